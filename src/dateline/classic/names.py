"""Names and agents of a codebook found among the words of a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline import lists
from dateline.records import CodedName, Word

#: Marks in the place of a code: the name is known and codes nobody.
_NOBODY: Final = frozenset({"---", "###", "+++", "***"})


#: So many other words may stand between the words of a loose name, all in all.
_GAP: Final = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``last`` (included) that have a code."""

    first: int
    last: int
    code: str
    agent: bool


class Names:
    """The names of a codebook by their first word."""

    def __init__(self, names: Iterable[CodedName]) -> None:
        """Sort the names; of two with the same words the first one counts."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], CodedName]]] = {}
        seen: set[tuple[str, ...]] = set()
        for name in names:
            pieces = tuple(piece for word in name.words for piece in _pieces(word))
            if pieces and pieces not in seen:
                seen.add(pieces)
                self._by_first.setdefault(pieces[0], []).append((pieces, name))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Sequence[Word], day: str) -> list[Found]:
        """Return what is named, the longest names first where they overlap, left to right."""
        pieces = [(p, n) for n, word in enumerate(words) for p in _pieces(word.form.upper())]
        cased = any(word.form[:1].islower() for word in words)
        found: list[Found] = []
        at = 0
        while at < len(pieces):
            length, name = self._longest(pieces, at)
            span = pieces[at : at + length]
            if name is not None and (name.agent or not cased or _capital(words, span)):
                code = code_on(name, day)
                if code:
                    found.append(Found(span[0][1], span[-1][1], code, name.agent))
                at += length
            else:
                at += 1
        return found

    def _longest(self, pieces: Sequence[tuple[str, int]], at: int) -> tuple[int, CodedName | None]:
        """Return how far the longest name from a word on reaches, and the name."""
        best: tuple[int, int, CodedName | None] = (0, 0, None)
        for key in _stems(pieces[at][0]):
            for wanted, name in self._by_first.get(key, ()):
                there = [piece for piece, _number in pieces[at : at + len(wanted) + _GAP]]
                length = _length(wanted, there, name)
                if length and len(wanted) > best[0]:
                    best = (len(wanted), length, name)
        return best[1], best[2]


def _pieces(word: str) -> Iterator[str]:
    """Yield the parts of a word between hyphens."""
    yield from (piece for piece in word.split("-") if piece)


def _stems(piece: str) -> Iterator[str]:
    """Yield a word and what it is without each ending that a name may take."""
    yield piece
    for ending in _endings():
        if piece.endswith(ending) and len(piece) > len(ending):
            yield piece.removesuffix(ending)


def _endings() -> frozenset[str]:
    return lists.words("dateline.classic", "endings")


def _length(wanted: Sequence[str], there: Sequence[str], name: CodedName) -> int:
    """Return how many of the words there a name takes, 0 where it does not stand there."""
    at = 0
    for number, word in enumerate(wanted):
        last = number == len(wanted) - 1
        gap = _GAP if name.loose and number else 0
        places = range(at, min(at + gap + 1, len(there)))
        ended = last and not name.whole
        at = next((n + 1 for n in places if _is(there[n], word, ended)), 0)
        if not at:
            return 0
    return at if at <= len(wanted) + _GAP else 0


def _is(there: str, word: str, ended: bool) -> bool:
    """Say whether a word is the one that is wanted; ``ended``: it may have an ending."""
    if there == word:
        return True
    return ended and there.startswith(word) and there[len(word) :] in _endings()


def _capital(words: Sequence[Word], span: Sequence[tuple[str, int]]) -> bool:
    return any(words[number].form[:1].isupper() for _piece, number in span)


def code_on(name: CodedName, day: str) -> str:
    """Return the code of a name on a day, "" where it has none or codes nobody.

    The first code whose days hold the day, else one without days; without a day the last.
    """
    dated = [c for c in name.codes if c.start or c.end]
    always = [c.code for c in name.codes if not (c.start or c.end)]
    if day:
        held = [c.code for c in dated if c.start <= day and (not c.end or day <= c.end)]
    else:
        held = [] if always else [c.code for c in dated[-1:]]
    code = next(iter([*held, *always]), "")
    return "" if code in _NOBODY else code
