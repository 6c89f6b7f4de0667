"""What a group of events has in common, and whether two groups can be one incident."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Self

from dateline.incidents.happenings import FIRST_DAY, LAST_DAY, Site, Span, kind_of
from dateline.incidents.scoring import kilometres, setting


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the events of a group leave open: all can be one act only within it.

    ``latest_start`` and ``earliest_end`` are the days between which all must have been, with
    ``slack`` days to spare; ``countries`` are those of the places, ``towns`` the exact places.
    """

    latest_start: int = FIRST_DAY
    earliest_end: int = LAST_DAY
    slack: int = 0
    countries: frozenset[str] = frozenset()
    towns: frozenset[Site] = frozenset()

    def joined(self, other: Self) -> Self:
        """Return the bounds of both groups together."""
        return type(self)(
            max(self.latest_start, other.latest_start),
            min(self.earliest_end, other.earliest_end),
            max(self.slack, other.slack),
            self.countries | other.countries,
            self.towns | other.towns,
        )

    def admits(self, other: Self) -> bool:
        """Say whether nothing of one group contradicts the other."""
        start = max(self.latest_start, other.latest_start)
        end = min(self.earliest_end, other.earliest_end)
        if start - end > max(self.slack, other.slack):
            return False
        if _apart(self.countries, other.countries):
            return False
        return self._may_be_there(other)

    def _may_be_there(self, other: Self) -> bool:
        """Say whether some town of the one is near one of the other, or none is told."""
        if not (self.towns and other.towns):
            return True
        most = setting("apart_km")
        return any(
            one.geonameid == two.geonameid or kilometres(one, two) <= most
            for one in self.towns
            for two in other.towns
        )


def bounds_of(type_: str, span: Span, site: Site) -> Bounds:
    """Return the bounds of one event."""
    return Bounds(
        span.first if span.known else FIRST_DAY,
        span.last if span.known else LAST_DAY,
        kind_of(type_).days,
        frozenset({site.country} - {""}),
        frozenset({site} if site.exact else ()),
    )


def bounds_of_all(found: Iterable[Bounds]) -> Bounds:
    """Return the bounds of several groups together."""
    return reduce(lambda one, two: one.joined(two), found, Bounds())


def _apart(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one and two) and not one & two
