"""A store for long work, shared with others: whoever waits for it gets it between two steps.

``dateline read`` reads for hours. It keeps the file open for as long as nobody else wants it,
which makes it smaller and writing faster; when somebody does, it closes the file at the end of
the transaction and opens it again for the next one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, RLock, Thread
from typing import Any, Final

from dateline.records import Record
from dateline.store.batching import BATCH, Written, batches
from dateline.store.database import Store, open_store
from dateline.store.lease import anyone_waits
from dateline.store.rows import Row

#: Seconds that long work waits for others; what it has read would else be lost.
_PATIENCE: Final = 600.0
#: Seconds between two looks whether somebody waits, while the store is open and not in use.
_LOOK: Final = 0.02


def share_store(path: Path | str) -> Store:
    """Return a store that others get between two steps; it is made where there is none.

    One in memory (``:memory:``) is nobody else's. Raises what ``open_store`` raises, now or
    when it is used.
    """
    store = open_store(path, patience=_PATIENCE)
    return store if str(path) == ":memory:" else _SharedStore(Path(path), store)


class _SharedStore(Store):
    """Does what a store does; between two things done the file may have been another's."""

    def __init__(self, path: Path, store: Store) -> None:
        self._path = path
        self._lease = self._whole = self._index = self._answers = None
        self._open: Store | None = None
        self._busy = RLock()
        self._keep(store)

    def close(self) -> None:
        """Let go of the file; nothing of the store is in use when this returns."""
        with self._busy:
            self._let_go()
        self._watcher.join()  # a thread cut off at the end of the process would hold the store

    @contextmanager
    def alone(self) -> Iterator[Store]:
        """Give the store for several steps between which nobody else gets it."""
        with self._busy:
            if self._open is None:
                self._keep(open_store(self._path, create=False, patience=_PATIENCE))
            assert self._open is not None
            yield self._open
            if anyone_waits(self._path):
                self._let_go()

    def fetch(
        self, sql: str, values: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        with self.alone() as store:
            return store.fetch(sql, values)

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        with self.alone() as store:
            store.run(sql, values)

    def write(self, records: Iterable[Record], version: str = "", batch: int = BATCH) -> Written:
        written = Written()
        for group in batches(records, batch):
            with self.alone() as store:
                written += store.write(group, version, batch=len(group))
        return written

    def record_run(
        self,
        options: Mapping[str, object],
        counts: Mapping[str, object],
        refusals: Sequence[tuple[str, str]] = (),
        clock: tuple[str, str] = ("", ""),
    ) -> int:
        with self.alone() as store:
            return store.record_run(options, counts, refusals, clock)

    def add_judgements(self, rows: Sequence[Row]) -> list[int]:
        with self.alone() as store:
            return store.add_judgements(rows)

    def _keep(self, store: Store) -> None:
        self._open, self._left = store, Event()
        self._watcher = Thread(target=self._watch, args=(self._left,), daemon=True)
        self._watcher.start()

    def _let_go(self) -> None:
        self._left.set()
        if self._open is not None:
            self._open.close()
            self._open = None

    def _watch(self, left: Event) -> None:
        """Let go of the file when somebody waits for it and it is not in use."""
        while not left.wait(_LOOK):
            if not self._busy.acquire(blocking=False):
                continue
            try:
                if not left.is_set() and anyone_waits(self._path):
                    self._let_go()
            finally:
                self._busy.release()
