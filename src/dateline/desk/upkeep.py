"""Bringing incidents up to date: at once where little is new, else beside the pages.

The first time, or after much reading, it takes minutes, and the store is then held by whoever
does it. So it goes on in a thread, and pages say so until it is done.
"""

from pathlib import Path
from threading import Lock, Thread
from typing import Final

from dateline.desk.errors import BeingBroughtUp
from dateline.store import Store, open_store
from dateline.store.incidents import is_current, update

#: Reports that a page may work in while somebody waits for it.
_FEW: Final = 200
#: Reports of which nothing has been worked in yet, or not by their present reader.
_WAITING: Final = (
    "SELECT count(*) FROM documents LEFT JOIN incident_documents AS done"
    " ON done.document = documents.id AND done.reader = documents.reader"
    " WHERE done.document IS NULL"
)


class Upkeep:
    """Keeps the incidents of one store up to date."""

    def __init__(self, path: Path) -> None:
        """Do nothing yet."""
        self._path = path
        self._lock = Lock()
        self._work: Thread | None = None
        self._failure: Exception | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the work goes on, so that the store cannot be had."""
        return self._work is not None and self._work.is_alive()

    def wait(self) -> None:
        """Return when nothing goes on."""
        if self._work is not None:
            self._work.join()

    def check(self) -> None:
        """Raise BeingBroughtUp while the work goes on."""
        if self.is_busy:
            raise BeingBroughtUp

    def ensure(self, store: Store) -> bool:
        """Say whether incidents are up to date, or may be brought so at once.

        Where much is new, begin to work in the background. Raises BeingBroughtUp for as long as
        it takes, and then once what went wrong with it.
        """
        if is_current(store):
            return True
        [(waiting,)] = store.fetch(_WAITING)
        if waiting <= _FEW:
            return False
        with self._lock:
            failure, self._failure = self._failure, None
            if failure is not None:
                raise failure
            if not self.is_busy:
                self._work = Thread(target=self._run, daemon=True)
                self._work.start()
        raise BeingBroughtUp

    def _run(self) -> None:
        try:
            with open_store(self._path, create=False) as store:
                update(store)
        except Exception as error:  # told to whoever asks next
            self._failure = error
