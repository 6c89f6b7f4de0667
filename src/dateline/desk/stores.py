"""The store of a request: open to read, or alone to write for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import Request

from dateline.desk.settings import Settings
from dateline.desk.upkeep import Upkeep
from dateline.store import Store, open_store
from dateline.store.readings import Readings


def settings_of(request: Request) -> Settings:
    """Return what the desk was started with."""
    found: Settings = request.app.state.settings
    return found


def upkeep_of(request: Request) -> Upkeep:
    """Return what keeps the incidents up to date."""
    found: Upkeep = request.app.state.upkeep
    return found


@contextmanager
def reading(request: Request) -> Iterator[Store]:
    """Open the store to read. Use it in functions that are not ``async``: it may wait.

    Raises BeingBroughtUp while incidents hold it.
    """
    upkeep_of(request).check()
    readings: Readings = request.app.state.readings
    with readings.open() as store:
        yield store


@contextmanager
def writing(request: Request) -> Iterator[Store]:
    """Open the store to write, alone, for as short as can be.

    Not within ``reading`` of the same request: the one would wait for the other.
    """
    upkeep_of(request).check()
    with open_store(settings_of(request).store, create=False) as store:
        yield store
