"""An event of one report as it is compared with those of other reports."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from dateline.incidents.manner import NEWS, Manner
from dateline.incidents.words import mass, stem
from dateline.lists import table

#: What a report says on the day of an event without a date is of this day or days before.
_ASSUMED_DAYS: Final = 2
#: Bounds of a date that is not known: all days that can be counted.
FIRST_DAY: Final = 1
LAST_DAY: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Side:
    """One of those who act or are acted on. ``words`` are the stems of the name."""

    key: str
    code: str
    identifier: str = ""
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Site:
    """Where: ids of GeoNames; ``exact`` where it is a town or a point in it."""

    country: str = ""
    geonameid: int = 0
    province: str = ""
    exact: bool = False
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days counted from year 1, both included; ``firm`` where the report tells the date."""

    first: int = FIRST_DAY
    last: int = LAST_DAY
    firm: bool = False

    @property
    def known(self) -> bool:
        """Whether there is any date."""
        return self.first > FIRST_DAY

    @property
    def days(self) -> int:
        """How many days it covers."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a report. ``words`` are stems of its sentences, ``title`` of the report's.

    ``triggers`` are stems of the words that name the act, ``near`` of what stands around them.
    ``number`` is the place in the report. ``mass``, ``title_mass`` and ``near_mass`` are those
    of ``words``, ``title`` and ``near``, ``figures`` the numbers among ``near``: what is
    asked of each pair is worked out once.
    """

    id: str
    document: str
    number: int
    published: str
    type: str
    modes: frozenset[str]
    status: str
    span: Span
    site: Site
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    tolls: tuple[int | None, int | None, int | None]
    amount: float | None
    words: frozenset[str]
    title: frozenset[str]
    triggers: frozenset[str]
    near: frozenset[str]
    manner: Manner = NEWS
    background: bool = False
    mass: float = field(init=False)
    title_mass: float = field(init=False)
    near_mass: float = field(init=False)
    figures: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what is asked of each pair."""
        put = object.__setattr__  # the record is frozen
        put(self, "mass", mass(self.words))
        put(self, "title_mass", mass(self.title))
        put(self, "near_mass", mass(self.near))
        put(self, "figures", frozenset(word for word in self.near if word[0].isdigit()))

    @property
    def recalled(self) -> bool:
        """Whether the act is told as known already, not as the news."""
        return self.background or self.manner.recalled

    @property
    def order(self) -> tuple[str, str, int, str]:
        """What orders events: date of the report, report, place in it."""
        return (self.published or "9999", self.document, self.number, self.id)


@dataclass(frozen=True, slots=True)
class Kind:
    """How events of a type go together: see ``data/types.toml``."""

    days: int
    either_way: bool
    near: tuple[str, ...]
    often: bool


@cache
def kind_of(type_: str) -> Kind:
    """Return how events of a type go together; other codebooks' types go by the default."""
    rules = table(__package__, "types")
    own: dict[str, Any] = rules["types"].get(type_, {})
    near = {other for pair in rules["near"] if type_ in pair for other in pair} - {type_}
    return Kind(
        own.get("days", rules["days"]),
        own.get("either_way", False),
        tuple(sorted(near)),
        own.get("often", False),
    )


def span_of(first: str, last: str, basis: str) -> Span:
    """Return the days of a date and its end (ISO 8601 prefixes, "" for none) by its basis.

    What a report only assumes, of its own day, may be of some days before.
    """
    start = _day(first, last=False)
    if start is None:
        return Span()
    end = _day(last or first, last=True) or start
    if basis == "assumed":
        return Span(max(start - _ASSUMED_DAYS, FIRST_DAY + 1), max(start, end), firm=False)
    return Span(start, max(start, end), firm=True)


def name_words(name: str) -> frozenset[str]:
    """Return the stems of a name's words of three letters or more."""
    words = "".join(c if c.isalnum() else " " for c in name).split()
    return frozenset(stem(word) for word in words if len(word) > 2)


def _day(prefix: str, last: bool) -> int | None:
    """Return the first or the last day that an ISO 8601 prefix covers."""
    try:
        year, *rest = (int(part) for part in prefix.split("-"))
        if len(rest) == 2:
            return date(year, *rest).toordinal()
        if len(rest) == 1:
            month = rest[0]
            begun = date(year, month, 1)
            return _month_end(begun) if last else begun.toordinal()
        return date(year, 12, 31).toordinal() if last else date(year, 1, 1).toordinal()
    except ValueError:
        return None


def _month_end(begun: date) -> int:
    following = (begun + timedelta(days=31)).replace(day=1)
    return following.toordinal() - 1
