"""What is exported: events with what their reports say, and the values that formats share.

A record has the shape of ``event_json``. What a format asks for and nobody knows is None,
which every format writes as an empty field or null.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

Record = Mapping[str, Any]
Party = Mapping[str, Any]
Value = str | int | float | bool | None
Row = dict[str, Value]

#: Resolutions of places that are a point; a state, a province or a district is an area.
POINTS: Final = frozenset(("city", "point"))
#: Quad classes in which all take part alike: what one does to the other, that one does too.
_MUTUAL: Final = frozenset((1, 2))


@dataclass(frozen=True, slots=True)
class Report:
    """What a report names besides its events, each name once and in the order of the text.

    ``lead`` is the number of the first sentence of the body, -1 where there is none.
    """

    id: str
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    lead: int = -1


@dataclass(frozen=True, slots=True)
class Counts:
    """How often an event is told: sentences, publishers, reports."""

    mentions: int
    sources: int
    articles: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One event to export, with its report and how often it is told."""

    record: Record
    report: Report
    counts: Counts


def told(record: Record) -> Counts:
    """Return how often an event is told in its own report."""
    return Counts(len(record["text_info"]), 1, 1)


def dyads(record: Record) -> list[tuple[Party | None, Party | None]]:
    """Return who does it to whom, pair by pair; None where nobody is named.

    Where all are actors and they cooperate (a meeting, an agreement), each pair comes in
    both directions, as coders of CAMEO write it.
    """
    actors: list[Party | None] = list(record["actor"])
    recipients: list[Party | None] = list(record["recipient"])
    if not recipients and len(actors) > 1 and record["quad_code"] in _MUTUAL:
        return [(one, other) for one in actors for other in actors if one is not other]
    return [(actor, recipient) for actor in actors or [None] for recipient in recipients or [None]]


def number_of(*words: object) -> int:
    """Return a number for words, the same each time, that floating point holds exactly.

    53 bits, since R and JavaScript read whole numbers so; among a million rows two are the
    same with a chance of one in eighteen thousand.
    """
    text = "\n".join(map(str, words))
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=7).digest()) >> 3


def exact_day(record: Record) -> str | None:
    """Return the ISO day of an event, the first of several; None unless it is known to the day."""
    day = record["date"]
    return day if record["date_precision"] == "day" and day and len(day) == 10 else None


def compact(date: str | None) -> int | None:
    """Return an ISO date, month or year as the number of its digits: 20250813, 202508, 2025."""
    digits = (date or "").replace("-", "")
    return int(digits) if digits.isdecimal() else None


def point(record: Record) -> tuple[float | None, float | None]:
    """Return latitude and longitude where the place is a point, else (None, None)."""
    place = record["event_loc"] or {}
    if place.get("resolution") not in POINTS:
        return None, None
    return place["lat"], place["lon"]


def place_of(record: Record) -> Mapping[str, Any]:
    """Return the place, or an empty one."""
    place: Mapping[str, Any] | None = record["event_loc"]
    return place or {}


def joined(values: list[str] | tuple[str, ...], mark: str = ";") -> str | None:
    """Return values in one field, None for none."""
    return mark.join(values) or None
