"""What a date is laid against, and which year is meant where none is written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.resolved.periods import Period

_FUTURE_BOUNDS: Final = ("until", "by")
_Maker = Callable[[int], Period | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is laid against; ``tense`` is past, future or ""."""

    fields: dict[str, str]
    anchor: date | None
    tense: str
    previous: Period | None

    def number(self, name: str, default: int = 0) -> int:
        """Return a field as a whole number."""
        value = self.fields.get(name, "")
        return int(value) if value.removeprefix("-").isdecimal() else default

    @property
    def is_dated(self) -> bool:
        """Say whether the words say which year, or how to get there."""
        return any(name in self.fields for name in ("year", "year_offset", "way"))

    @property
    def is_future(self) -> bool:
        """Say whether an open date points to what is to come."""
        if self.tense:
            return self.tense == "future"
        return self.fields.get("bound") in _FUTURE_BOUNDS

    def nearest(self, make: Callable[[int], Period | None]) -> Period | None:
        """Return the period of the year before, of or after the anchor that is meant."""
        if self.anchor is None:
            return None
        found = [_tried(make, self.anchor.year + n) for n in (-1, 0, 1)]
        periods = [period for period in found if period]
        if weekday := self.number("weekday"):
            fitting = [p for p in periods if p.start.isoweekday() == weekday]
            if len(fitting) == 1:
                return fitting[0]
        return self._pointed(periods, self.anchor)

    def _pointed(self, periods: list[Period], anchor: date) -> Period | None:
        """Return the nearest period in the direction that tense or limit gives, if any."""
        bound = self.fields.get("bound")
        if bound == "since" or (self.tense == "past" and bound not in _FUTURE_BOUNDS):
            periods = [p for p in periods if p.start <= anchor]
        elif self.is_future:
            periods = [p for p in periods if p.end >= anchor]
        return min(periods, key=lambda p: _far(p, anchor), default=None)


def _far(period: Period, anchor: date) -> int:
    """Return days between, those ahead twice: without a tense, news looks back."""
    days = (period.start - anchor).days
    return 2 * days if days > 0 else -days


def _tried(make: Callable[[int], Period | None], year: int) -> Period | None:
    try:
        return make(year)
    except (ValueError, OverflowError):
        return None  # 29 February in most years


def in_year(setting: Setting, make: Callable[[int], Period | None]) -> Period | None:
    """Make a part of the year that is written, said ("last year"), or meant."""
    if year := setting.number("year"):
        return make(year)
    if "year_offset" in setting.fields:
        return make(setting.anchor.year + setting.number("year_offset")) if setting.anchor else None
    way = setting.fields.get("way")
    if way is None or setting.anchor is None:
        return setting.nearest(make)
    return _by_way(int(way), setting.anchor, make)


def _by_way(way: int, anchor: date, make: Callable[[int], Period | None]) -> Period | None:
    """Return "last June" (over before the anchor), "next June", "this June"."""
    found = [_tried(make, anchor.year + n) for n in (-1, 0, 1)]
    periods = [period for period in found if period]
    if way < 0:
        return max((p for p in periods if p.end < anchor), key=lambda p: p.start, default=None)
    if way > 0:
        return min((p for p in periods if p.start > anchor), key=lambda p: p.start, default=None)
    return next((p for p in periods if p.start.year == anchor.year), None)
