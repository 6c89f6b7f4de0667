"""What a user asks for, made ready for the queries."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypedDict

from dateline.knowledge import countries
from dateline.store.database import Store
from dateline.store.errors import BadFilter

_SQL: Final = Path(__file__).parent / "sql"
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_CODE: Final = re.compile(r"[A-Z]{3}")


class EventFilters(TypedDict, total=False):
    """Filters of events; what is left out or None lets everything pass.

    ``actor`` is who acts and ``with_`` who else takes part, in either role: a code (AZE),
    a state's name, words of a person's or body's name, a Wikidata id or a key. With
    ``either`` it may also be the other of the two who acts.
    ``since`` and ``until`` are included; events without a date then stay out.
    ``place`` is a state or words of a place's name, ``document`` the beginning of an id,
    ``incident`` that of the incident's (as far as reports are worked in: ``incidents.update``),
    ``documents`` whole ids: some hundreds at a time are far faster than one by one.
    ``cameo`` is a code or the beginning of one, ``quad`` 1 verbal or 2 material cooperation,
    3 verbal or 4 material conflict, ``sector`` one of any party, ``publisher`` words of its
    name, ``text`` a search (``search``) that the event's report must pass. ``order`` is one of
    ``events.ORDERS``. ``records`` says whether rows have the full record.
    """

    actor: str | None
    with_: str | None
    either: bool
    type_: str | None
    mode: str | None
    since: str | None
    until: str | None
    status: str | None
    place: str | None
    background: bool | None
    context: str | None
    cameo: str | None
    quad: int | None
    sector: str | None
    publisher: str | None
    text: str | None
    min_confidence: float | None
    document: str | None
    incident: str | None
    documents: list[str] | None
    order: str | None
    limit: int | None
    offset: int | None
    records: bool


class QuoteFilters(TypedDict, total=False):
    """Filters of quotes; ``contains`` are words of the quote, capitals or not."""

    speaker: str | None
    country: str | None
    since: str | None
    until: str | None
    contains: str | None
    document: str | None
    limit: int | None


class PersonFilters(TypedDict, total=False):
    """Filters of people; ``name`` are words of one of the names."""

    name: str | None
    country: str | None
    document: str | None
    limit: int | None


class OfficeFilters(TypedDict, total=False):
    """Filters of offices; ``on`` asks who held which, as reported up to that day."""

    country: str | None
    person: str | None
    on: str | None
    document: str | None
    limit: int | None


class DocumentFilters(TypedDict, total=False):
    """Filters of reports; ``contains`` are words of the title or text."""

    publisher: str | None
    since: str | None
    until: str | None
    contains: str | None
    document: str | None
    limit: int | None


class PlaceFilters(TypedDict, total=False):
    """Filters of places; ``name`` are words of the place's name or of what it lies in."""

    name: str | None
    country: str | None
    document: str | None
    limit: int | None


def text(filters: Mapping[str, object], name: str) -> str | None:
    """Return a filter's words without blanks around; an empty filter is none."""
    value = filters.get(name)
    return (str(value).strip() or None) if value is not None else None


def number(filters: Mapping[str, object], name: str) -> int | None:
    """Return a filter that counts. Raises BadFilter for less than 0."""
    value = filters.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or value < 0:
        raise BadFilter(name, str(value), "is no number of rows; write 0 or more")
    return value


def share(filters: Mapping[str, object], name: str) -> float | None:
    """Return a filter from 0 to 1. Raises BadFilter for anything else."""
    value = filters.get(name)
    if value is None:
        return None
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise BadFilter(name, str(value), "is no share; write a number from 0 to 1")
    return float(value)


def day(filters: Mapping[str, object], name: str) -> str | None:
    """Return a date as far as it is exact. Raises BadFilter for anything else."""
    value = text(filters, name)
    if value is not None and not _DATE.fullmatch(value):
        raise BadFilter(name, value, "is no date; write 2025, 2025-08 or 2025-08-13")
    return value


def country_code(wanted: str | None) -> str | None:
    """Return the code of a state given by code or name in any case, else None."""
    if wanted is None:
        return None
    if _CODE.fullmatch(wanted.upper()):
        return wanted.upper()
    return _names().get(wanted.casefold())


def country_given(store: Store, filters: Mapping[str, object]) -> str | None:
    """Return the code of the state asked for, by a name that is known or that an actor bears.

    None means that nobody knows it, or that none was asked for.
    """
    country = text(filters, "country")
    code = country_code(country)
    if country and not code:
        sql = (_SQL / "country_code.sql").read_text(encoding="utf-8")
        [(code,)] = store.fetch(sql, [country])
    return code


@cache
def _names() -> dict[str, str]:
    """Return the codes of states by name; a state's own name goes before another's alias."""
    names: dict[str, str] = {}
    states = [entry for entry in countries() if entry.get("kind", "state") == "state"]
    for key in ("name", "aliases"):
        for entry in states:
            given = entry.get(key) or []
            for name in [given] if isinstance(given, str) else given:
                names.setdefault(str(name).casefold(), str(entry["code"]))
    return names
