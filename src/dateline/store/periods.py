"""What passes filters, told for charts: from when to when, by period, and what stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Unpack

from dateline.store.database import Store
from dateline.store.filters import EventFilters
from dateline.store.finding import ask_found
from dateline.store.persons import persons
from dateline.store.questions import Row, rows_of
from dateline.store.selecting import event_values

Step = Literal["day", "week", "month", "year"]
#: Characters of a date that is exact enough for a step.
_EXACT: Final = {"day": 10, "week": 10, "month": 7, "year": 4}
_POINTED: Final = (
    "id", "document", "date", "type", "mode", "context", "cameo", "amount", "currency", "text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extent:
    """How many events there are, and the dates of the first and the last, "" for none."""

    events: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Period:
    """A period with events: its first day (ISO), events by quad class, reports, mean score."""

    start: str
    counts: tuple[int, int, int, int]
    reports: int
    score: float | None


@dataclass(frozen=True, slots=True)
class Rule:
    """What stands out: events that are all that is named; "" lets everything pass."""

    cameo: str = ""
    type: str = ""
    mode: str = ""
    context: str = ""


def extent(store: Store, **filters: Unpack[EventFilters]) -> Extent:
    """Return how many events pass, and over what time. Raises BadFilter and BadSearch."""
    [(events, first, last)] = ask_found(store, "extent", _values(store, filters))
    return Extent(int(events), first or "", last or "")


def by_period(store: Store, step: Step, **filters: Unpack[EventFilters]) -> list[Period]:
    """Return the periods that have events with a date exact enough, in order.

    Raises BadFilter and BadSearch.
    """
    values = {**_values(store, filters), "step": step, "exact": _EXACT[step]}
    return [
        Period(start, (one, two, three, four), reports, score)
        for start, one, two, three, four, reports, score in ask_found(store, "by_period", values)
    ]


def standing_out(
    store: Store, rules: Sequence[Rule], most: int, **filters: Unpack[EventFilters]
) -> list[Row]:
    """Return the newest events that fit a rule and have a date, ``most`` of them at most.

    Raises BadFilter and BadSearch.
    """
    values = {
        **_values(store, filters),
        "cameos": [rule.cameo for rule in rules],
        "types": [rule.type for rule in rules],
        "manners": [rule.mode for rule in rules],
        "contexts_": [rule.context for rule in rules],
        "most": most,
    }
    found = rows_of(_POINTED, ask_found(store, "standing_out", values))
    return [{**row, "type": [row["type"]]} for row in found]


def _values(store: Store, filters: EventFilters) -> dict[str, Any]:
    return event_values(store, persons(store), filters)
