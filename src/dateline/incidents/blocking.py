"""Which events are compared at all: those that share a key.

Keys depend on the event alone. Dated events share a type (or types that are near), a party or
a state, and a stretch of days. Where a date is missing or wide, events share a type and rare
words, two of them or one beside the word of the act, within some weeks before the report.
Events of reports that are not dated themselves share such words alone: no days bound the
search, so that a key counts the less the more events of the store hold it. That much does
depend on what else has been read, but not on the order of reading.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from dateline.incidents.happenings import Happening, kind_of, span_of
from dateline.incidents.words import most_telling

#: Days in a stretch.
_STRETCH: Final = 16
#: Dates that cover more days are taken as missing; such events are looked for in so many
#: days before the report.
_WIDEST: Final = 45
#: The same where the report has no date: a month that it names has too many other acts.
_WIDEST_UNDATED: Final = 7
#: Rare words taken two at a time, and beside the word of the act.
_PAIRED: Final = 5
_BESIDE: Final = 4
#: The same for reports without a date, in which nothing else bounds the search.
_PAIRED_UNDATED: Final = 8
_BESIDE_UNDATED: Final = 6
#: Where nothing but words bounds the search, a key that at most so many events of the store
#: hold is enough for a pair to be compared; of those that more hold, two or three are needed;
#: what still more hold tells nothing. So what is compared grows with the reports and not with
#: their square.
_ALONE, _BY_TWO, _BY_THREE = 5, 20, 100
#: In a small store nothing is gained by comparing less, and true pairs are lost: there so many
#: events may hold a key that events times holders come to this.
_SMALL: Final = 200_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How many events may hold a key that is enough alone, with one more, with two more."""

    alone: int
    by_two: int
    by_three: int


def limits(events: int) -> Limits:
    """Return the limits for a store of so many events."""
    alone = max(_ALONE, _SMALL // max(events, 1))
    return Limits(alone, max(_BY_TWO, alone), max(_BY_THREE, alone))


def is_dated(happening: Happening) -> bool:
    """Say whether an event is found by its days."""
    widest = _WIDEST if happening.published else _WIDEST_UNDATED
    return happening.span.known and happening.span.days <= widest


def timed_keys(happening: Happening) -> list[int]:
    """Return the keys that hold for some weeks, 63 bits each, in order."""
    stretches = _stretches(happening)
    if not stretches:
        return []
    found = [f"{word}|{stretch}" for word in _by_words(happening) for stretch in stretches]
    if is_dated(happening):
        found += [f"{party}|{stretch}" for party in _by_parties(happening) for stretch in stretches]
    return _numbers(found)


def loose_keys(happening: Happening) -> list[int]:
    """Return the keys that hold for all time, for pairs with a report without a date."""
    if happening.published:
        return _numbers(_by_words(happening))
    return _numbers(_by_words(happening, _PAIRED_UNDATED, _BESIDE_UNDATED))


def tolerance(happening: Happening) -> int:
    """Return by how many days another date may differ."""
    return kind_of(happening.type).days


def _stretches(happening: Happening) -> range:
    """Return the stretches of days that an event may lie in; none if nothing is dated."""
    span, slack = happening.span, tolerance(happening)
    if is_dated(happening):
        first, last = span.first - slack, span.last + slack
    else:
        report = span_of(happening.published, "", "stated")
        if not report.known:
            return range(0)
        first, last = report.last - _WIDEST, report.last
    return range(first // _STRETCH, last // _STRETCH + 1)


def _by_parties(happening: Happening) -> Iterator[str]:
    kinds = [happening.type]
    kinds += ["+".join(sorted((happening.type, near))) for near in kind_of(happening.type).near]
    sides = (*happening.actors, *happening.recipients)
    parties = {side.code or side.key for side in sides} | {happening.site.country}
    return (f"{kind}|{party}" for kind in kinds for party in sorted(parties - {""}))


def _by_words(happening: Happening, paired: int = _PAIRED, beside: int = _BESIDE) -> Iterator[str]:
    best = most_telling(happening.words | happening.triggers, max(paired, beside))
    for one, two in combinations(sorted(best[:paired]), 2):
        yield f"{happening.type}|{one} {two}"
    for word in best[:beside]:
        yield from (f"{happening.type}|{trigger}: {word}" for trigger in happening.triggers)


def _numbers(keys: Iterable[str]) -> list[int]:
    packed = (key.encode("utf-8", "surrogatepass") for key in keys)
    digests = (hashlib.blake2b(key, digest_size=8).digest() for key in packed)
    return sorted({int.from_bytes(digest, "big") >> 1 for digest in digests})
