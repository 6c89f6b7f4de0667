"""The events that filters let pass, over time: periods that fill a chart, counted by the store."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from dateline.desk.figures import Series
from dateline.desk.figures import series as drawn
from dateline.store import Store, periods
from dateline.store.filters import EventFilters
from dateline.store.finding import hold_found
from dateline.store.persons import persons
from dateline.store.questions import kept
from dateline.store.selecting import event_values

_SQL: Final = Path(__file__).parent / "sql" / "printed.sql"


def over_time(store: Store, filters: EventFilters) -> Series:
    """Return the events by period, with the reports printed in each.

    Raises BadFilter and BadSearch.
    """
    since, until = filters.get("since") or "", filters.get("until") or ""
    found = _over_time(store, filters, since, until)
    printed = _printed(store, found.step, filters.get("publisher"))
    buckets = (replace(one, reports=printed.get(one.since, 0)) for one in found.buckets)
    return replace(found, buckets=tuple(buckets))


def of_parties(store: Store, filters: EventFilters, since: str, until: str) -> Series:
    """Return the events of a party or pair by day, week, month or year.

    The store then holds them for what else is asked of the same. Raises BadFilter.
    """
    hold_found(store, event_values(store, persons(store), filters))
    return _over_time(store, filters, since, until)


def _over_time(store: Store, filters: EventFilters, since: str, until: str) -> Series:
    dates = periods.extent(store, **filters)
    return drawn(dates, lambda step: periods.by_period(store, step, **filters), since, until)


def _printed(store: Store, step: str, publisher: str | None) -> dict[str, int]:
    """Return how many reports were printed in each period, by its first day."""
    values = {"step": step, "publisher": publisher}
    return kept(store, ("printed", step, publisher), lambda: dict(store.fetch(_sql(), values)))


@cache
def _sql() -> str:
    return _SQL.read_text(encoding="utf-8")
