"""The store: one DuckDB file that keeps what reports say, and where they say it.

A report goes in as a whole or not at all; reports are committed some dozens at a time.
What is in the store does not depend on the order or the grouping in which they came.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import duckdb

from dateline.exports.plover import program_version
from dateline.records import Record
from dateline.store.batching import BATCH, Written, batches, is_newer
from dateline.store.connecting import check_file, connect_to_read, connect_to_write
from dateline.store.errors import BrokenIndex, PastStore, UnwritableIndex
from dateline.store.fulltext.index import Index, open_index
from dateline.store.lease import PATIENCE, Lease, to_read, to_write
from dateline.store.rows import COLUMNS, Row
from dateline.store.schema import CONTENT
from dateline.store.writing import write_batch

__all__ = ["BATCH", "Store", "Written", "batches", "connect_to_read", "open_store"]

#: Reports that an export holds in memory at a time.
_PAGE: Final = 500
#: Answers that a store keeps which cannot change.
_MOST_KEPT: Final = 64


def open_store(
    path: Path | str, read_only: bool = False, create: bool = True, patience: float = PATIENCE
) -> "Store":
    """Open a store; where there is none, make one, unless it is to be read only or not made.

    ``:memory:`` gives one that goes with the process. An older store is brought up to
    date. While others have it open in a way that stands against this one, it waits up to
    ``patience`` seconds. Raises NotAStore, MissingStore, StoreInUse, NewerStore or OlderStore.
    """
    file = Path(path)
    check_file(file, create and not read_only)
    lease = (to_read if read_only else to_write)(file, patience)
    try:
        connection = (connect_to_read if read_only else connect_to_write)(file, patience)
    except BaseException:
        lease.release()
        raise
    # Whoever reads keeps writers out, in this process and in others.
    return Store(connection, lease, still=read_only)


class Store:
    """An open store. Use it in a ``with`` block, or close it."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        lease: Lease | None = None,
        whole: "Store | None" = None,
        still: bool = False,
    ) -> None:
        """Take over a connection and the lease on its file; ``open_store`` makes them.

        ``whole`` is the store of which this one is a part, only to be read (``knowing``).
        ``still`` says that nobody can change the store for as long as this one is open, as
        nobody can what a part is of.
        """
        self._connection = connection
        self._lease = lease
        self._whole = whole
        self._index: Index | None = None
        still = still or (whole is not None and whole._answers is not None)
        self._answers: dict[Hashable, Any] | None = {} if still else None

    def once(self, question: Hashable, make: Callable[[], Any]) -> Any:
        """Return an answer, made only once where the store cannot change meanwhile."""
        if self._answers is None:
            return make()
        if question not in self._answers:
            answer = make()
            while len(self._answers) >= _MOST_KEPT:
                del self._answers[next(iter(self._answers))]
            self._answers[question] = answer
        return self._answers[question]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write everything into the file itself and let go of it."""
        if self._index is not None:
            self._index.close()
        self._connection.close()
        if self._lease is not None:
            self._lease.release()

    def asked(self) -> duckdb.DuckDBPyConnection:
        """Return the connection itself, for a question that needs more than ``fetch``."""
        return self._connection

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a connection of its own to the same store, for its caller to close."""
        return self._connection.cursor()

    @property
    def is_still(self) -> bool:
        """Whether nobody can change the store for as long as this one is open."""
        return self._answers is not None

    @property
    def is_whole(self) -> bool:
        """Whether this is all that the store says, and not a part (``knowing``)."""
        return self._whole is None

    @property
    def whole(self) -> "Store":
        """The store of which this one is a part, or itself."""
        return self._whole or self

    def index(self) -> Index:
        """Return the index of words, in step with the store. Raises BrokenIndex.

        Where its file may not be written and is behind, one is made in memory.
        """
        if self._whole is not None:
            return self._whole.index()
        if self._index is None:
            self._index = open_index(self._file(), self.fetch)
        elif self._answers is not None:
            return self._index
        try:
            self._index.catch_up()
        except UnwritableIndex:
            self._index.close()
            self._index = open_index(None, self.fetch)
            self._index.catch_up()
        return self._index

    def _file(self) -> Path | None:
        """Return the file of the store, None for one in memory."""
        sql = "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"
        [(path,)] = self.fetch(sql)
        return Path(path) if path else None

    def fetch(
        self, sql: str, values: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """Return the rows of a query; values go in as parameters, never as text."""
        parameters = dict(values) if isinstance(values, Mapping) else list(values)
        rows: list[tuple[Any, ...]] = self._connection.execute(sql, parameters).fetchall()
        return rows

    @contextmanager
    def alone(self) -> Iterator["Store"]:
        """Give the store for steps between which nobody else may write (``share_store``)."""
        yield self

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement that gives no rows; values go in as parameters, never as text."""
        self._connection.execute(sql, list(values))

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Do what stands in the ``with`` block as a whole or not at all, on the connection given.

        Raises PastStore where nothing may be written.
        """
        if self._whole is not None:
            raise PastStore
        self.run("BEGIN")
        try:
            yield self._connection
            self.run("COMMIT")
        except BaseException:
            self.run("ROLLBACK")
            raise

    def known(self, ids: Iterable[str], version: str = "") -> set[str]:
        """Return those of the report ids that need not be read again by this version.

        ``version`` is that of the reader, dateline's own if left out.
        """
        version = version or program_version()
        found = self.readers(list(ids)).items()
        return {key for key, reader in found if not is_newer(version, reader)}

    def readers(self, ids: list[str]) -> dict[str, str]:
        """Return by which reader those of these reports that are here were read."""
        sql = "SELECT id, reader FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))"
        return dict(self.fetch(sql, [ids]))

    def write(self, records: Iterable[Record], version: str = "", batch: int = BATCH) -> Written:
        """Keep what reports say, and return what became of them.

        A report that is there already stays as it is; a newer reader's version takes the
        place of the older one's. ``batch`` is the number of reports in a transaction. If
        ``records`` fails, what it gave before is kept.
        """
        version = version or program_version()
        written = Written()
        for group in batches(records, batch):
            with self._indexed([record.document.id for record in group]):
                written += write_batch(self, group, version)
        return written

    @contextmanager
    def _indexed(self, ids: Sequence[str]) -> Iterator[None]:
        """Bring the index in step before reports are written, and again after.

        What goes wrong with it is said when something is searched: the reports are in.
        """
        index: Index | None = None
        with suppress(BrokenIndex):
            index = self.index()
        yield
        if index is not None:
            with suppress(BrokenIndex):
                index.put(ids)

    def record_run(
        self,
        options: Mapping[str, object],
        counts: Mapping[str, object],
        refusals: Sequence[tuple[str, str]] = (),
        clock: tuple[str, str] = ("", ""),
    ) -> int:
        """Keep the facts of a run and return its number, from 1.

        ``refusals`` are (input, reason). ``clock`` is when it started and ended; the store
        itself looks at no clock.
        """
        [(number,)] = self.fetch("SELECT coalesce(max(number), 0) + 1 FROM runs")
        facts = [json.dumps(fact, sort_keys=True) for fact in (dict(options), dict(counts))]
        row = [number, program_version(), *facts, json.dumps(list(refusals)), *clock]
        with self.transaction():
            self._connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        return int(number)

    def add_judgements(self, rows: Sequence[Row]) -> list[int]:
        """Keep judgements, all or none, and return their numbers, which go on from the last.

        A row is (made, judge, kind, subject, detail, undoes); see ``judgements``.
        """
        with self.transaction() as connection:
            [(last,)] = self.fetch("SELECT coalesce(max(number), 0) FROM judgements")
            numbers = list(range(last + 1, last + 1 + len(rows)))
            for number, row in zip(numbers, rows, strict=True):
                sql = "INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?)"
                connection.execute(sql, [number, *row])
        return numbers

    def rows(self, table: str) -> Iterator[Row]:
        """Yield all rows of a table of CONTENT in key order; the fields are those of COLUMNS."""
        keys = CONTENT[table]
        ids = [key for (key,) in self.fetch("SELECT id FROM documents ORDER BY id")]
        sql = (
            f"SELECT {', '.join(COLUMNS[table])} FROM {table}"  # noqa: S608
            f" WHERE {keys[0]} IN (SELECT unnest(?::VARCHAR[])) ORDER BY {', '.join(keys)}"
        )
        for first in range(0, len(ids), _PAGE):
            yield from self.fetch(sql, [ids[first : first + _PAGE]])

    def export_events(self) -> Iterator[str]:
        """Yield every event as a line of JSON: by date of the report, report, and place in it."""
        ids = [key for (key,) in self.fetch("SELECT id FROM documents ORDER BY published, id")]
        sql = (
            "SELECT events.json FROM events JOIN documents ON documents.id = events.document"
            " WHERE events.document IN (SELECT unnest(?::VARCHAR[]))"
            " ORDER BY documents.published, events.document, events.number, events.id"
        )
        for first in range(0, len(ids), _PAGE):
            for (line,) in self.fetch(sql, [ids[first : first + _PAGE]]):
                yield line
