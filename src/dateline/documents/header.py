"""Lines before a report that say what it is: "Title: …", "Date: …", " date 2025-08-13 Title …"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from dateline.documents.blocks import trim
from dateline.documents.dates import date_of_line, find_date, parse_date
from dateline.documents.lines import is_title
from dateline.documents.rules import phrases, table

_MOST_LINES: Final = 14
_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LONGEST_NAME: Final = 20
_LONGEST_VALUE: Final = 400
_FIELD: Final = re.compile(r"\s*(?P<name>[^\W\d_][\w -]{0,24}?)\s*:\s*(?P<value>\S.*)?")
_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+")


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines say, where the report begins, and the headline's span if they hold it."""

    fields: Mapping[str, str] = field(default_factory=dict)
    end: int = 0
    headline: tuple[int, int] | None = None


@cache
def _names() -> dict[str, str]:
    fields: dict[str, list[str]] = table("headers")["fields"]
    return {name: kind for kind, names in fields.items() for name in names}


@cache
def _stamped() -> re.Pattern[str]:
    names = phrases(table("headers")["fields"]["published"])
    return re.compile(
        rf"\s*(?:{names})\s*:?\s+(?P<day>\d{{4}}-\d\d-\d\d)\S*(?P<rest>\s[\s:|–—-]*(?=\S))?",
        re.IGNORECASE,
    )


def find_header(text: str) -> Header:
    """Return the header of a report; one without fields where the report begins at once."""
    fields: dict[str, str] = {}
    headline: tuple[int, int] | None = None
    end = 0
    for number, match in enumerate(_LINE.finditer(text)):
        if not match.group().strip():
            continue
        if number >= _MOST_LINES:
            break
        stamped = _stamped().match(text, match.start(), match.end())
        if stamped and parse_date(stamped["day"]):
            fields.setdefault("published", parse_date(stamped["day"]))
            start, stop = _rest_of_line(text, stamped, match.end())
            if start == stop:
                end = match.end()
                continue
            titled = is_title(text[start:stop])
            headline, end = ((start, stop), match.end()) if titled else (headline, start)
            break
        kind, start, stop = _field(text, match)
        if not kind:
            break
        if kind == "title" and "title" not in fields and start < stop:
            headline = (start, stop)
        fields.setdefault(kind, _value(kind, text[start:stop]))
        end = match.end()
    if not _is_meant(fields):
        return Header()
    fields.pop("passed", None)
    return Header(fields, end, headline)


def _rest_of_line(text: str, stamped: re.Match[str], end: int) -> tuple[int, int]:
    """Return what follows the date on its line, if that is more than the time of day."""
    if not stamped["rest"] or date_of_line(text[stamped.start("day") : end].strip()):
        return end, end
    return trim(text, stamped.end(), end)


def _field(text: str, line: re.Match[str]) -> tuple[str, int, int]:
    match = _FIELD.match(text, line.start(), line.end())
    if match is None or len(match["name"]) > _LONGEST_NAME:
        return "", 0, 0
    kind = _names().get(match["name"].lower(), "")
    start, stop = match.span("value")
    if start < 0:
        start = stop = match.end()
    start, stop = trim(text, start, stop)
    return (kind, start, stop) if _fits(kind, text[start:stop]) else ("", 0, 0)


def _fits(kind: str, value: str) -> bool:
    if len(value) > _LONGEST_VALUE:
        return False
    if kind == "published":
        return not value or bool(parse_date(value) or find_date(value))
    if kind == "url":
        return not value or bool(_ADDRESS.match(value))
    if kind == "language":
        return len(value) < 20
    return kind in ("title", "publisher", "passed")


def _value(kind: str, value: str) -> str:
    return parse_date(value) or find_date(value) if kind == "published" else value


def _is_meant(fields: Mapping[str, str]) -> bool:
    """Say whether the lines are a header: one "Source: …" alone is a sentence's start."""
    return len(fields) > 1 or bool(fields.keys() & {"title", "published", "url"})
