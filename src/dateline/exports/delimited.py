"""Tables of text: fields between tabs as event data projects write them, and CSV.

Files of those projects know no quotation marks, and their readers differ in what they make of
one. So a field there holds neither tabs nor line ends, which become blanks, nor a straight
double quotation mark, which becomes an apostrophe. CSV keeps all, in the quoting of RFC 4180.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.exports.entries import Entry, Row, Value
from dateline.lists import lines

_BREAKS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LOST: Final = re.compile("[\ud800-\udfff]")
_NUL: Final = re.compile("\x00")


@dataclass(frozen=True, slots=True)
class Layout:
    """A format of rows: its name, whose columns lie in ``data/NAME.txt``, and how rows are made."""

    name: str
    rows: Callable[[Entry], Iterator[Row]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return lines("dateline.exports", self.name)


def tabbed(entries: Iterable[Entry], layout: Layout, header: bool) -> Iterator[str]:
    """Yield the lines of a table, without line ends."""
    columns = layout.columns
    if header:
        yield "\t".join(columns)
    for entry in entries:
        for row in layout.rows(entry):
            yield "\t".join(field(row.get(column)) for column in columns)


def field(value: Value) -> str:
    """Return a value for a field between tabs."""
    if value is None:
        return ""
    text = plain(value)
    if text.isprintable() and '"' not in text:  # nearly all, and fast to tell
        return text.strip()
    return _BREAKS.sub(" ", text).strip().replace('"', "'")


def plain(value: Value) -> str:
    """Return a value as text; a number as Python and R read it back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value)
    text = str(value)
    return text if text.isascii() else _LOST.sub("\ufffd", text)


def comma_separated(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a CSV file, the header first, without line ends."""
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([_NUL.sub("", plain(row.get(column))) for column in columns])


class _Line:
    """Takes what csv writes, a line at a time."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        """Keep a line."""
        self.text = text


@cache
def _writer() -> tuple[_Line, Callable[[Sequence[str]], object]]:
    line = _Line()
    return line, csv.writer(line, lineterminator="").writerow


def _csv_line(values: Sequence[str]) -> str:
    line, write = _writer()
    write(values)
    return line.text
