"""A user's own SQL over a store: read only, with no way to files, network or extensions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from decimal import Decimal
from math import isfinite
from pathlib import Path
from threading import Event, Timer
from typing import Any, Final

import duckdb

from dateline.store.connecting import connect_to_read
from dateline.store.database import Store
from dateline.store.errors import BadSql, SqlTimeout
from dateline.store.knowing import as_known_on
from dateline.store.lease import to_read
from dateline.store.questions import Row

#: Kinds of statements that only ask. What they might call that writes or reads elsewhere, the
#: settings refuse.
_ASKING: Final = {"SELECT", "EXPLAIN"}
_SETTINGS: Final = (
    "SET temp_directory = ''",
    "SET memory_limit = '2GB'",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
_FETCHED: Final = 1000
#: Seconds that a query may take.
PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: names of columns, each once, and the rows, to be read once."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


@contextmanager
def run_sql(
    path: Path, query: str, known_on: str = "", seconds: float = PATIENCE
) -> Iterator[Answer]:
    """Run one query that asks and gives back its rows while the store is open.

    The tables are those of the schema, with ``flat_events`` for most questions; with
    ``known_on`` they are as known on that day (``knowing``). Only one statement is taken, and
    only one that asks: the file is opened for reading only, other files, the network and
    extensions are out of reach, and settings locked. Raises BadSql, SqlTimeout, and what
    ``open_store`` raises.
    """
    lease = to_read(path)
    try:
        connection = connect_to_read(path)
    except BaseException:
        lease.release()
        raise
    with Store(connection, lease) as whole:
        if known_on:
            with as_known_on(whole, known_on) as store:
                yield from _answered(store, query, seconds)
        else:
            yield from _answered(whole, query, seconds)


def _answered(store: Store, query: str, seconds: float) -> Iterator[Answer]:
    connection = store.asked()
    for setting in _SETTINGS:
        connection.execute(setting)
    late = Event()

    def stop() -> None:
        late.set()
        connection.interrupt()

    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        _check(query)
        result = connection.execute(query)
        columns = _unique([name for name, *_ in result.description or ()])
        yield Answer(columns, _rows(result, columns))
    except duckdb.InterruptException:
        if late.is_set():
            raise SqlTimeout(seconds) from None
        raise
    except duckdb.Error as error:
        raise BadSql(str(error)) from None
    finally:
        timer.cancel()


def _check(query: str) -> None:
    """Refuse what is not one statement that asks, before anything of it is run."""
    kinds = [statement.type.name for statement in duckdb.extract_statements(query)]
    if len(kinds) != 1:
        raise BadSql(f"there are {len(kinds)} statements; write one SELECT")
    if kinds[0] not in _ASKING:
        raise BadSql(f"{kinds[0]} is refused: the store is only read here; write a SELECT")


def _unique(names: list[str]) -> tuple[str, ...]:
    """Return the names with a number added to those that are there already."""
    found: list[str] = []
    for name in names:
        number, given = 2, name
        while given in found:
            given, number = f"{name}_{number}", number + 1
        found.append(given)
    return tuple(found)


def _rows(result: duckdb.DuckDBPyConnection, columns: tuple[str, ...]) -> Iterator[Row]:
    while rows := result.fetchmany(_FETCHED):
        for row in rows:
            yield dict(zip(columns, map(_plain, row), strict=True))


def _plain(value: Any) -> object:
    """Return a value of the kinds that JSON has."""
    if isinstance(value, float):
        return value if isfinite(value) else str(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return float(value)
    plain = value is None or isinstance(value, bool | int | str)
    return value if plain else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, date | datetime | clock_time):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else str(value)
