"""Time series of what passes filters: of a dyad, of one side, or of all events."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Unpack

from dateline.store.database import Store
from dateline.store.errors import BadFilter
from dateline.store.filters import EventFilters, day, text
from dateline.store.finding import ask_found
from dateline.store.persons import persons
from dateline.store.questions import Row, rows_of, sql
from dateline.store.selecting import event_values

#: The periods, each with the characters of a date that it needs.
PERIODS: Final = {"day": 10, "week": 10, "month": 7, "year": 4}
BASES: Final = ("event", "report")
_COUNTS: Final = ("events", "quad_1", "quad_2", "quad_3", "quad_4")
_COLUMNS: Final = ("period", *_COUNTS, "score", "goldstein")
#: Longer series are a mistake, such as a date of the year 1 by days.
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Series:
    """A row a period, first to last; ``undated``: events with no date that exact."""

    rows: list[Row]
    undated: int


def series(
    store: Store, period: str = "month", by: str = "event", **filters: Unpack[EventFilters]
) -> Series:
    """Return what happened in each period: for a dyad give ``actor`` and ``with_``.

    ``by`` says whether the date of the event or of its report counts. A row has ``period``
    (2026-03-17, 2026-W12, 2026-03, 2026), ``events``, ``quad_1`` to ``quad_4``, the means
    ``score`` (PLOVER) and ``goldstein``, None where nothing happened, ``reports``: how
    many were printed then (of the publisher asked for), and ``per_1000``: events to a
    thousand of these. Periods without events are there too, from the first to the last
    with some, or from ``since`` to ``until``. Raises BadFilter and BadSearch.
    """
    if period not in PERIODS:
        raise BadFilter("period", period, f"is no period; there are {', '.join(PERIODS)}")
    if by not in BASES:
        raise BadFilter("by", by, f"is no date; there are {', '.join(BASES)}")
    asked = {"period": period, "exact": PERIODS[period]}
    values = {**event_values(store, persons(store), filters), **asked, "by": by}
    found = rows_of(_COLUMNS, ask_found(store, "series", values))
    printed = dict(
        store.fetch(sql("series_reports"), {**asked, "publisher": text(filters, "publisher")})
    )
    by_period: dict[str, Row] = {str(row["period"]): row for row in found if row["period"]}
    undated = [int(str(row["events"])) for row in found if not row["period"]]
    wanted = _wanted(sorted(by_period), period, filters)
    rows = [_row(name, by_period.get(name), printed.get(name, 0)) for name in wanted]
    return Series(rows, sum(undated))


def _row(period: str, found: Row | None, reports: int) -> Row:
    empty: Row = dict.fromkeys(_COUNTS, 0)
    row = found or {"period": period, **empty, "score": None, "goldstein": None}
    means = {name: _rounded(row[name]) for name in ("score", "goldstein")}
    events: Any = row["events"]
    per_1000 = round(1000 * events / reports, 3) if reports else None
    return {**row, **means, "reports": reports, "per_1000": per_1000}


def _rounded(value: object) -> float | None:
    return round(value, 4) if isinstance(value, float) else None


def _wanted(found: list[str], period: str, filters: Mapping[str, object]) -> list[str]:
    """Return all periods between the first and the last that count."""
    since, until = day(filters, "since"), day(filters, "until")
    first = _period(since, period, False) if since else (found[0] if found else "")
    last = _period(until, period, True) if until else (found[-1] if found else "")
    if not first or not last or first > last:
        return found
    # Events that began before the first day asked for, or are less exact, stay with theirs.
    first, last = min([first, *found[:1]]), max([last, *found[-1:]])
    names: list[str] = []
    for name in _periods(_day_of(first), period):
        if name > last or len(names) >= _MOST:
            break
        names.append(name)
    return names


def _period(when: str, period: str, at_end: bool) -> str:
    """Return the period of a date, of the first or last day that it may mean."""
    whole = date.fromisoformat(when + "-01-01"[len(when) - 4 :])
    if at_end and len(when) == 4:
        whole = whole.replace(month=12, day=31)
    elif at_end and len(when) == 7:
        following = whole.replace(day=28) + timedelta(days=4)
        whole = following - timedelta(days=following.day)
    return _name(whole, period)


def _name(when: date, period: str) -> str:
    if period == "week":
        year, week, _ = when.isocalendar()
        return f"{year:04}-W{week:02}"
    return when.isoformat()[: PERIODS[period]]


def _day_of(name: str) -> date:
    """Return the first day of a period."""
    if "W" in name:
        return date.fromisocalendar(int(name[:4]), int(name[6:]), 1)
    return date.fromisoformat(name + "-01-01"[len(name) - 4 :])


def _periods(first: date, period: str) -> Iterator[str]:
    """Yield the names of periods from a day on."""
    step = {"day": 1, "week": 7, "month": 32, "year": 366}[period]
    here = first
    while True:
        yield _name(here, period)
        try:
            here += timedelta(days=step)
        except OverflowError:
            return
        if period == "month":
            here = here.replace(day=1)
        elif period == "year":
            here = here.replace(month=1, day=1)
