"""Gold sentences, words and names in the form that scores compare."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.reading.conllu import Tree

Span = tuple[int, int]


@dataclass(slots=True)
class GoldText:
    """A paragraph put together from treebank sentences; spans are offsets into its text."""

    text: str
    sentences: list[Span]
    words: list[list[Span]]
    trees: list[Tree]


def gold_texts(trees: Iterable[Tree]) -> Iterator[GoldText]:
    """Put sentences back into paragraphs, as the treebank's newdoc and newpar comments say."""
    current = GoldText("", [], [], [])
    for tree in trees:
        starts = any(key.startswith(("newdoc", "newpar")) for key in tree.comments)
        if starts and current.trees:
            yield current
            current = GoldText("", [], [], [])
        start = len(current.text)
        current.sentences.append((start, start + len(tree.text)))
        current.words.append([(start + a, start + b) for a, b in word_spans(tree)])
        current.trees.append(tree)
        glued = "SpaceAfter=No" in tree.words[-1].misc
        current.text += tree.text + ("" if glued else " ")
    if current.trees:
        yield current


def word_spans(tree: Tree) -> list[Span]:
    """Return each word's span in the sentence's text.

    Words of a multiword token share its letters where they spell it ("do" "n't");
    where they don't, each gets the whole token's span.
    """
    ranges = {first - 1: (last, form) for first, last, form, _ in tree.ranges}
    spans: list[Span] = []
    place = 0
    while len(spans) < len(tree.words):
        number = len(spans)
        last, form = ranges.get(number, (number + 1, tree.words[number].form))
        start = max(tree.text.find(form, place), place)
        forms = [word.form for word in tree.words[number:last]]
        if "".join(forms) == form:
            at = start
            for part in forms:
                spans.append((at, at + len(part)))
                at += len(part)
        else:
            spans += [(start, start + len(form))] * len(forms)
        place = start + len(form)
    return spans


def names_of(row: dict[str, Any], kinds: tuple[str, ...]) -> set[tuple[int, int, str]]:
    """Return (first word, last word, type) of a BIO-labelled row's names of certain types."""
    return {name for name in bio_names(row["ner"]) if name[2] in kinds}


def bio_names(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return (first word, last word, type) of the names of a BIO sequence."""
    found: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            found.add((start, place - 1, kind))
            kind = ""
        if label.startswith("B-") or (label.startswith("I-") and not kind):
            start, kind = place, label[2:]
    return found
