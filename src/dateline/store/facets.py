"""Facets: what events there are, counted by state, dyad, type, month and more."""

from collections.abc import Sequence
from typing import Final, Unpack

from dateline.store.database import Store
from dateline.store.errors import BadFilter
from dateline.store.filters import EventFilters
from dateline.store.finding import ask_found
from dateline.store.persons import persons
from dateline.store.questions import Row, rows_of
from dateline.store.selecting import event_values

#: country: of any party; place: the state where it happened; dyad: "AAA > BBB", who acts on
#: whom; sector: of any party.
FACETS: Final = ("type", "country", "dyad", "place", "sector", "status", "publisher", "month")
_COLUMNS: Final = ("facet", "value", "events", "reports", "values")


def facets(
    store: Store,
    only: Sequence[str] = FACETS,
    most: int = 20,
    **filters: Unpack[EventFilters],
) -> list[Row]:
    """Return the ``most`` frequent values of each facet of the events that pass the filters.

    A row has ``facet``, ``value``, ``events``, ``reports`` (that have such events) and
    ``values``: how many the facet has in all. Facets come in the order of FACETS, values the
    most frequent first, months the latest first. Raises BadFilter and BadSearch.
    """
    wrong = [name for name in only if name not in FACETS]
    if wrong:
        raise BadFilter("facet", wrong[0], f"is no facet; there are {', '.join(FACETS)}")
    values = {
        **event_values(store, persons(store), filters),
        "facets": list(only),
        "most": most,
    }
    rows = rows_of(_COLUMNS, ask_found(store, "facets", values))
    return sorted(rows, key=lambda row: FACETS.index(str(row["facet"])))
