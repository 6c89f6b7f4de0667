"""The schema of the store, and how an older store is brought up to it.

Each file of ``schema/`` is one step, numbered; a new store is made by running them all.
The number of the last step that a store has seen stands in its table ``meta``.
"""

from functools import cache
from pathlib import Path
from typing import Final

import duckdb

_STEPS: Final = Path(__file__).parent / "schema"

#: The tables that hold what reports say, each with the columns that order its rows.
CONTENT: Final = {
    "documents": ("id",),
    "parts": ("document", "number"),
    "sentences": ("document", "number"),
    "events": ("document", "number", "id"),
    "claims": ("document", "event", "number"),
    "actors": ("document", "event", "role", "number"),
    "offices": ("document", "number"),
    "people": ("document", "number"),
    "quotes": ("document", "number"),
    "places": ("document", "number"),
}


@cache
def steps() -> tuple[tuple[int, str], ...]:
    """Return the steps as (number, SQL), first to last."""
    files = sorted(_STEPS.glob("*.sql"))
    return tuple((int(file.name[:3]), file.read_text(encoding="utf-8")) for file in files)


def newest() -> int:
    """Return the number of the schema that this dateline writes."""
    return steps()[-1][0]


def schema_of(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Return the schema number of an open file: 0 for an empty one, None for a foreign one."""
    tables = connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"
    ).fetchall()
    if not tables:
        return 0
    if ("meta",) not in tables:
        return None
    try:
        found = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchall()
        return int(found[0][0])
    except (duckdb.Error, ValueError, IndexError):
        return None


def migrate(connection: duckdb.DuckDBPyConnection, upto: int | None = None) -> list[int]:
    """Run the steps that an open store lacks, and return their numbers.

    A step is done as a whole or not at all. ``upto`` stops early, for tests.
    """
    present = schema_of(connection) or 0
    last = newest() if upto is None else upto
    done = []
    for number, sql in steps():
        if present < number <= last:
            _run_step(connection, number, sql)
            done.append(number)
    return done


def _run_step(connection: duckdb.DuckDBPyConnection, number: int, sql: str) -> None:
    connection.execute("BEGIN")
    try:
        connection.execute(sql)
        connection.execute("DELETE FROM meta WHERE name = 'schema'")
        connection.execute("INSERT INTO meta VALUES ('schema', ?)", [str(number)])
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
