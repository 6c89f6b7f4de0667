"""Rows of news tables to documents, whatever their columns are called."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from dateline.documents.columns import Columns
from dateline.documents.dates import parse_date
from dateline.documents.manner import plain_provenance
from dateline.documents.parts import find_parts
from dateline.documents.rules import table
from dateline.records import Document
from dateline.records.refusals import Note, Refusal

#: So many rows with a date that is not understood are named; the rest are counted.
_NAMED: Final = 5
_SHOWN: Final = 40
_NAME_IT: Final = "name the column, as in: --column text=body"
_NOTHING: Final[Mapping[str, str]] = {}
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_LANGUAGE: Final = re.compile(r"([a-z]{2})(?:[-_].*)?")
_HOST: Final = re.compile(r"https?://(?:www\.)?([^/\s]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name in messages, its number in the input, its cells, its raw bytes."""

    name: str
    number: int
    cells: Mapping[str, Any]
    raw: bytes


def read_rows(
    rows: Iterable[bytes | str],
    origin: str,
    published: str = "",
    given: Mapping[str, str] = _NOTHING,
) -> Iterator[Document | Refusal | Note]:
    """Yield the document of each line, what was refused, and what to know of the rest.

    Lines are JSON objects; a broken one is refused with its number and reason, and reading
    goes on. ``published`` (ISO 8601) is used for rows without a date, ``given`` names the
    columns of fields.
    """
    return documents_of(_parsed(rows, origin), origin, published, given)


def documents_of(
    rows: Iterable[Row | Refusal | Note],
    origin: str,
    published: str = "",
    given: Mapping[str, str] = _NOTHING,
) -> Iterator[Document | Refusal | Note]:
    """Yield the document of each row of any table, and what there is to say of them."""
    columns = Columns(origin, given)
    doubtful = seen = 0
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        seen += 1
        note = columns.note(row.cells)
        if note:
            yield note
        document = read_row(row.cells, row.name, columns, published)
        if isinstance(document, Document):
            own = document.origin.removeprefix(row.name)[1:] or str(row.number)
            source = plain_provenance("row", origin, own, row.raw)
            document = replace(document, provenance=source)
            value = _value(row.cells, columns.of(row.cells)["published"])
            if _text(value) and not parse_date(value):
                doubtful += 1
                if doubtful <= _NAMED:
                    shown = _text(value)[:_SHOWN]
                    yield Note(document.origin, f"date not understood: {shown!r}")
        yield document
    if doubtful > _NAMED:
        yield Note(origin, f"{doubtful - _NAMED} more rows with a date not understood")
    if seen and columns.missing():
        yield Note(origin, f"columns named but in no row: {', '.join(columns.missing())}")


def _parsed(lines: Iterable[bytes | str], origin: str) -> Iterator[Row | Refusal]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name = f"{origin}:{number}"
        cells = parse_row(line, name)
        if isinstance(cells, Refusal):
            yield cells
            continue
        raw = line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
        yield Row(name, number, cells, raw.strip())


def parse_row(line: bytes | str, name: str) -> dict[str, Any] | Refusal:
    """Return the object that a text of JSON holds, or why there is none."""
    try:
        words = line.decode("utf-8-sig") if isinstance(line, bytes) else line.lstrip("\ufeff")
    except UnicodeDecodeError as error:
        return Refusal(name, f"not UTF-8 at byte {error.start}", "save the file as UTF-8")
    try:
        row = json.loads(words)
    except json.JSONDecodeError as error:
        reason = f"broken JSON at column {error.colno}: {error.msg}"
        return Refusal(name, reason, "give one whole JSON object a line")
    except (ValueError, RecursionError) as error:
        return Refusal(name, f"broken JSON: {error}"[:200], "give one whole JSON object a line")
    if not isinstance(row, dict):
        return Refusal(name, "not a JSON object", 'give rows like {"text": "…"}')
    return row


def read_row(
    row: Mapping[str, Any], name: str, columns: Columns, published: str = ""
) -> Document | Refusal:
    """Return the document of one row, or why there is none.

    ``name`` says which row it is; its own id, if it has one, is put behind.
    """
    taken = columns.of(row)
    value = {kind: _value(row, names) for kind, names in taken.items()}
    text = _text(value["text"])
    if not taken["text"]:
        return Refusal(name, columns.lack(row), _NAME_IT)
    if not text.strip():
        return Refusal(name, "empty text", "leave the row out")
    title = " ".join(_text(value["title"]).split())
    day = parse_date(value["published"]) or published
    address = _text(value["url"]).strip()
    publisher = " ".join(_text(value["publisher"]).split())
    host = _HOST.match(publisher)
    own = _text(value["id"]).strip()
    return Document(
        text=text,
        title=title,
        published=day,
        publisher=host[1] if host else publisher,
        url=address or (publisher if host else ""),
        language=_language(_text(value["language"])),
        origin=f"{name}#{own[:80]}" if own else name,
        parts=find_parts(text, title, day),
    )


def _value(row: Mapping[str, Any], names: list[str]) -> Any:
    """Return the first value that is there, of the columns in order."""
    for name in names:
        value: Any = row.get(name)
        if name not in row and "." in name:
            outer, _, inner = name.partition(".")
            value = row[outer].get(inner) if isinstance(row.get(outer), dict) else None
        if value is not None and not isinstance(value, dict) and value not in ("", []):
            return value
    return None


def _text(value: Any) -> str:
    """Return a value as text: of a list, its items as paragraphs."""
    if value is None or isinstance(value, bool | dict):
        return ""
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_text(item) for item in value)))
    text = str(value)
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _language(value: str) -> str:
    word = value.strip().lower()
    if word in table("columns")["values"]["english"]:
        return "en"
    match = _LANGUAGE.fullmatch(word)
    return match[1] if match else ""
