"""Comparing the words of a text with those of an entry of the lexicon."""

from collections.abc import Sequence
from typing import Final

from dateline.hyphens import cut
from dateline.records import Word

#: Before a noun: who was it once ("ex-president").
EX: Final = "ex-"


def keys_of(word: Word) -> list[str]:
    """Return what a word may be listed as: its form, without full stops, its lemma."""
    lower = word.form.lower()
    keys = [lower]
    if lower.startswith(EX):
        keys.append(lower.removeprefix(EX))
    if "." in lower and len(lower) > 1:
        keys.append(lower.replace(".", ""))
    if word.lemma != lower and word.upos != "PROPN":
        keys.append(word.lemma)
    elif lower.endswith("s"):
        keys.append(lower[:-1])
    return keys


def pieces(text: str) -> list[str]:
    """Cut an entry as the tokenizer does: hyphens that cut and possessives stand alone."""
    spaced = text.replace("’s", " ’s").replace("'s", " 's")
    return [piece for word in spaced.split() for piece in cut(word)]


def fits(words: Sequence[Word], first: int, wanted: Sequence[str], *, named: bool) -> bool:
    """Say whether an entry's pieces stand at a word; ``named``: with their capitals."""
    if first + len(wanted) > len(words):
        return False
    if named:
        return all(
            _same_name(words[first + offset].form, piece) for offset, piece in enumerate(wanted)
        )
    end = len(wanted) - 1
    return all(
        _same_noun(words[first + offset], piece, last=offset == end)
        for offset, piece in enumerate(wanted)
    ) and words[first + end].upos in ("NOUN", "PROPN", "ADJ", "X")


def _same_name(form: str, piece: str) -> bool:
    if form == piece:
        return True
    if "-" in piece and len(piece) > 1 and form.lower() == piece.lower():
        return True  # "Al-Qaeda", "al-Qaeda"
    if piece.isupper() and len(piece) <= 5:
        letters = form.replace(".", "")
        mixed = letters[:1].isupper() and sum(letter.isupper() for letter in letters) > 1
        return mixed and letters.upper() == piece.replace(".", "")  # "DfID", "U.S."
    return form.isupper() and len(form) > 3 and form.lower() == piece.lower()


def _same_noun(word: Word, piece: str, *, last: bool) -> bool:
    if not piece.islower():
        return word.form.replace(".", "") == piece
    lower, wanted = word.form.lower().removeprefix(EX), piece
    if lower == wanted or (lower.endswith(".") and lower.replace(".", "") == wanted):
        return True
    if not last:
        return False
    return word.lemma.removeprefix(EX) == wanted or (word.upos == "PROPN" and lower == wanted + "s")
