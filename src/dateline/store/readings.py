"""Reading a store for long: one connection for many threads that gives way to writers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Thread
from typing import Final

import duckdb

from dateline.store.connecting import connect_to_read
from dateline.store.database import Store
from dateline.store.lease import Lease, to_read, writer_waits

#: Seconds between two looks whether a writer waits, while the store is open and not in use.
_LOOK: Final = 0.01
#: Seconds without a reader after which the store is closed.
_IDLE: Final = 2.0


class Readings:
    """Gives stores to read; keeps the file open between readers for as long as nobody writes.

    While a writer waits, new readers wait too; those under way finish first.
    """

    def __init__(self, path: Path) -> None:
        """Open nothing yet."""
        self._path = path
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._lease = Lease()
        self._watcher: Thread | None = None
        self._readers = 0
        self._used = 0.0
        self._changed = Condition()

    @contextmanager
    def open(self) -> Iterator[Store]:
        """Open the store for one thread to read. Raises what ``open_store`` raises."""
        cursor = self._enter()
        try:
            with Store(cursor, still=True) as store:
                yield store
        finally:
            self._leave()

    def close(self) -> None:
        """Let go of the file once nobody reads it."""
        with self._changed:
            self._changed.wait_for(lambda: not self._readers)
            self._shut()
        if self._watcher is not None:  # a thread cut off at the end of the process would crash it
            self._watcher.join()

    def _enter(self) -> duckdb.DuckDBPyConnection:
        with self._changed:
            if self._connection is not None and writer_waits(self._path):
                self._changed.wait_for(lambda: not self._readers)
                self._shut()
            if self._connection is None:
                self._open()
            assert self._connection is not None
            self._readers += 1
            return self._connection.cursor()

    def _open(self) -> None:
        lease = to_read(self._path)
        try:
            self._connection = connect_to_read(self._path)
        except BaseException:
            lease.release()
            raise
        self._lease = lease
        self._watcher = Thread(target=self._watch, args=(self._connection,), daemon=True)
        self._watcher.start()

    def _leave(self) -> None:
        with self._changed:
            self._readers -= 1
            self._used = time.monotonic()
            if not self._readers and writer_waits(self._path):
                self._shut()
            self._changed.notify_all()

    def _watch(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Close the connection when a writer waits or nobody reads any more."""
        while True:
            time.sleep(_LOOK)
            with self._changed:
                if self._connection is not connection:
                    return
                idle = time.monotonic() - self._used > _IDLE
                if not self._readers and (idle or writer_waits(self._path)):
                    self._shut()
                    return

    def _shut(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._lease.release()
        self._changed.notify_all()
