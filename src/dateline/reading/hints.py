"""Hints in numbers, as the event head takes them; training and reading share this."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.records import Hints, Parse

#: Kinds of mentions; each counts twice, for the word that heads it and for the others.
KINDS: Final = (
    "person", "state", "organisation", "group", "role", "pronoun", "place", "adjective",
    "location", "date",
)  # fmt: skip
#: A word may stand on both sides.
_SIDES: Final = {"actor": 1, "recipient": 2}
#: How many numbers there are for mentions and for sides.
MENTION_NUMBERS: Final = 2 * len(KINDS) + 1
SIDE_NUMBERS: Final = 4
_OF_KIND: Final = {kind: 2 * number + 1 for number, kind in enumerate(KINDS)}


@dataclass(slots=True)
class WordHints:
    """Numbers for each word of a sentence; 0 is none.

    ``types`` has the type of a frame there, ``sides`` the sides on which frames have the
    word, ``told`` the same for each frame's word alone, ``mentions`` what it belongs to.
    """

    types: list[int]
    sides: list[int]
    mentions: list[int]
    told: dict[int, dict[int, int]]

    def part(self, start: int, end: int) -> "WordHints":
        """Return the hints of some of the words, counted from the first of these."""
        told = {
            trigger - start: {word - start: side for word, side in own.items() if start <= word}
            for trigger, own in self.told.items()
            if start <= trigger < end
        }
        words = slice(start, end)
        return WordHints(self.types[words], self.sides[words], self.mentions[words], told)


def joined(parses: Sequence[Parse], hints: Sequence[Hints]) -> Hints:
    """Return the hints of units that are read as one sentence."""
    whole, base = Hints(), 0
    for parse, own in zip(parses, hints, strict=True):
        whole = Hints(
            (*whole.mentions, *((word + base, kind, heads) for word, kind, heads in own.mentions)),
            (*whole.types, *((word + base, kind) for word, kind in own.types)),
            (*whole.sides, *((at + base, word + base, side) for at, word, side in own.sides)),
        )
        base += len(parse.words)
    return whole


def word_hints(hints: Hints, count: int, types: Mapping[str, int]) -> WordHints:
    """Return the hints of a sentence of ``count`` words; ``types`` numbers PLOVER's."""
    found = WordHints([0] * count, [0] * count, [0] * count, {})
    for word, kind, heads in hints.mentions:
        found.mentions[word] = _OF_KIND[kind] + (0 if heads else 1)
    for word, kind in hints.types:
        found.types[word] = types[kind]
        found.told.setdefault(word, {})
    for trigger, word, side in hints.sides:
        own = found.told[trigger]
        own[word] = own.get(word, 0) | _SIDES[side]
        found.sides[word] |= _SIDES[side]
    return found


def spread(values: Sequence[int], firsts: Sequence[int], size: int) -> list[int]:
    """Return one number a subword from one a word: all subwords of a word have its number.

    ``firsts`` are the places of the words' first subwords, ``size`` the number of subwords,
    the two markers among them.
    """
    out = [0] * size
    for value, start, end in zip(values, firsts, [*firsts[1:], size - 1], strict=True):
        if value:
            out[start:end] = [value] * (end - start)
    return out
