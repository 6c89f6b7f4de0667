"""A store as it was known on a day: what reports printed by then say, and what was judged by then.

One mechanism serves all questions. The store is asked through a connection of its own on
which each table is hidden behind a view of the same name that lets only those rows through:
a table with a column ``document`` those of reports known by then, one with ``made`` what was
made by then. So a question needs to know nothing of it, and neither does a table that comes
later. What the program itself knows (offices, places) is not cut.

A report is known from the day on which it was printed. One that states no day counts from
the day on which it was fetched, where the store has that; else it counts as never known, as
does a judgement without a time: that something was known may not be assumed. Days are
compared as far as both are exact: what was printed in 2025 is known on 2025-03.
"""

from typing import Final

import duckdb

from dateline.store.database import Store
from dateline.store.filters import day
from dateline.store.questions import sql

#: The column by which rows are cut, in the order of looking; and the view's condition.
_CUTS: Final = {
    "document": "document IN (SELECT id FROM temp.main.known_reports)",
    "made": "made <> '' AND left(made, length('{day}')) <= left('{day}', length(made))",
}
_KNOWN: Final = "id IN (SELECT id FROM temp.main.known_reports)"


def as_known_on(store: Store, on: str) -> Store:
    """Return the store as known on a day, month or year (at its end), to be read and closed.

    ``store`` must stay open as long. Nothing can be written through it. Raises BadFilter.
    """
    value = day({"known-on": on}, "known-on")
    cursor = store.cursor()
    if value is not None:
        try:
            _hide(cursor, value)
        except BaseException:
            cursor.close()
            raise
    return Store(cursor, whole=store)


def _hide(connection: duckdb.DuckDBPyConnection, on: str) -> None:
    # ``on`` has passed the pattern of dates: digits and hyphens alone stand in it.
    [(name,)] = connection.execute("SELECT current_database()").fetchall()
    whole = '"' + name.replace('"', '""') + '"'
    columns = connection.execute(sql("columns_of_tables")).fetchall()
    fetched = [kind for table, column, kind in columns if (table, column) == ("sources", "fetched")]
    part = sql("known_reports_fetched" if fetched else "known_reports").replace("{whole}", whole)
    connection.execute(f"CREATE TEMP TABLE known_reports AS {part}", {"day": on})
    cuts: dict[str, str] = {"documents": _KNOWN}
    for column, condition in _CUTS.items():
        for table in (table for table, found, _ in columns if found == column):
            cuts.setdefault(table, condition.format(day=on))
    for table, condition in cuts.items():
        connection.execute(
            f'CREATE TEMP VIEW "{table}" AS SELECT * FROM {whole}.main."{table}" WHERE {condition}'  # noqa: S608
        )
