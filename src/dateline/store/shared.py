"""A store for long work: its file is open only for as long as something is asked or written.

``dateline read`` reads for hours; between its transactions others read the store, and write
judgements into it. Opening takes some 20 ms, for dozens of reports at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from dateline.records import Record
from dateline.store.database import BATCH, Store, Written, batches, open_store
from dateline.store.rows import Row

#: Seconds that long work waits for others; what it has read would else be lost.
_PATIENCE: Final = 600.0


def share_store(path: Path | str) -> Store:
    """Return a store that is open only while it is used; it is made where there is none.

    One in memory (``:memory:``) is nobody else's and stays open. Raises what ``open_store``
    raises, now or when it is used.
    """
    store = open_store(path, patience=_PATIENCE)
    if str(path) == ":memory:":
        return store
    store.close()
    return _SharedStore(Path(path))


class _SharedStore(Store):
    """Does what a store does, each thing with the file opened for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lease = self._whole = self._index = None

    def close(self) -> None:
        """Do nothing: the file is not open."""

    def fetch(
        self, sql: str, values: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        with open_store(self._path, read_only=True, patience=_PATIENCE) as store:
            return store.fetch(sql, values)

    @contextmanager
    def alone(self) -> Iterator[Store]:
        with self._writing() as store:
            yield store

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        with self._writing() as store:
            store.run(sql, values)

    def write(self, records: Iterable[Record], version: str = "", batch: int = BATCH) -> Written:
        written = Written()
        for group in batches(records, batch):
            with self._writing() as store:
                written += store.write(group, version, batch=len(group))
        return written

    def record_run(
        self,
        options: Mapping[str, object],
        counts: Mapping[str, object],
        refusals: Sequence[tuple[str, str]] = (),
        clock: tuple[str, str] = ("", ""),
    ) -> int:
        with self._writing() as store:
            return store.record_run(options, counts, refusals, clock)

    def add_judgements(self, rows: Sequence[Row]) -> list[int]:
        with self._writing() as store:
            return store.add_judgements(rows)

    def _writing(self) -> Store:
        return open_store(self._path, create=False, patience=_PATIENCE)
