"""The lemma lexicon: what the treebanks say of each form, beside what the model predicts."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from dateline.reading.conllu import Tree

#: Names keep their form, marks and numbers are their own lemmas: not worth a row.
_PASSED_OVER: Final = frozenset(("PROPN", "PUNCT", "SYM", "NUM", "X"))


def count_lemmas(trees: Iterable[Tree]) -> dict[str, list[str]]:
    """Return "form|UPOS" (form lower-cased) to its lemmas, most frequent first.

    A lemma that a form has in fewer than one case of twenty is taken for a slip.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for word in tree.words:
            if word.upos not in _PASSED_OVER and word.lemma not in ("_", ""):
                counts[f"{word.form.lower()}|{word.upos}"][word.lemma] += 1
    lexicon = {}
    for key, counter in sorted(counts.items()):
        total = counter.total()
        ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
        lexicon[key] = [lemma for lemma, count in ranked if count * 20 >= total]
    return lexicon


def save_lexicon(lexicon: dict[str, list[str]], path: Path) -> None:
    """Write the lexicon as JSON, a form a line."""
    rows = (
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(lemmas, ensure_ascii=False)}"
        for key, lemmas in lexicon.items()
    )
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
