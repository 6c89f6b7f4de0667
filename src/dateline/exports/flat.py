"""The flat table: one row an event, and the codebook that describes its columns.

The columns, their types and what they mean lie in ``data/flat.csv``.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Final

from dateline.exports.codes import rows as data_rows
from dateline.exports.entries import Entry, Record, Row, exact_day, joined, place_of

_MARK: Final = "; "
#: Fields of a record, and of its parts, that go into a column as they are.
_ALIKE: Final = (
    *("id", "date", "enddate", "cameo", "quad_code", "goldstein", "status", "background"),
    *("object", "confidence", "coder", "codebook"),
)
_RENAMED: Final = {"precision": "date_precision", "basis": "date_basis", "score": "event_scale"}
_LISTS: Final = {
    "type": "event",
    "mode": "mode",
    "context": "context",
    "text": "event_text",
    "why": "why",
}
_TOLLS: Final = ("dead", "injured", "arrested")
_CITED: Final = {"published": "date", "publisher": "publication", "title": "title", "url": "url"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``type`` is text, whole, number, truth or date; ``source`` a record's field."""

    name: str
    type: str
    meaning: str
    values: str
    source: str


@cache
def columns() -> tuple[Column, ...]:
    """Return the columns of the flat table, in order."""
    return tuple(Column(**row) for row in data_rows("flat"))


def flat_rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """Yield the row of each event."""
    return map(flat_row, entries)


def flat_row(entry: Entry) -> Row:
    """Return the row of an event; several values stand in one field, joined by "; "."""
    record = entry.record
    cited = record["cite_info"]
    return {
        **{name: record[name] for name in _ALIKE},
        **{name: record[field] for name, field in _RENAMED.items()},
        **{name: joined(record[field], _MARK) for name, field in _LISTS.items()},
        "day": exact_day(record),
        **_side(record, "actor"),
        **_side(record, "recipient"),
        **_place(record),
        **_size(record),
        "attribution": _each(record["attribution"], "source"),
        "sentences": len(record["text_info"]),
        "document": entry.report.id,
        **{name: cited[field] for name, field in _CITED.items()},
        "language": cited["language"],
    }


def _side(record: Record, side: str) -> Row:
    parties: list[dict[str, Any]] = record[side]
    sectors = [sector for party in parties for sector in party["sector"]]
    codes = [party["code"] for party in parties if party["code"]]
    return {
        side: joined([party["name"] or party["entity_text"] for party in parties], _MARK),
        f"{side}_code": joined(list(dict.fromkeys(codes)), _MARK),
        f"{side}_sector": joined(list(dict.fromkeys(sectors)), _MARK),
        f"{side}_office": _each(parties, "office"),
        f"{side}_identifier": _each(parties, "identifier_id"),
        f"{side}_text": _each(parties, "entity_text"),
    }


def _each(parts: Sequence[dict[str, Any]], field: str) -> str | None:
    return joined([part[field] for part in parts if part[field]], _MARK)


def _place(record: Record) -> Row:
    place = place_of(record)
    fields = ("city", "district", "province", "geonameid", "resolution", "lat", "lon")
    return {
        "place": place.get("resolved_place") or place.get("extracted_place"),
        "place_text": place.get("extracted_place"),
        "country": place.get("country_code"),
        **{field: place.get(field) for field in fields},
    }


def _size(record: Record) -> Row:
    size, amount = record["size"] or {}, record["amount"] or {}
    return {
        "amount": amount.get("value"),
        "currency": amount.get("currency"),
        **{toll: size.get(toll) for toll in _TOLLS},
    }


def codebook_markdown(name: str) -> str:
    """Return the codebook as a page; ``name`` is that of the file described."""
    lines = [
        f"# Codebook of {name}",
        "One row an event, as one report tells it. Empty is what the report does not say. Texts",
        'that hold several values join them by "; ". The names under "source" are fields of the',
        "PLOVER record (`dateline export plover`).",
        "",
        "| column | type | meaning | values | source |",
        "|---|---|---|---|---|",
    ]
    for column in columns():
        cells = [f"`{column.name}`", column.type, column.meaning, column.values, column.source]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def codebook_json(name: str) -> str:
    """Return the codebook as JSON: the file's name and its columns."""
    content = {"file": name, "rows": "one event each", "columns": [asdict(c) for c in columns()]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
