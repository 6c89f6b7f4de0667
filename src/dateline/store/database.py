"""The store: one DuckDB file that keeps what reports say, and where they say it.

A report goes in as a whole or not at all; reports are committed some dozens at a time.
What is in the store does not depend on the order or the grouping in which they came.
"""

import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import duckdb

from dateline.exports.plover import program_version
from dateline.records import Document, Record
from dateline.store.archiving import add_sources
from dateline.store.bulk import Loader
from dateline.store.derived import DERIVED, derive, derive_missing
from dateline.store.errors import (
    BrokenIndex,
    MissingStore,
    NewerStore,
    NotAStore,
    OlderStore,
    PastStore,
    StoreInUse,
    UnwritableIndex,
)
from dateline.store.fulltext.index import Index, open_index
from dateline.store.lease import PATIENCE, PAUSE, Lease, to_read, to_write
from dateline.store.rows import COLUMNS, Row, rows_of
from dateline.store.schema import CONTENT, migrate, newest, schema_of

#: Reports in a transaction: fewer are slower, more keep more in memory.
BATCH: Final = 64
#: Words in a transaction, so that long reports do not pile up.
_BATCH_WORDS: Final = 200_000
#: Reports that an export holds in memory at a time.
_PAGE: Final = 500
#: Nothing is fetched from the network, whatever the file claims to be.
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    # Tidying the file up more seldom makes it smaller and writing a quarter faster.
    "checkpoint_threshold": "128MB",
}
#: The column that names the report, by table: content and what is made from it.
_KEYS: Final = {table: keys[0] for table, keys in CONTENT.items()} | DERIVED
_HOLDER: Final = re.compile(r"\(PID (\d+)\)")
_NUMBERS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the reports given: new, read again by a newer version, left as they were."""

    added: int = 0
    replaced: int = 0
    kept: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(
            self.added + other.added, self.replaced + other.replaced, self.kept + other.kept
        )


def open_store(
    path: Path | str, read_only: bool = False, create: bool = True, patience: float = PATIENCE
) -> "Store":
    """Open a store; where there is none, make one, unless it is to be read only or not made.

    ``:memory:`` gives one that goes with the process. An older store is brought up to
    date. While others have it open in a way that stands against this one, it waits up to
    ``patience`` seconds. Raises NotAStore, MissingStore, StoreInUse, NewerStore or OlderStore.
    """
    file = Path(path)
    _check_file(file, create and not read_only)
    lease = (to_read if read_only else to_write)(file, patience)
    try:
        connection = connect_to_read(file, patience) if read_only else _to_write(file, patience)
    except BaseException:
        lease.release()
        raise
    return Store(connection, lease)


def connect_to_read(file: Path, patience: float = PATIENCE) -> duckdb.DuckDBPyConnection:
    """Connect to a store that is there. Raises what ``open_store`` raises."""
    _check_file(file, create=False)
    connection = _connect(file, read_only=True, patience=patience)
    try:
        _check_schema(connection, file, read_only=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _to_write(file: Path, patience: float) -> duckdb.DuckDBPyConnection:
    connection = _connect(file, read_only=False, patience=patience)
    try:
        _check_schema(connection, file, read_only=False)
        migrate(connection)
        derive_missing(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_file(file: Path, create: bool) -> None:
    """Refuse what cannot be a store before DuckDB looks at it."""
    if str(file) == ":memory:":
        return
    if file.is_dir():
        raise NotAStore(file, "is a folder")
    if not file.exists():
        if not create:
            raise MissingStore(file)
        if not file.parent.is_dir():
            raise NotAStore(file, "its folder is not there")
        return
    try:
        with file.open("rb") as stream:
            head = stream.read(12)
    except OSError as error:
        raise NotAStore(file, error.strerror or str(error)) from None
    if head[8:] != b"DUCK":
        raise NotAStore(file, "is not a store of dateline (no DuckDB file)")


def _connect(file: Path, read_only: bool, patience: float) -> duckdb.DuckDBPyConnection:
    """Connect; wait for others who have the file open without a lease on it."""
    until = time.monotonic() + patience
    while True:
        try:
            return _connected(file, read_only)
        except StoreInUse:
            if time.monotonic() >= until:
                raise
        time.sleep(PAUSE)


def _connected(file: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(file), read_only=read_only, config=_CONFIG)
    except duckdb.Error as error:
        message = str(error)
        if "lock" in message:
            holder = _HOLDER.search(message)
            process = f"process {holder[1]}" if holder else "another process"
            raise StoreInUse(file, process) from None
        if "different configuration" in message:
            raise StoreInUse(file, "this process") from None
        raise NotAStore(file, f"does not open ({message.splitlines()[0]})") from None


def _check_schema(connection: duckdb.DuckDBPyConnection, file: Path, read_only: bool) -> None:
    found = schema_of(connection)
    if found is None:
        raise NotAStore(file, "is a DuckDB file, but not a store of dateline")
    if found > newest():
        raise NewerStore(file, found, newest())
    if read_only and found < newest():
        raise OlderStore(file, found, newest())


class Store:
    """An open store. Use it in a ``with`` block, or close it."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        lease: Lease | None = None,
        whole: "Store | None" = None,
    ) -> None:
        """Take over a connection and the lease on its file; ``open_store`` makes them.

        ``whole`` is the store of which this one is a part, only to be read (``knowing``).
        """
        self._connection = connection
        self._lease = lease
        self._whole = whole
        self._index: Index | None = None

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
        found = self._readers(list(ids)).items()
        return {key for key, reader in found if not _is_newer(version, reader)}

    def _readers(self, ids: list[str]) -> dict[str, str]:
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
                written += self._write_batch(group, version)
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

    def _write_batch(self, batch: list[Record], version: str) -> Written:
        given = {record.document.id: record for record in reversed(batch)}
        readers = self._readers(list(given))
        fresh = [key for key in given if key not in readers]
        stale = [key for key, reader in readers.items() if _is_newer(version, reader)]
        tables: dict[str, list[Row]] = {table: [] for table in CONTENT}
        for key in (*fresh, *stale):
            for table, rows in rows_of(given[key], version).items():
                tables[table] += rows
        self._replace(stale, tables, [given[key].document for key in (*fresh, *stale)])
        return Written(len(fresh), len(stale), len(batch) - len(fresh) - len(stale))

    def _replace(
        self, stale: list[str], tables: Mapping[str, list[Row]], documents: list[Document]
    ) -> None:
        """Delete the rows of old reports and insert the new ones, in one transaction."""
        if not tables["documents"]:
            return
        loader = Loader(self._connection)
        with self.transaction() as connection:
            for table, key in _KEYS.items() if stale else ():
                sql = f"DELETE FROM {table} WHERE {key} IN (SELECT unnest(?::VARCHAR[]))"  # noqa: S608
                connection.execute(sql, [stale])
            for table in CONTENT:
                loader.insert(table, tables[table])
            derive(connection, [str(row[0]) for row in tables["documents"]])
            add_sources(connection, documents)

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


def batches(records: Iterable[Record], size: int) -> Iterator[list[Record]]:
    """Yield the records in groups; if their source fails, first what it gave before."""
    failure: BaseException | None = None
    source = iter(records)
    more = True
    while more:
        batch: list[Record] = []
        words = 0
        try:
            while len(batch) < size and words < _BATCH_WORDS:
                batch.append(next(source))
                words += len(batch[-1].document.text.split())
        except StopIteration:
            more = False
        except BaseException as error:
            failure = error
            more = False
        if batch:
            yield batch
    if failure is not None:
        raise failure


def _is_newer(version: str, other: str) -> bool:
    """Say whether what ``version`` read takes the place of what ``other`` read.

    Versions are compared by their first three numbers ("0.10.0" is newer than "0.9.1");
    with equal numbers but other words, another build or other additions to the knowledge
    (``reader_version``), the one that comes later stays. So a report read with two
    dictionaries in turn is read again each time, and what is kept is what the last read.
    """
    ours, theirs = (
        [int(n) for n in _NUMBERS.findall(text.partition("+")[0])[:3]] for text in (version, other)
    )
    return ours > theirs if ours != theirs else version != other
