"""Tables made from what reports say, so that questions need not read whole records.

They go along with each report in its own transaction. Where a store lacks them (it was made
by an older dateline), they are made anew when it is opened for writing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb

_SQL: Final = Path(__file__).parent / "sql"
#: The tables that follow reports, each with the column that names the report.
DERIVED: Final = {
    "flat_events": "document",
    "flat_parties": "document",
    "pieces": "document",
}


def derive(connection: duckdb.DuckDBPyConnection, documents: Sequence[str] | None) -> None:
    """Add the rows of these reports, of all if None; the caller began the transaction."""
    ids = None if documents is None else list(documents)
    for name in ("derive_parties", "derive_events", "derive_event_parties", "derive_pieces"):
        sql = (_SQL / f"{name}.sql").read_text(encoding="utf-8")
        connection.execute(sql, {"documents": ids})


def derive_missing(connection: duckdb.DuckDBPyConnection) -> bool:
    """Make the tables anew if they lack events or have others; say whether that was so."""
    sql = "SELECT (SELECT count(*) FROM events) <> (SELECT count(*) FROM flat_events)"
    if connection.execute(sql).fetchall() == [(False,)]:
        return False
    connection.execute("BEGIN")
    try:
        for table in ("parties", *DERIVED):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
        derive(connection, None)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return True
