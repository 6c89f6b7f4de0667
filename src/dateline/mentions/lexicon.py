"""Finding known words for actors: states, organisations, ranks, posts, bodies.

One pass over the words of a sentence; at each word the longest entry wins. Names are
matched with their capitals, common nouns by lemma ("ministers", "Ministers").
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.mentions.terms import Term, shipped_terms
from dateline.records import Word

#: Kinds whose entries are proper names and keep their capitals.
_NAMES: Final = frozenset({"state", "adjective", "people", "capital", "metonym", "org"})
#: What wins where several entries of one length begin at a word.
_ORDER: Final = (
    "state",
    "adjective",
    "people",
    "org",
    "metonym",
    "capital",
    "rank",
    "post",
    "body",
    "crowd",
    "country",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A term at words ``first`` to ``last`` (included)."""

    first: int
    last: int
    term: Term


_RANK: Final = {kind: number for number, kind in enumerate(_ORDER)}
_Entry = tuple[tuple[str, ...], Term]


class Lexicon:
    """Entries by their first word, longer ones by their first two."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Index the terms; the order of equal lengths is by kind, then as given."""
        self._single: dict[str, list[_Entry]] = {}
        self._double: dict[str, dict[str, list[_Entry]]] = {}
        for term in terms:
            self._enter(tuple(_pieces(term.text)), term)
        for index in (self._single, *self._double.values()):
            for entries in index.values():
                entries.sort(key=_weight)

    def _enter(self, words: tuple[str, ...], term: Term) -> None:
        if len(words) == 1:
            self._single.setdefault(words[0].lower(), []).append((words, term))
        elif words:
            seconds = self._double.setdefault(words[0].lower(), {})
            seconds.setdefault(words[1].lower(), []).append((words, term))

    def find(self, words: Sequence[Word]) -> list[Found]:
        """Return the longest terms of a sentence, left to right, without overlap."""
        found: list[Found] = []
        number, count = 0, len(words)
        while number < count:
            match = self._at(words, number)
            if match is None:
                number += 1
            else:
                found.append(match)
                number = match.last + 1
        return found

    def _at(self, words: Sequence[Word], first: int) -> Found | None:
        keys = _keys(words[first])
        if first + 1 < len(words):
            following = _keys(words[first + 1])
            for key in keys:
                seconds = self._double.get(key)
                if seconds is not None:
                    found = _first_fit(words, first, seconds, following)
                    if found is not None:
                        return found
        return _first_fit(words, first, self._single, keys)


def _weight(entry: _Entry) -> tuple[int, int]:
    """Return what entries are sorted by: the longest first, then by kind."""
    return -len(entry[0]), _RANK.get(entry[1].kind, len(_RANK))


def _keys(word: Word) -> list[str]:
    """Return what a word may be listed as: its form, without full stops, its lemma."""
    lower = word.form.lower()
    keys = [lower]
    if "." in lower and len(lower) > 1:
        keys.append(lower.replace(".", ""))
    if word.lemma != lower and word.upos != "PROPN":
        keys.append(word.lemma)
    elif lower.endswith("s"):
        keys.append(lower[:-1])
    return keys


def _first_fit(
    words: Sequence[Word], first: int, index: Mapping[str, list[_Entry]], keys: Sequence[str]
) -> Found | None:
    """Return the longest entry under one of the keys that stands at a word."""
    best: Found | None = None
    for key in keys:
        for pieces, term in index.get(key, ()):
            if best is not None and len(pieces) <= best.last - best.first + 1:
                break
            if _fits(words, first, pieces, term):
                best = Found(first, first + len(pieces) - 1, term)
                break
    return best


def _pieces(text: str) -> list[str]:
    """Cut an entry as the tokenizer does: hyphens and possessives stand alone."""
    spaced = text.replace("-", " - ").replace("’s", " ’s").replace("'s", " 's")
    return spaced.split()


def _fits(words: Sequence[Word], first: int, pieces: Sequence[str], term: Term) -> bool:
    if first + len(pieces) > len(words):
        return False
    named = term.kind in _NAMES
    for offset, piece in enumerate(pieces):
        word = words[first + offset]
        if named:
            if not _same_name(word.form, piece):
                return False
        elif not _same_noun(word, piece, last=offset == len(pieces) - 1):
            return False
    return named or _is_nominal(words, first, pieces)


def _same_name(form: str, piece: str) -> bool:
    if form == piece:
        return True
    if piece.isupper() and len(piece) <= 5:
        return form.replace(".", "") == piece.replace(".", "") and form.isupper()
    return form.isupper() and len(form) > 3 and form.lower() == piece.lower()


def _same_noun(word: Word, piece: str, *, last: bool) -> bool:
    if not piece.islower():
        return word.form.replace(".", "") == piece
    lower, wanted = word.form.lower(), piece
    if lower == wanted or (lower.endswith(".") and lower.replace(".", "") == wanted):
        return True
    if not last:
        return False
    return word.lemma == wanted or (word.upos == "PROPN" and lower == wanted + "s")


def _is_nominal(words: Sequence[Word], first: int, pieces: Sequence[str]) -> bool:
    return words[first + len(pieces) - 1].upos in ("NOUN", "PROPN", "ADJ", "X")


def shipped_lexicon(more: Iterable[Term] = ()) -> Lexicon:
    """Return the lexicon of the shipped knowledge, and of ``more`` that goes before it."""
    return Lexicon([*more, *shipped_terms()])


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the shipped knowledge, made once a process."""
    return shipped_lexicon()
