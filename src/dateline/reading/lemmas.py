"""Lemma scripts: how to get from a form to its lemma, as a label that a tagger predicts.

A script is ``case|strip|append``: the case rule is ``l`` (lower-case the form) or
``k`` (keep it), ``strip`` counts characters cut from the end (``*`` for all of
them) and ``append`` is what then follows. "Cities" to "city" is ``l|3|y``; "was"
to "be" is ``l|*|be``. After UDPipe's and Trankit's edit-script lemmatisers.
"""

import json
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


class Lemmatizer:
    """Chooses a word's lemma: the lexicon's where it is sure, else what the script makes."""

    def __init__(self, path: Path) -> None:
        """Load the lexicon: "form|UPOS" to lemmas, most frequent first."""
        self._lexicon: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))

    def lemma(self, form: str, upos: str, script: str) -> str:
        """Return the lemma of a form with its tag; ``script`` is the model's best guess."""
        known = self._lexicon.get(f"{form.lower()}|{upos}")
        if known is None:
            return apply_script(form, script)
        if len(known) == 1:
            return known[0]
        guess = apply_script(form, script)
        return guess if guess in known else known[0]
