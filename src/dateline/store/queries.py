"""Questions to a store. Each answer is a list of rows by name, in a fixed order.

The SQL stands in ``sql/``; what the user gives goes in as parameters only. People whose keys
were merged come as one person, under one name (``persons``).
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, Unpack

from dateline.exports.plover import to_line
from dateline.store.database import Store
from dateline.store.filters import (
    DocumentFilters,
    EventFilters,
    OfficeFilters,
    PersonFilters,
    PlaceFilters,
    QuoteFilters,
    country_code,
    country_given,
    day,
    number,
    text,
)
from dateline.store.persons import Persons, persons

Row = dict[str, object]
#: Names to show, by report, event, role and place in it.
Names = Mapping[tuple[str, str, str, int], str]

_SQL: Final = Path(__file__).parent / "sql"
_CITED: Final = ("published", "publisher", "title", "url")
_SPAN: Final = ("document", "start", "end")


def events(store: Store, **filters: Unpack[EventFilters]) -> list[Row]:
    """Return events by date of report, report and place in it; ``json`` is the full record."""
    actor, party, place = (text(filters, name) for name in ("actor", "with_", "place"))
    kind = text(filters, "type_")
    values = {
        "actor": actor,
        "actor_code": country_code(actor),
        "party": party,
        "party_code": country_code(party),
        "type": kind.upper() if kind else None,
        "mode": text(filters, "mode"),
        "since": day(filters, "since"),
        "until": day(filters, "until"),
        "status": text(filters, "status"),
        "place": place,
        "place_code": country_code(place),
        "background": filters.get("background"),
        "documents": filters.get("documents"),
        "document": text(filters, "document"),
        "limit": number(filters, "limit"),
    }
    merged = persons(store)
    rows = store.fetch(_sql("events"), {**values, **merged.values()})
    names = shown_names(store, merged, [row[1] for row in rows])
    return [
        _event_row(
            renamed(line, rest[0], names), dict(zip(("document", *_CITED), rest, strict=True))
        )
        for line, *rest in rows
    ]


def shown_names(store: Store, merged: Persons, documents: Sequence[str]) -> Names:
    """Return the names of merged people who take part in events of these reports."""
    values = merged.values()
    if not any(values["merged_names"]):
        return {}
    asked = {name: values[name] for name in ("merged_keys", "merged_names")}
    rows = store.fetch(_sql("merged_parties"), {**asked, "documents": list(set(documents))})
    return {(document, event, role, place): name for document, event, role, place, name in rows}


def renamed(line: str, document: str, names: Names) -> str:
    """Return an event's record as a line of JSON, its people under the names to show."""
    if not names:
        return line
    record: dict[str, Any] = json.loads(line)
    changed = False
    for role in ("actor", "recipient"):
        for place, party in enumerate(record[role]):
            name = names.get((document, record["id"], role, place), party["name"])
            changed |= name != party["name"]
            party["name"] = name
    return to_line(record) if changed else line


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
    return _rows(names, store.fetch(_sql("quotes"), values))


def people(store: Store, **filters: Unpack[PersonFilters]) -> list[Row]:
    """Return people by name, each once over all reports, with the number of reports."""
    values = {
        "name": text(filters, "name"),
        **_country(store, filters),
        **_common(filters),
        **persons(store).values(),
    }
    names = (
        "name", "country", "rank", "sectors", "postnominals", "also", "identifier", "known",
        "documents", "key",
    )  # fmt: skip
    rows = _rows(names, store.fetch(_sql("people"), values))
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
    return _rows(names, store.fetch(_sql("offices"), values))


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
    return _rows(names, store.fetch(_sql("documents"), values))


def places(store: Store, **filters: Unpack[PlaceFilters]) -> list[Row]:
    """Return places by state and name, with how many reports name them and events are there."""
    values = {"name": text(filters, "name"), **_country(store, filters), **_common(filters)}
    names = (
        "name", "country", "country_name", "geonameid", "lat", "lon", "city", "district",
        "province", "feature_class", "feature_code", "resolution", "documents", "events",
    )  # fmt: skip
    return _rows(names, store.fetch(_sql("places"), values))


@cache
def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _rows(names: Sequence[str], rows: Sequence[Sequence[object]]) -> list[Row]:
    return [dict(zip(names, row, strict=True)) for row in rows]


def _country(store: Store, filters: Mapping[str, object]) -> dict[str, object]:
    """Return the state asked for; one that nobody knows finds nothing rather than all."""
    return {"country": text(filters, "country"), "country_code": country_given(store, filters)}


def _common(filters: Mapping[str, object]) -> dict[str, object]:
    return {"document": text(filters, "document"), "limit": number(filters, "limit")}


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _event_row(line: str, cited: Mapping[str, object]) -> Row:
    """Return the flat row of an event's record, for tables."""
    record: dict[str, Any] = json.loads(line)
    place: dict[str, Any] = record["event_loc"] or {}
    amount: dict[str, Any] = record["amount"] or {}
    size: dict[str, Any] = record["size"] or {}
    return {
        "id": record["id"],
        "date": record["date"],
        "enddate": record["enddate"],
        "precision": record["date_precision"],
        "basis": record["date_basis"],
        **_sides(record, "actor"),
        **_sides(record, "recipient"),
        "type": record["event"],
        **{key: record[key] for key in ("mode", "context", "cameo", "quad_code")},
        "score": record["event_scale"],
        **{key: record[key] for key in ("goldstein", "status", "background")},
        "place": place.get("resolved_place") or place.get("extracted_place"),
        "country": place.get("country_code"),
        **{key: place.get(key) for key in ("lat", "lon", "resolution")},
        "object": record["object"],
        "amount": amount.get("value"),
        "currency": amount.get("currency"),
        **{key: size.get(key) for key in ("dead", "injured", "arrested")},
        "attribution": [source["source"] for source in record["attribution"]],
        "confidence": record["confidence"],
        "text": record["event_text"],
        **cited,
        "json": line,
    }


def _sides(record: Mapping[str, Any], side: str) -> Row:
    parties: list[dict[str, Any]] = record[side]
    codes = [party["code"] for party in parties]
    return {
        side: [party["name"] or party["entity_text"] for party in parties],
        f"{side}_code": list(dict.fromkeys(code for code in codes if code)),
    }
