"""How an act is told: the names about it, and whether it is news, recalled or one more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Self

from dateline.incidents.words import stem, tokens, weight
from dateline.lists import lines

#: Characters around the words of an act in which its names stand.
_BEFORE: Final = 50
_AFTER: Final = 70
#: Characters around a sentence whose names belong to what it tells.
_AROUND: Final = 250
#: Characters around the words of an act in which it is said to be one more, or recalled.
_BESIDE: Final = 40
#: Names whose stem is less telling ("The", "Monday") say nothing.
_TELLING: Final = 0.5
#: Before the stems of names, where they are kept among other words; stems begin with neither.
_NAME, _NEAR_NAME = "^", "~"
_RECALLED, _ONCE_MORE = "!recalled", "!once more"
_NUMBERS: Final = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
)

Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How an event is told in a report.

    ``names`` are stems of names beside the act, ``around`` of those in its sentences and next
    to them. ``recalled``: told as what is known ("after the attack"); ``once_more``: told as
    one of several ("another attack").
    """

    names: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    recalled: bool = False
    once_more: bool = False

    def joined(self, other: Self) -> Self:
        """Return how an event is told in two of its sentences together."""
        return type(self)(
            self.names | other.names,
            self.around | other.around,
            self.recalled or other.recalled,
            self.once_more or other.once_more,
        )


#: Told as news, naming nothing.
NEWS: Final = Manner()


def manner_of(text: str, start: int, end: int, spans: Spans) -> Manner:
    """Return how a sentence (``start`` to ``end``) tells an act whose words are ``spans``."""
    names: set[str] = set()
    recalled = once_more = False
    for first, last in spans:
        names |= _names(text[max(start, first - _BEFORE) : min(end, last + _AFTER)])
        before = text[max(start, first - _BESIDE) : first]
        recalled |= _has(before, "recalled")
        once_more |= _has(text[max(start, first - _BESIDE) : min(end, last + _BESIDE)], "once_more")
    around = _names(text[max(0, start - _AROUND) : end + _AROUND])
    return Manner(frozenset(names), frozenset(around), recalled, once_more)


def packed(manner: Manner) -> list[str]:
    """Return a manner as marked words, in order, to be kept among other words."""
    marks = ((manner.recalled, _RECALLED), (manner.once_more, _ONCE_MORE))
    found = [mark for holds, mark in marks if holds]
    found += [_NAME + name for name in manner.names]
    found += [_NEAR_NAME + name for name in manner.around - manner.names]
    return sorted(found)


def unpacked(kept: Iterable[str]) -> tuple[frozenset[str], Manner]:
    """Return the words that bear no mark, and the manner that the others tell."""
    every = frozenset(kept)
    names, around = _marked(every, _NAME), _marked(every, _NEAR_NAME)
    plain = frozenset(word for word in every if word[0] not in "^~!")
    return plain, Manner(names, names | around, _RECALLED in every, _ONCE_MORE in every)


def _marked(kept: frozenset[str], mark: str) -> frozenset[str]:
    return frozenset(word[1:] for word in kept if word.startswith(mark))


def _names(text: str) -> set[str]:
    found = {stem(word) for word in tokens(text) if len(word) > 1 and word[0].isupper()}
    return {name for name in found if weight(name) >= _TELLING}


def _has(text: str, name: str) -> bool:
    """Say whether a text has one of the words or pairs of words of a list."""
    said = list(_shapes(text))
    pairs = {f"{one} {two}" for one, two in pairwise(said)}
    return not (pairs | set(said)).isdisjoint(lines(__package__, name))


def _shapes(text: str) -> Iterator[str]:
    """Yield words in small letters, with N for numbers."""
    for word in tokens(text):
        small = word.lower()
        if small in _NUMBERS or small.isdigit():
            yield "N"
        elif small[0].isdigit():
            yield "Nth" if small[-2:] in {"th", "st", "nd", "rd"} else "N"
        else:
            yield small
