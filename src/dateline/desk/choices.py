"""What the address of a page asks for: days, status, and whether what is recalled comes too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, TypeVar

from fastapi import Query

from dateline.desk.charts.days import first_day, last_day
from dateline.store.errors import BadFilter
from dateline.store.filters import EventFilters

STATUSES: Final = ("actual", "future", "hypothetical", "negated")
#: Rows of a list on one page.
ROWS: Final = 50
#: Events that a file takes in: the newest, where there are more.
MOST: Final = 20_000
Status = Literal["", "actual", "future", "hypothetical", "negated", "any"]
_Item = TypeVar("_Item")
#: The page of a list, from 1; the store cannot count to any number.
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10**9)]


@dataclass(frozen=True, slots=True)
class When:
    """Filters that all pages of figures share; "" or False where nothing is asked.

    Without a status only what happened is asked for; ``recalled`` lets events come that
    reports only recall.
    """

    since: str = ""
    until: str = ""
    status: str = ""
    recalled: bool = False

    @property
    def filters(self) -> EventFilters:
        """The same for the queries of the store."""
        return {
            "since": self.since or None,
            "until": self.until or None,
            "status": None if self.status == "any" else self.status or "actual",
            "background": None if self.recalled else False,
        }

    @property
    def newest(self) -> dict[str, Any]:
        """The filters for the newest of very many events, as rows without their records."""
        return {**self.filters, "order": "-date", "limit": MOST, "records": False}

    def page(self, number: int) -> dict[str, Any]:
        """Return the filters for the rows of a page of a list, from 1, the newest first."""
        place = {"limit": ROWS, "offset": (number - 1) * ROWS}
        return {**self.filters, "order": "-date", "records": False, **place}

    @property
    def query(self) -> dict[str, Any]:
        """The same for an address; what is not asked is left out of it."""
        given = {"since": self.since, "until": self.until, "status": self.status}
        return {**given, "recalled": "1" if self.recalled else ""}


def chosen(
    since: str = "",
    until: str = "",
    status: Status = "",
    recalled: Annotated[bool | Literal[""], Query()] = False,
) -> When:
    """Return the filters of a request. Raises BadFilter for what is no day."""
    for name, value in (("since", since), ("until", until)):
        _check(name, value.strip())
    return When(since.strip(), until.strip(), status, bool(recalled))


def page_of(rows: Sequence[_Item], number: int) -> Sequence[_Item]:
    """Return the rows of a page, from 1."""
    return rows[(number - 1) * ROWS : number * ROWS]


def _check(name: str, value: str) -> None:
    try:
        if value:
            first_day(value), last_day(value)
    except (ValueError, IndexError):
        reason = "is no day of the calendar; write 2025, 2025-08 or 2025-08-13"
        raise BadFilter(name, value, reason) from None
