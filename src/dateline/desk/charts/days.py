"""Days on an axis: ISO dates as far as they are exact, periods, and labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Step = Literal["day", "week", "month", "year"]

#: Names that no locale changes.
_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
#: The longest time, in days, that is shown by this step.
_LONGEST: Final[tuple[tuple[int, Step], ...]] = ((92, "day"), (740, "week"), (4000, "month"))
#: Units that a letter of a label takes, and by how many a label may pass the end.
_LETTER, _OVER = 6.5, 5.0
#: Months between two marks of an axis.
_STRIDES: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


def first_day(text: str) -> date:
    """Return the first day of an ISO date that may be a year or month. Raises ValueError."""
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def last_day(text: str) -> date:
    """Return the last day of an ISO date that may be a year or month. Raises ValueError."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else None
    return following - timedelta(days=1) if following else date.max


def step_for(since: str, until: str) -> Step:
    """Return the step that makes a time some dozens of bars."""
    days = (last_day(until) - first_day(since)).days + 1
    return next((step for longest, step in _LONGEST if days <= longest), "year")


def period_of(day: date, step: Step) -> tuple[date, date]:
    """Return the first and the last day of the day, week (from Monday), month or year."""
    if step == "day":
        return day, day
    if step == "week":
        monday = day - timedelta(days=min(day.weekday(), (day - date.min).days))
        return monday, min(monday, date.max - timedelta(days=6)) + timedelta(days=6)
    text = day.isoformat()[: 7 if step == "month" else 4]
    return first_day(text), last_day(text)


def periods(since: str, until: str, step: Step) -> Iterator[tuple[date, date]]:
    """Yield the periods that cover a time, in order."""
    day, end = first_day(since), last_day(until)
    while day <= end:
        first, last = period_of(day, step)
        yield first, last
        if last >= date.max:
            return
        day = last + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayScale:
    """Days laid along an axis: ``start`` is where the first begins, ``end`` where the last ends."""

    first: date
    last: date
    start: float
    end: float

    def at(self, day: date) -> float:
        """Return where a day begins; days outside go to the edge."""
        days = (self.last - self.first).days + 1
        share = ((day - self.first).days) / days
        return self.start + min(max(share, 0), 1) * (self.end - self.start)

    def after(self, day: date) -> float:
        """Return where a day ends."""
        return self.at(day + timedelta(days=1)) if day < date.max else self.end

    def marks(self, room: float = 70) -> Sequence[tuple[float, str]]:
        """Return places and labels of an axis, at least ``room`` apart."""
        most = max(int((self.end - self.start) / room), 1)
        days = (self.last - self.first).days + 1
        if days <= 62:
            return [(self.at(day), _day_label(day)) for day in _days(self.first, days, most)]
        months = days / 30.4
        stride = next((size for size in _STRIDES if months / size <= most), _STRIDES[-1])
        found = [(self.at(day), _month_label(day, stride)) for day in self._months(stride)]
        return [mark for mark in found if mark[0] + len(mark[1]) * _LETTER <= self.end + _OVER]

    def _months(self, stride: int) -> Iterator[date]:
        at = self.first.year * 12 + self.first.month - 1
        at += -at % stride if self.first.day == 1 or at % stride else stride
        while at < 120_000 and (day := date(at // 12, at % 12 + 1, 1)) <= self.last:
            yield day
            at += stride


def label(text: str) -> str:
    """Return an ISO date as people read it: 13 Aug 2025, Aug 2025, 2025."""
    if not text:
        return "no date"
    parts = text.split("-")
    words = [parts[0], *(_MONTHS[int(month) - 1] for month in parts[1:2])]
    words += [str(int(day)) for day in parts[2:3]]
    return " ".join(reversed(words))


def _days(first: date, days: int, most: int) -> Iterator[date]:
    stride = -(-days // most)
    for offset in range(0, days, stride):
        yield first + timedelta(days=offset)


def _day_label(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _month_label(day: date, stride: int) -> str:
    return str(day.year) if stride >= 12 else f"{_MONTHS[day.month - 1]} {day.year}"
