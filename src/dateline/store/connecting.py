"""Connecting to the file of a store: what may be opened, and what is told where it may not."""

import re
import time
from pathlib import Path
from typing import Final

import duckdb

from dateline.store.derived import derive_missing
from dateline.store.errors import MissingStore, NewerStore, NotAStore, OlderStore, StoreInUse
from dateline.store.lease import PATIENCE, PAUSE
from dateline.store.schema import migrate, newest, schema_of

#: Nothing is fetched from the network, whatever the file claims to be.
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    # Tidying the file up more seldom makes it smaller and writing faster, and takes as much
    # memory as waits.
    "checkpoint_threshold": "64MB",
    # Memory given back after smaller pieces of work: 200 MB less in a long run.
    "allocator_flush_threshold": "8MB",
}
_HOLDER: Final = re.compile(r"\(PID (\d+)\)")


def connect_to_read(file: Path, patience: float = PATIENCE) -> duckdb.DuckDBPyConnection:
    """Connect to a store that is there. Raises what ``open_store`` raises."""
    check_file(file, create=False)
    connection = _connect(file, read_only=True, patience=patience)
    try:
        _check_schema(connection, file, read_only=True)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_write(file: Path, patience: float) -> duckdb.DuckDBPyConnection:
    """Connect to write; bring an older store up to date. Raises what ``open_store`` raises."""
    connection = _connect(file, read_only=False, patience=patience)
    try:
        _check_schema(connection, file, read_only=False)
        migrate(connection)
        derive_missing(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def check_file(file: Path, create: bool) -> None:
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
