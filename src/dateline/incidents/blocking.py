"""Which events are compared at all: those that share a key.

Keys depend on the event alone, so that what is compared does not depend on what else has
been read. Dated events share a type (or types that are near), a party or a state, and a
stretch of days; where a date is missing or wide, they share rare words instead, two of them
or one beside a party.
"""

import hashlib
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from dateline.incidents.happenings import Happening, kind_of
from dateline.incidents.words import rare

#: Days in a stretch.
_STRETCH: Final = 16
#: Dates that cover more days are taken as missing.
_WIDEST: Final = 45
#: Rare words of an event that undated ones are found by, two at a time.
_RARE: Final = 6
#: Rare words that, one at a time, find an event together with a party.
_RARE_OF_PARTY: Final = 10


def is_dated(happening: Happening) -> bool:
    """Say whether an event is found by its days."""
    return happening.span.known and happening.span.days <= _WIDEST


def keys(happening: Happening) -> list[int]:
    """Return the keys of an event, 63 bits each, in order; some events have none."""
    found = set(_by_words(happening))
    if is_dated(happening):
        found.update(_by_days(happening))
    return sorted(_number(key) for key in found)


def tolerance(happening: Happening) -> int:
    """Return by how many days another date may differ."""
    return kind_of(happening.type).days


def _kinds(happening: Happening) -> Iterator[str]:
    yield happening.type
    for near in kind_of(happening.type).near:
        yield "+".join(sorted((happening.type, near)))


def _by_days(happening: Happening) -> Iterator[str]:
    span, slack = happening.span, tolerance(happening)
    stretches = range((span.first - slack) // _STRETCH, (span.last + slack) // _STRETCH + 1)
    for kind in _kinds(happening):
        for party in _parties(happening):
            yield from (f"{kind}|{party}|{stretch}" for stretch in stretches)


def _parties(happening: Happening) -> set[str]:
    sides = (*happening.actors, *happening.recipients)
    found = {side.code or side.key for side in sides}
    return found | ({happening.site.country} if happening.site.country else set())


def _by_words(happening: Happening) -> Iterator[str]:
    told = happening.words | happening.triggers
    pairs = combinations(rare(told, _RARE), 2)
    yield from (f"{happening.type}|{one}|{two}" for one, two in pairs)
    for party in _parties(happening):
        words = rare(told | happening.title, _RARE_OF_PARTY)
        yield from (f"{happening.type}|{party}|{word}" for word in words)


def _number(key: str) -> int:
    packed = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(packed, "big") >> 1
