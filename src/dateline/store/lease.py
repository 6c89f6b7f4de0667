"""Leases: how several processes share one store without errors and without loss.

DuckDB lets one process write a file, or many read it, for as long as they have it open.
So whoever opens a store holds a lease on it: readers a shared one, writers one alone. A
writer who waits announces it; readers then finish and let it pass before they go on. Both
are locks of the operating system on files beside the store (STORE.lock, STORE.intent):
they end with the process that holds them, also where that is killed.

Where the system has no such locks (Windows) or the folder cannot be written to, a lease is
nothing, and DuckDB's own lock decides: opening waits and tries again.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from dateline.store.errors import StoreInUse

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

#: Seconds between two tries.
PAUSE: Final = 0.005
#: Seconds after which one who waits gives up.
PATIENCE: Final = 60.0


@dataclass(slots=True)
class Lease:
    """A lease on a store; give it back with ``release``."""

    _held: list[int] = field(default_factory=list)

    def release(self) -> None:
        """Give the lease back; doing so twice does nothing."""
        while self._held:
            os.close(self._held.pop())

    def add(self, number: int) -> None:
        """Hold one more open file."""
        self._held.append(number)

    def numbers(self) -> tuple[int, ...]:
        """Return the open files that are held."""
        return tuple(self._held)

    def name_holder(self) -> None:
        """Write down whose lease it is, for those who wait in vain."""
        for number in self._held:
            os.ftruncate(number, 0)
            os.pwrite(number, str(os.getpid()).encode(), 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def to_read(path: Path, patience: float = PATIENCE) -> Lease:
    """Return a lease to read, once nobody writes or waits to write. Raises StoreInUse."""
    files = _files(path)
    if files is None:
        return Lease()
    until = time.monotonic() + patience
    lock, intent = files
    with Lease([intent]), _unless_it_fails(Lease([lock])) as lease:
        _wait(intent, lock, False, until, path)
        _wait(lock, lock, False, until, path)
    return lease


def to_write(path: Path, patience: float = PATIENCE) -> Lease:
    """Return a lease to write, once nobody else reads or writes. Raises StoreInUse."""
    files = _files(path)
    if files is None:
        return Lease()
    until = time.monotonic() + patience
    lock, intent = files
    # Once the lock is held readers may come again: they wait at the lock itself.
    with Lease([intent]), _unless_it_fails(Lease([lock])) as lease:
        _wait(intent, lock, True, until, path)
        _wait(lock, lock, True, until, path)
        lease.name_holder()
    return lease


def writer_waits(path: Path) -> bool:
    """Say whether a writer waits for readers to give way.

    True where nobody can tell, so that nothing is kept open longer than it is used.
    """
    files = _files(path)
    if files is None:
        return True
    with Lease(list(files)):
        return not _try(files[1], False)


def anyone_waits(path: Path) -> bool:
    """Say whether somebody waits for the writer to give way, to read or to write.

    True where nobody can tell. Whoever waits holds the second file, shared or alone.
    """
    files = _files(path)
    if files is None:
        return True
    with Lease(list(files)):
        return not _try(files[1], True)


@contextmanager
def _unless_it_fails(lease: Lease) -> Iterator[Lease]:
    try:
        yield lease
    except BaseException:
        lease.release()
        raise


def _files(path: Path) -> tuple[int, int] | None:
    """Open the two files beside the store; None where there can be none."""
    if fcntl is None or str(path) == ":memory:":
        return None
    opened = Lease()
    try:
        with _unless_it_fails(opened):
            for kind in ("lock", "intent"):
                name = path.with_name(f"{path.name}.{kind}")
                opened.add(os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666))
    except OSError:
        return None
    lock, intent = opened.numbers()
    return lock, intent


def _wait(number: int, lock: int, alone: bool, until: float, path: Path) -> None:
    while not _try(number, alone):
        if time.monotonic() >= until:
            raise StoreInUse(path, _holder(lock))
        time.sleep(PAUSE)


def _holder(lock: int) -> str:
    """Return who holds the lock: the process that writes, or some that read."""
    if _try(lock, False):
        return "a process that reads it"
    writer = os.pread(lock, 20, 0).decode("ascii", "replace")
    return "this process" if writer == str(os.getpid()) else f"process {writer}"


def _try(number: int, alone: bool) -> bool:
    try:
        fcntl.flock(number, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
