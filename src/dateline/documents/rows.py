"""Rows of news tables (JSON Lines) to documents, whatever their columns are called."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from dateline.documents.dates import parse_date
from dateline.documents.parts import find_parts
from dateline.documents.rules import table
from dateline.records import Document
from dateline.records.refusals import Note, Refusal

#: So many rows with a date that is not understood are named; the rest are counted.
_NAMED: Final = 5
_SHOWN: Final = 40
_SQUEEZED: Final = re.compile(r"[\s_-]+")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_LANGUAGE: Final = re.compile(r"([a-z]{2})(?:[-_].*)?")
_HOST: Final = re.compile(r"https?://(?:www\.)?([^/\s]+)")


@dataclass(slots=True)
class Columns:
    """Which column holds what, found out as rows come, and said once."""

    origin: str
    _known: dict[tuple[str, ...], dict[str, list[str]]] = field(default_factory=dict)
    _said: set[str] = field(default_factory=set)

    def of(self, row: Mapping[str, Any]) -> dict[str, list[str]]:
        """Return the columns that may hold each field, best first."""
        names = tuple(row)
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = _columns(row)
        return found

    def note(self, row: Mapping[str, Any]) -> Note | None:
        """Return which columns were taken, if that was not said before."""
        if tuple(row) in self._known:
            return None
        found = self.of(row)
        pairs = [f"{names[0]} as {kind}" for kind, names in found.items() if names]
        left = sorted(
            set(map(str, row)) - {name.split(".")[0] for n in found.values() for name in n}
        )
        message = "columns: " + ", ".join(pairs)
        message += f"; not used: {', '.join(left)[:200]}" if left else ""
        if message in self._said or not found.get("text"):
            return None
        self._said.add(message)
        return Note(self.origin, message)


@cache
def _names() -> dict[str, dict[str, int]]:
    columns: dict[str, list[str]] = table("columns")["columns"]
    return {kind: {_squeeze(n): i for i, n in enumerate(names)} for kind, names in columns.items()}


def _squeeze(name: str) -> str:
    return _SQUEEZED.sub("", name).lower()


def _columns(row: Mapping[str, Any]) -> dict[str, list[str]]:
    paths = [str(name) for name in row]
    paths += [f"{n}.{inner}" for n, v in row.items() if isinstance(v, dict) for inner in v]
    found: dict[str, list[str]] = {}
    for kind, names in _names().items():
        fitting = [path for path in paths if _squeeze(path) in names]
        found[kind] = sorted(fitting, key=lambda path: (names[_squeeze(path)], path))
    return found


def read_rows(
    rows: Iterable[bytes | str], origin: str, published: str = ""
) -> Iterator[Document | Refusal | Note]:
    """Yield the document of each line, what was refused, and what to know of the rest.

    Lines are JSON objects; a broken one is refused with its number and reason, and reading
    goes on. ``published`` (ISO 8601) is used for rows without a date.
    """
    columns = Columns(origin)
    doubtful = 0
    for number, line in enumerate(rows, 1):
        if not line.strip():
            continue
        name = f"{origin}:{number}"
        row = _parse(line, name)
        if isinstance(row, Refusal):
            yield row
            continue
        note = columns.note(row)
        if note:
            yield note
        document = read_row(row, name, columns, published)
        if isinstance(document, Document):
            date = _text(_value(row, columns.of(row)["published"]))
            if date and not parse_date(_value(row, columns.of(row)["published"])):
                doubtful += 1
                if doubtful <= _NAMED:
                    yield Note(document.origin, f"date not understood: {date[:_SHOWN]!r}")
        yield document
    if doubtful > _NAMED:
        yield Note(origin, f"{doubtful - _NAMED} more rows with a date not understood")


def _parse(line: bytes | str, name: str) -> dict[str, Any] | Refusal:
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
        have = ", ".join(map(str, row))[:200] or "none"
        return Refusal(name, f"no column with the text; columns: {have}", "name one 'text'")
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
