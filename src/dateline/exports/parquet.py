"""Parquet: rows with their types, written by DuckDB from a file of JSON lines."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import duckdb

from dateline.exports.flat import Column
from dateline.exports.list_types import typed

_TYPES: Final = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "whole": "BIGINT",
    "number": "DOUBLE",
    "truth": "BOOLEAN",
    "date": "DATE",
    "spans": "BIGINT[][]",
}
#: One thread writes the same bytes each time; nothing is fetched.
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "threads": 1,
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_GROUP: Final = 20_480


def write_parquet(
    rows: Iterable[Mapping[str, object]], columns: Sequence[Column], path: Path
) -> int:
    """Write rows to a file, and return their number.

    They pass through a file of JSON lines beside it, which is gone afterwards, so that no
    more than a group of rows is in memory.
    """
    lines = path.with_name(f"{path.name}.lines")
    try:
        count = _write_lines(rows, columns, lines)
        _convert(lines, columns, path)
    finally:
        lines.unlink(missing_ok=True)
    return count


def _write_lines(
    rows: Iterable[Mapping[str, object]], columns: Sequence[Column], path: Path
) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in rows:
            values = {column.name: typed(row.get(column.name), column.type) for column in columns}
            stream.write(json.dumps(values) + "\n")
            count += 1
    return count


def _convert(lines: Path, columns: Sequence[Column], path: Path) -> None:
    types = {column.name: _TYPES[column.type] for column in columns}
    with duckdb.connect(config=_CONFIG) as connection:
        read = connection.read_json(
            str(lines), columns=types, format="newline_delimited", maximum_object_size=2**26
        )
        read.write_parquet(str(path), compression="zstd", row_group_size=_GROUP, overwrite=True)
