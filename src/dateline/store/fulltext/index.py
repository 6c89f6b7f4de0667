"""The index of words beside a store: ``dateline.duckdb.search``, SQLite's FTS5.

The index is made from the store and can be made again at any time. It says itself which
reports it holds, as read by which reader; what it lacks or has too much is the difference to
the store's own list. So it does not matter when either of the two was killed. Two numbers
over both lists tell in two milliseconds that there is none.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from dateline.store.errors import BrokenIndex, UnwritableIndex

#: Asks the store: SQL and parameters in, rows out.
Fetch = Callable[[str, Mapping[str, object]], list[tuple[Any, ...]]]

SUFFIX: Final = ".search"
#: The columns that are searched, each with what a hit there weighs.
WEIGHTS: Final = {"title": 4.0, "text": 1.0, "publisher": 1.0, "people": 2.0, "places": 1.0}

#: The weights as SQL.
_WEIGHTS: Final = ", ".join(map(str, WEIGHTS.values()))
_PAGE_SQL: Final = Path(__file__).parent / "page.sql"
_STORE_SQL: Final = Path(__file__).parents[1] / "sql"
_SCHEMA: Final = Path(__file__).parent / "schema.sql"
#: "dtln": SQLite's number for files of dateline's; and the number of this schema.
_APPLICATION: Final = 0x64746C6E
_FORMAT: Final = 1
#: Reports that are indexed in a transaction.
_PAGE: Final = 500
#: Seconds to wait for another process that brings the index up to date.
_PATIENCE: Final = 60.0
_UNWRITABLE: Final = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


class Index:
    """An open index. Raises BrokenIndex where its file cannot be used."""

    def __init__(self, store: Path | None, fetch: Fetch) -> None:
        """Open the index of a store's file, or make one in memory; ``fetch`` asks the store."""
        self._fetch = fetch
        self._file = Path(f"{store}{SUFFIX}") if store else None
        self._state = ""
        try:
            self._connection = sqlite3.connect(
                self._file or ":memory:",
                timeout=_PATIENCE,
                isolation_level=None,
                check_same_thread=False,
            )
            self._prepare()
        except sqlite3.Error as error:
            raise self._broken(error) from None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def in_step(self) -> bool:
        """Say whether the index holds what the store does."""
        return self._held_state() == self._store_state()

    def put(self, ids: Sequence[str]) -> None:
        """Index those of these reports in which the store is ahead; in others it is not."""
        if self.in_step():
            return
        with self._change():
            now = self._store_state()
            there = self._readers(list(ids))
            sql = f"SELECT id, reader FROM held WHERE id IN ({_marks(ids)})"  # noqa: S608
            held = dict(self._connection.execute(sql, list(ids)))
            self._add(_ahead(there, held))
            self._step(now)

    def catch_up(self) -> bool:
        """Bring the index in step with the store; say whether anything was to be done.

        Raises UnwritableIndex where the file may not be written.
        """
        if self.in_step():
            return False
        with self._change():
            now = self._store_state()
            there = self._readers(None)
            held = dict(self._connection.execute("SELECT id, reader FROM held"))
            if held.keys() - there.keys():
                # To take words out, their text is needed, and the store has it no more.
                self._empty()
                held = {}
            self._add(_ahead(there, held))
            self._step(now)
        return True

    def found(self, match: str, among: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """Return the ids of the reports that match, with their rank: the less the better.

        ``among`` are the only ones that are looked for.
        """
        if among is not None and not among:
            return []
        sql = (
            # In this order, and no other: first what matches, then its id, last how well it fits.
            f"SELECT held.id, bm25(words, {_WEIGHTS}) AS fit FROM words"  # noqa: S608 - our own
            " CROSS JOIN held ON held.number = words.rowid WHERE words MATCH ?1"
            " AND (?2 IS NULL OR +held.id IN (SELECT value FROM json_each(?2)))"
            " ORDER BY fit, held.id"
        )
        return self._ask(sql, [match, None if among is None else json.dumps(list(among))])

    def page(self, match: str, limit: int, offset: int) -> tuple[list[tuple[str, float]], int]:
        """Return what ``found`` does, of it only so many, and how many reports match."""
        values = {"match": match, "limit": limit, "offset": offset}
        rows = self._ask(_PAGE_SQL.read_text(encoding="utf-8").format(weights=_WEIGHTS), values)
        hits = [(key, rank) for key, rank, _ in rows]
        return hits, rows[0][2] if rows else self.count(match)

    def count(self, match: str) -> int:
        """Return how many reports match."""
        [(count,)] = self._ask("SELECT count(*) FROM words WHERE words MATCH ?", [match])
        return int(count)

    def matching(self, match: str) -> list[str]:
        """Return the ids of the reports that match, in no order."""
        sql = "SELECT held.id FROM words JOIN held ON held.number = words.rowid WHERE words MATCH ?"
        return [key for (key,) in self._ask(sql, [match])]

    def names(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Return the people and places that are indexed of these reports."""
        sql = f"SELECT id, people, places FROM held WHERE id IN ({_marks(ids)})"  # noqa: S608
        return {key: (people, places) for key, people, places in self._ask(sql, list(ids))}

    def _ask(
        self, sql: str, values: Sequence[object] | Mapping[str, object]
    ) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._broken(error) from None

    def _prepare(self) -> None:
        """Make the tables in a new file, or anew in one of an older dateline."""
        [(application,)] = self._connection.execute("PRAGMA application_id")
        [(form,)] = self._connection.execute("PRAGMA user_version")
        [(tables,)] = self._connection.execute("SELECT count(*) FROM sqlite_master")
        if (application, form) == (_APPLICATION, _FORMAT):
            return
        if tables and application != _APPLICATION:
            raise sqlite3.DatabaseError("is not an index of dateline")
        self._connection.execute("BEGIN IMMEDIATE")
        [(form,)] = self._connection.execute("PRAGMA user_version")
        if form != _FORMAT:  # else another process was faster
            self._empty()
            self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            self._connection.execute(f"PRAGMA user_version = {_FORMAT}")
        self._connection.execute("COMMIT")

    def _empty(self) -> None:
        for table in ("words", "held", "about"):
            self._connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _SCHEMA.read_text(encoding="utf-8").split(";")[:-1]:
            self._connection.execute(statement)

    def _add(self, ids: Sequence[str]) -> None:
        """Index reports, in the place of what is held of them."""
        for first in range(0, len(ids), _PAGE):
            values = {"documents": list(ids[first : first + _PAGE])}
            names = {row[0]: row[1:] for row in self._fetch(_store_sql("indexed_names"), values)}
            rows = self._fetch(_store_sql("indexed_texts"), values)
            for key, reader, title, publisher, text in rows:
                people, places = names[key]
                self._remove(key, text)
                held = (key, reader, title, publisher, people, places)
                number = self._connection.execute(
                    "INSERT INTO held (id, reader, title, publisher, people, places)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    held,
                ).lastrowid
                self._connection.execute(
                    "INSERT INTO words (rowid, title, text, publisher, people, places)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (number, *map(_plain, (title, text, publisher, people, places))),
                )

    def _remove(self, key: str, text: str) -> None:
        """Take a report's words out. Its text is what it was: the id is made of it."""
        rows = self._connection.execute(
            "SELECT number, title, publisher, people, places FROM held WHERE id = ?", [key]
        ).fetchall()
        for number, title, publisher, people, places in rows:
            self._connection.execute(
                "INSERT INTO words (words, rowid, title, text, publisher, people, places)"
                " VALUES ('delete', ?, ?, ?, ?, ?, ?)",
                (number, *map(_plain, (title, text, publisher, people, places))),
            )
            self._connection.execute("DELETE FROM held WHERE number = ?", [number])

    def _readers(self, ids: list[str] | None) -> dict[str, str]:
        """Return by which reader the store's reports were read; of all if no ids are given."""
        return dict(self._fetch(_store_sql("readers"), {"documents": ids}))

    def _step(self, now: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO about VALUES ('state', ?)", [now])

    def _held_state(self) -> str:
        rows = self._ask("SELECT value FROM about WHERE name = 'state'", [])
        return str(rows[0][0]) if rows else ""

    def _store_state(self) -> str:
        [(now,)] = self._fetch(_store_sql("reports_state"), {})
        return str(now)

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Do all that is done within, or nothing, while no other process changes anything."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise self._broken(error) from None

    def _broken(self, error: sqlite3.Error) -> BrokenIndex:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        kind = UnwritableIndex if code in _UNWRITABLE else BrokenIndex
        return kind(self._file or Path(":memory:"), str(error))


def open_index(store: Path | None, fetch: Fetch) -> Index:
    """Open the index of a store's file, in memory if there is none or it may not be written.

    ``fetch`` asks the store. Raises BrokenIndex.
    """
    try:
        return Index(store, fetch)
    except UnwritableIndex:
        return Index(None, fetch)


def _ahead(there: Mapping[str, str], held: Mapping[str, str]) -> list[str]:
    """Return the reports that are not held as the store has them, in a fixed order."""
    return sorted(key for key, reader in there.items() if held.get(key) != reader)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _store_sql(name: str) -> str:
    return (_STORE_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _plain(text: str) -> str:
    """Return a text without NUL, at which SQLite would stop; all offsets stay."""
    return text.replace("\0", " ")
