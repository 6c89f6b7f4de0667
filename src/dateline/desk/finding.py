"""What the front page's address asks for, and the counts that narrow it."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final, Self, Unpack

from dateline.desk.naming import state_name
from dateline.store import Store
from dateline.store.errors import BadFilter
from dateline.store.events import ORDERS
from dateline.store.facets import facets as counted
from dateline.store.filters import EventFilters

_DYAD: Final = re.compile(r"([A-Z]{3})-([A-Z]{3})")
_MONTH: Final = re.compile(r"\d{4}-\d\d")
#: The most values of a facet that are counted.
_MOST: Final = 60
#: The facets, in the order of the page: the name in the address, and the heading.
FACETS: Final = (
    ("type", "Type"),
    ("country", "Country"),
    ("dyad", "Who to whom"),
    ("place", "Where"),
    ("status", "Status"),
    ("sector", "Sector"),
    ("publisher", "Publisher"),
    ("month", "Month"),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What an address asks for; "" where it does not. ``dyad`` is who acts and to whom."""

    q: str = ""
    type: str = ""
    country: str = ""
    dyad: str = ""
    status: str = ""
    sector: str = ""
    publisher: str = ""
    month: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    recalled: str = ""
    order: str = ""

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """Return the wish of an address's query; names that are unknown are passed over.

        Raises BadFilter for a value that does not say what it should.
        """
        names = {field.name for field in fields(cls)}
        wish = cls(**{name: value.strip()[:400] for name, value in pairs if name in names})
        if wish.dyad and not _DYAD.fullmatch(wish.dyad):
            raise BadFilter("dyad", wish.dyad, "is no pair of states; write FRA-DEU")
        if wish.month and not _MONTH.fullmatch(wish.month):
            raise BadFilter("month", wish.month, "is no month; write 2025-08")
        if wish.order and wish.order not in ORDERS:
            raise BadFilter("order", wish.order, f"is none; write one of {', '.join(ORDERS)}")
        return wish

    @property
    def query(self) -> dict[str, str]:
        """What it asks for, for an address."""
        return {name: value for name, value in asdict(self).items() if value}

    def without(self, name: str) -> dict[str, str]:
        """Return ``query`` without one name."""
        return replace(self, **{name: ""}).query

    def filters(self, **more: Unpack[EventFilters]) -> EventFilters:
        """Return the same as filters of the store; ``more`` are added to them."""
        acting, _, other = self.dyad.partition("-")
        asked: EventFilters = {
            "text": self.q or None,
            "type_": self.type or None,
            "actor": acting or None,
            "with_": other or self.country or None,
            "status": self.status or None,
            "sector": self.sector or None,
            "publisher": self.publisher or None,
            "place": self.place or None,
            "since": self.since or self.month or None,
            "until": self.until or self.month or None,
            "background": None if self.recalled else False,
            "order": self.order or "-date",
        }
        return {**asked, **more}


@dataclass(frozen=True, slots=True)
class Count:
    """A value of a facet: how many events have it, in how many reports; and its name."""

    value: str
    events: int
    reports: int
    name: str


def facets(store: Store, wish: Wish) -> dict[str, list[Count]]:
    """Return the counts of each facet among the events found, the most frequent first."""
    found: dict[str, list[Count]] = {name: [] for name, _ in FACETS}
    for row in counted(store, tuple(found), _MOST, **wish.filters()):
        value = str(row["value"]).replace(" > ", "-")
        facet = str(row["facet"])
        events, reports = int(str(row["events"])), int(str(row["reports"]))
        found[facet].append(Count(value, events, reports, _named(facet, value)))
    return found


def _named(facet: str, value: str) -> str:
    """Return a value as people read it: states by their names."""
    if facet in {"country", "place"}:
        return state_name(value)
    if facet == "dyad":
        return " → ".join(state_name(code) for code in value.split("-"))
    return value


def plain_row(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of events as JSON has it: without the record as a text."""
    return {name: value for name, value in row.items() if name != "json"}
