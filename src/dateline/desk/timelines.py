"""The events that filters let pass, over time: periods that fill a chart, counted by the store."""

from typing import Final

from dateline.desk.charts.data import Bucket
from dateline.desk.charts.days import first_day, last_day
from dateline.desk.figures import Series
from dateline.desk.figures import series as drawn
from dateline.store import Store, periods
from dateline.store.filters import EventFilters
from dateline.store.questions import Row
from dateline.store.series import series

#: Months up to which days are drawn, and from which on years are.
_FEW_MONTHS: Final = 4
_MANY_MONTHS: Final = 180
#: Bars that a chart has at most: the newest ones.
_MOST: Final = 400


def over_time(store: Store, filters: EventFilters) -> Series:
    """Return the events by day, month or year, with the reports printed in each period.

    Raises BadFilter and BadSearch.
    """
    months = series(store, "month", **filters)
    if len(months.rows) <= _FEW_MONTHS:
        found, step = series(store, "day", **filters), "day"
    elif len(months.rows) > _MANY_MONTHS:
        found, step = series(store, "year", **filters), "year"
    else:
        found, step = months, "month"
    buckets = tuple(_bucket(row) for row in found.rows[-_MOST:])
    return Series(step, buckets, found.undated)  # type: ignore[arg-type]


def of_parties(store: Store, filters: EventFilters, since: str, until: str) -> Series:
    """Return the events of a party or pair by day, week, month or year.

    Raises BadFilter.
    """
    dates = periods.extent(store, **filters)
    return drawn(dates, lambda step: periods.by_period(store, step, **filters), since, until)


def _bucket(row: Row) -> Bucket:
    period = str(row["period"])
    first, last = first_day(period), last_day(period)
    one, two, three, four = (int(str(row[f"quad_{quad}"])) for quad in range(1, 5))
    reports = int(str(row["reports"]))
    return Bucket(first.isoformat(), last.isoformat(), (one, two, three, four), reports)
