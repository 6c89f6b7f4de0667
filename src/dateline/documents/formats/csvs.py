"""Tables of separated values (CSV, TSV) to rows, whatever their dialect and encoding."""

import codecs
import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dateline.documents.columns import Columns
from dateline.documents.rows import Row
from dateline.errors import UnreadableInput
from dateline.records.refusals import Note, Refusal

_SAMPLE: Final = 64 * 1024
_SEPARATORS: Final = ",;\t|"
#: Rows of the sample that are compared.
_COMPARED: Final = 50
#: A cell holds one report at most.
MOST_CELL: Final = 16 * 1024 * 1024
_WIDE: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def csv_rows(
    reader: io.BufferedReader, name: str, given: Mapping[str, str]
) -> Iterator[Row | Refusal | Note]:
    """Yield the rows of a table with a line of column names at its head.

    Bytes that are no UTF-8 are taken for Windows-1252. Raises UnreadableInput where there is
    no column for the text, or one that is ``given`` is missing, or quoting is broken.
    """
    words = io.TextIOWrapper(
        reader, encoding=_encoding(reader), errors="surrogateescape", newline=""
    )
    try:
        sample = _whole_lines(words, _SAMPLE)
        separator = _separator(sample)
        yield Note(name, f"columns separated by {_called(separator)}")
        csv.field_size_limit(MOST_CELL)
        lines = _chained(sample, words)
        yield from _rows(csv.reader(lines, delimiter=separator), name, given)
    except UnicodeError as error:
        raise UnreadableInput(name, f"broken encoding ({error})", "save it as UTF-8") from None
    finally:
        words.detach()


def _encoding(reader: io.BufferedReader) -> str:
    head = reader.peek(4)[:4]
    return next((name for mark, name in _WIDE if head.startswith(mark)), "utf-8-sig")


def _whole_lines(words: io.TextIOWrapper, most: int) -> list[str]:
    lines, size = [], 0
    while size < most and (line := words.readline(MOST_CELL)):
        lines.append(line)
        size += len(line)
    return lines


def _chained(sample: list[str], words: io.TextIOWrapper) -> Iterator[str]:
    yield from sample
    while line := words.readline(MOST_CELL):
        yield line


def _separator(sample: list[str]) -> str:
    """Return the sign that cuts the most rows into the same number of cells, two at least."""

    def weight(separator: str) -> tuple[float, int]:
        widths: Counter[int] = Counter()
        try:
            for row in csv.reader(sample, delimiter=separator):
                widths[len(row)] += bool(row)
                if widths.total() >= _COMPARED:
                    break
        except csv.Error:
            return 0.0, 0
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return (count / widths.total() if width > 1 else 0.0), width

    return max(_SEPARATORS, key=weight)


def _called(separator: str) -> str:
    return "tabs" if separator == "\t" else repr(separator)


def _rows(
    table: Iterable[list[str]], name: str, given: Mapping[str, str]
) -> Iterator[Row | Refusal]:
    rows = _numbered(table, name)
    number, names = next(rows, (0, []))
    names = [_cell(column).strip() for column in names]
    if not names:
        raise UnreadableInput(name, "empty", "give a table with a line of column names")
    check_columns(names, name, given)
    for number, cells in rows:
        place = f"{name}:{number}"
        if not cells:
            continue
        if len(cells) > len(names):
            reason = f"{len(cells)} cells where there are {len(names)} columns"
            yield Refusal(place, reason, "put cells with the separator in them into quotes")
            continue
        found = dict(zip(names, map(_cell, cells), strict=False))
        raw = json.dumps(found, ensure_ascii=False, sort_keys=True)
        yield Row(place, number, found, raw.encode("utf-8", "surrogatepass"))


def _numbered(table: Iterable[list[str]], name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their numbers: that of the head is 0."""
    source = iter(table)
    number = 0
    while True:
        try:
            row = next(source)
        except StopIteration:
            return
        except csv.Error as error:
            advice = "close every quote, and double quotes inside of cells"
            raise UnreadableInput(f"{name}:{number}", f"broken CSV ({error})", advice) from None
        yield number, row
        number += 1


def _cell(text: str) -> str:
    """Return a cell whose odd bytes, if there are any, are read as Windows-1252."""
    if text.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in text):
        return text
    return text.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def check_columns(names: Iterable[str], name: str, given: Mapping[str, str]) -> None:
    """Raise UnreadableInput where a table lacks a column for the text, or a given one."""
    there = list(names)
    columns = Columns(name, given)
    row = dict.fromkeys(there)
    have = f"columns: {', '.join(there)[:400]}"
    lacking = [column for column in given.values() if column.split(".")[0] not in there]
    if lacking:
        reason = f"no column {', '.join(map(repr, lacking))}; {have}"
        raise UnreadableInput(name, reason, "name columns that are there with --column")
    if not columns.of(row)["text"] and "text" not in given:
        advice = "name the column of the text, as in: --column text=body"
        raise UnreadableInput(name, f"no column with the text; {have}", advice)
