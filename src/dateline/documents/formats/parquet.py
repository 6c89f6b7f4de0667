"""Parquet files to rows, by DuckDB's own reader, some rows in memory at a time."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from dateline.documents.columns import Columns
from dateline.documents.formats.csvs import check_columns
from dateline.documents.rows import Row
from dateline.errors import UnreadableInput
from dateline.records.refusals import Note

if TYPE_CHECKING:
    import duckdb

#: Rows taken at a time.
_TAKEN: Final = 64
#: Nothing but the file is read: no extension, no temporary file, no network.
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "1GB",
    "temp_directory": "",
    "threads": 1,
}


def parquet_rows(path: str, name: str, given: Mapping[str, str]) -> Iterator[Row | Note]:
    """Yield the rows of a file, of the columns that hold something of a report.

    Raises UnreadableInput for what is no Parquet, or lacks the column of the text.
    """
    import duckdb  # noqa: PLC0415

    with duckdb.connect(config=_CONFIG) as connection:
        try:
            yield from _rows(connection, path, name, given)
        except duckdb.OutOfMemoryException:
            reason = f"needs more than {_CONFIG['memory_limit']} to read: row groups too large"
            raise UnreadableInput(name, reason, "write it with smaller row groups") from None
        except (duckdb.Error, RuntimeError, UnicodeDecodeError) as error:
            reason = f"broken Parquet ({str(error).splitlines()[0][:200]})"
            raise UnreadableInput(name, reason, "write the file again") from None


def parquet_size(path: str) -> int | None:
    """Return how many rows a file has by its own account, or None where it does not say."""
    import duckdb  # noqa: PLC0415

    try:
        with duckdb.connect(config=_CONFIG) as connection:
            sql = "SELECT num_rows FROM parquet_file_metadata(?)"
            found = connection.execute(sql, [_as_it_is(path)]).fetchall()
    except (duckdb.Error, RuntimeError, UnicodeError):
        return None
    return int(found[0][0]) if found else None


def _rows(
    connection: "duckdb.DuckDBPyConnection", path: str, name: str, given: Mapping[str, str]
) -> Iterator[Row | Note]:
    file = [_as_it_is(path)]
    described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", file).fetchall()
    names = [str(row[0]) for row in described]
    check_columns(names, name, given)
    empty: dict[str, Any] = {
        name: ({} if str(kind).startswith("STRUCT") else None) for name, kind, *_ in described
    }
    wanted = _wanted(Columns(name, given), empty)
    left = [column for column in names if column not in wanted]
    if left:
        yield Note(name, f"columns not read: {', '.join(left)[:200]}")
    quoted = ", ".join('"' + column.replace('"', '""') + '"' for column in wanted)
    connection.execute(f"SELECT {quoted} FROM read_parquet(?)", file)  # noqa: S608 - quoted names
    number = 0
    while rows := connection.fetchmany(_TAKEN):
        for values in rows:
            cells = {column: _plain(value) for column, value in zip(wanted, values, strict=True)}
            raw = json.dumps(cells, ensure_ascii=False, sort_keys=True, default=str)
            yield Row(f"{name}:{number}", number, cells, raw.encode("utf-8", "surrogatepass"))
            number += 1


def _wanted(columns: Columns, row: dict[str, Any]) -> list[str]:
    """Return the columns that may hold a field, and objects, in which one may lie."""
    paths = {path.split(".")[0] for names in columns.of(row).values() for path in names}
    return [name for name, value in row.items() if name in paths or value is not None]


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes | bytearray):
        return bytes(value).decode("utf-8", "replace")
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _as_it_is(path: str) -> str:
    """Return a path that is not taken for a pattern of many paths."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in path)
