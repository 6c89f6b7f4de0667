"""Lemma scripts: how to get from a form to its lemma, as a label that a tagger predicts.

A script is ``case|strip|append``: the case rule is ``l`` (lower-case the form) or
``k`` (keep it), ``strip`` counts characters cut from the end (``*`` for all of
them) and ``append`` is what then follows. "Cities" to "city" is ``l|3|y``; "was"
to "be" is ``l|*|be``. After UDPipe's and Trankit's edit-script lemmatisers.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

IDENTITY: Final = "k|0|"


def script_for(form: str, lemma: str) -> str:
    """Return the script that turns ``form`` into ``lemma``."""
    if form == lemma and form != form.lower():
        return IDENTITY
    case, base = ("l", form.lower())
    if lemma != lemma.lower():
        case, base = ("k", form)
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if shared == 0 and lemma:
        return f"{case}|*|{lemma}"
    return f"{case}|{len(base) - shared}|{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """Return the lemma that ``script`` makes of ``form``; never empty for a non-empty form."""
    case, strip, append = script.split("|", 2)
    base = form.lower() if case == "l" else form
    if strip == "*":
        return append or form
    count = int(strip)
    if count >= len(base):
        return append or form
    return (base[: len(base) - count] if count else base) + append


@cache
def _endings() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return tag to (ending, replacements), the longest endings first."""
    text = (files(__package__) / "data" / "endings.txt").read_text(encoding="utf-8")
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            tag, ending, *replacements = line.split()
            table.setdefault(tag, []).append((ending, tuple(replacements)))
    return {tag: tuple(sorted(rows, key=lambda row: -len(row[0]))) for tag, rows in table.items()}


def regular_lemmas(form: str, upos: str) -> Iterator[str]:
    """Yield what the form's lemma would be if it were inflected regularly, likeliest first."""
    for ending, replacements in _endings().get(upos, ()):
        stem = form.removesuffix(ending)
        if stem in (form, ""):
            continue
        for replacement in replacements:
            if replacement != "=":
                lemma = stem + replacement.replace("-", "")
            else:
                lemma = stem[:-1] if stem[-2:-1] == stem[-1] else ""
            if len(lemma) > 2:
                yield lemma


class Lemmatizer:
    """Chooses a word's lemma.

    The treebanks' lexicon decides where it knows the form; else the model's script,
    unless what it makes is no word and a regular ending leads to one.
    """

    def __init__(self, path: Path, is_word: Callable[[str], bool]) -> None:
        """Load the lexicon: "form|UPOS" to lemmas, most frequent first."""
        self._lexicon: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
        self._is_word = is_word

    def lemma(self, form: str, upos: str, script: str) -> str:
        """Return the lemma of a form with its tag; ``script`` is the model's best guess."""
        known = self._lexicon.get(f"{form.lower()}|{upos}")
        if known is not None and len(known) == 1:
            return known[0]
        guess = apply_script(form, script)
        if known is not None:
            return guess if guess in known else known[0]
        inflected = upos == "VERB" and form.lower().endswith(("ing", "ed"))
        unchanged = guess.lower() == form.lower()
        plausible = not inflected if unchanged else self._is_word(guess)
        if plausible:
            return guess
        regular = regular_lemmas(form.lower(), upos)
        return next((lemma for lemma in regular if self._is_word(lemma)), guess)
