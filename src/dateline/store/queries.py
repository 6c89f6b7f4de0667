"""Questions to a store. Each answer is a list of rows by name, in a fixed order.

The SQL stands in ``sql/``; what the user gives goes in as parameters only. People whose keys
were merged come as one person, under one name (``persons``).
"""

from collections.abc import Mapping
from typing import Final, Unpack

from dateline.store.database import Store
from dateline.store.events import events
from dateline.store.filters import (
    DocumentFilters,
    OfficeFilters,
    PersonFilters,
    PlaceFilters,
    QuoteFilters,
    country_given,
    day,
    number,
    text,
)
from dateline.store.persons import persons
from dateline.store.questions import Row, rows_of, sql

__all__ = ["documents", "events", "offices", "people", "places", "quotes"]

_CITED: Final = ("published", "publisher", "title", "url")
_SPAN: Final = ("document", "start", "end")


def quotes(store: Store, **filters: Unpack[QuoteFilters]) -> list[Row]:
    """Return quotes by date of report, report and place in it."""
    values = {
        "speaker": text(filters, "speaker"),
        **_country(store, filters),
        "since": day(filters, "since"),
        "until": day(filters, "until"),
        "contains": text(filters, "contains"),
        **_common(filters),
        **persons(store).values(),
    }
    names = ("id", "date", "speaker", "country", "text", "part", *_SPAN, *_CITED)
    return rows_of(names, store.fetch(sql("quotes"), values))


def people(store: Store, **filters: Unpack[PersonFilters]) -> list[Row]:
    """Return people by name, each once over all reports, with the number of reports."""
    return _people(store, filters, None)


def person(store: Store, key: str) -> Row | None:
    """Return the person of a key as ``people`` does, or None."""
    keys = list(persons(store).keys(key))
    return next(iter(_people(store, {}, keys)), None)


def _people(store: Store, filters: PersonFilters, keys: list[str] | None) -> list[Row]:
    values = {
        "name": text(filters, "name"),
        "keys": keys,
        **_country(store, filters),
        **_common(filters),
        **persons(store).values(),
    }
    names = (
        "name", "country", "rank", "sectors", "postnominals", "also", "identifier", "known",
        "documents", "key",
    )  # fmt: skip
    rows = rows_of(names, store.fetch(sql("people"), values))
    for row in rows:
        row["also"] = [name for name in _strings(row["also"]) if name != row["name"]]
        row["id"] = row["identifier"] or row["key"]
    return rows


def offices(store: Store, **filters: Unpack[OfficeFilters]) -> list[Row]:
    """Return single claims that somebody holds a post, by the date of the report."""
    values = {
        "person": text(filters, "person"),
        "day": day(filters, "on"),
        **_country(store, filters),
        **_common(filters),
        **persons(store).values(),
    }
    names = (
        "id", "person", "as_written", "rank", "post", "country", "sectors", "former",
        "reported", *_SPAN, "person_key",
    )  # fmt: skip
    return rows_of(names, store.fetch(sql("offices"), values))


def documents(store: Store, **filters: Unpack[DocumentFilters]) -> list[Row]:
    """Return reports by date, without their texts."""
    values = {
        "publisher": text(filters, "publisher"),
        "since": day(filters, "since"),
        "until": day(filters, "until"),
        "contains": text(filters, "contains"),
        **_common(filters),
    }
    names = (
        "id", "published", "publisher", "title", "language", "words", "characters", "events",
        "url", "origin", "reader",
    )  # fmt: skip
    return rows_of(names, store.fetch(sql("documents"), values))


def places(store: Store, **filters: Unpack[PlaceFilters]) -> list[Row]:
    """Return places by state and name, with how many reports name them and events are there."""
    values = {"name": text(filters, "name"), **_country(store, filters), **_common(filters)}
    names = (
        "name", "country", "country_name", "geonameid", "lat", "lon", "city", "district",
        "province", "feature_class", "feature_code", "resolution", "documents", "events",
    )  # fmt: skip
    return rows_of(names, store.fetch(sql("places"), values))


def _country(store: Store, filters: Mapping[str, object]) -> dict[str, object]:
    """Return the state asked for; one that nobody knows finds nothing rather than all."""
    return {"country": text(filters, "country"), "country_code": country_given(store, filters)}


def _common(filters: Mapping[str, object]) -> dict[str, object]:
    return {"document": text(filters, "document"), "limit": number(filters, "limit")}


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
