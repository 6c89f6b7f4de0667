"""Reading reports in the background: one job at a time, with how far it has come."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock, Thread
from typing import BinaryIO, Final

from dateline.desk.errors import StillReading
from dateline.records import Document, Record, Refusal

#: Reports in a transaction: few, so that what is read is soon seen.
_BATCH: Final = 8


@dataclass(slots=True)
class Job:
    """One file or text being read. ``reasons`` are those of what was refused."""

    name: str
    read: int = 0
    kept: int = 0
    reasons: list[str] = field(default_factory=list)
    done: bool = False
    failure: str = ""
    reports: list[str] = field(default_factory=list)


class Reader:
    """Reads what the desk is given into its store."""

    def __init__(self, store: Path) -> None:
        """Read nothing yet."""
        self._store = store
        self._lock = Lock()
        self.job: Job | None = None

    def start(self, name: str, stream: BinaryIO, published: str) -> Job:
        """Begin to read a file; ``name`` says what it is. Raises StillReading."""
        with self._lock:
            if self.job is not None and not self.job.done:
                raise StillReading(self.job.name)
            job = self.job = Job(safe_name(name))
        folder = Path(mkdtemp(prefix="dateline-"))
        with (folder / job.name).open("wb") as file:
            shutil.copyfileobj(stream, file)
        Thread(target=self._run, args=(job, folder, published), daemon=True).start()
        return job

    def _run(self, job: Job, folder: Path, published: str) -> None:
        try:
            self._read(job, folder / job.name, published)
        except Exception as error:
            job.failure = str(error) or type(error).__name__
        finally:
            job.done = True
            shutil.rmtree(folder, ignore_errors=True)

    def _read(self, job: Job, path: Path, published: str) -> None:
        from dateline.batch import read_all  # noqa: PLC0415 - loads the models
        from dateline.store import judged_additions, reader_version, share_store  # noqa: PLC0415
        from dateline.store.incidents import update  # noqa: PLC0415

        with share_store(self._store) as store:
            additions = judged_additions(store)
            version = reader_version(additions)
            documents = list(_documents(job, path, published))
            known = store.known([one.id for one in documents], version)
            job.kept = len(known)
            job.reports = list(dict.fromkeys(one.id for one in documents))
            new = {one.id: one for one in documents if one.id not in known}
            records = read_all(new.values(), additions=additions)
            store.write(_counted(job, records), version, batch=_BATCH)
            with store.alone() as whole:
                update(whole)


def _documents(job: Job, path: Path, published: str) -> Iterator[Document]:
    from dateline.documents.intake import read_documents  # noqa: PLC0415

    for item in read_documents((str(path),), published):
        if isinstance(item, Document):
            yield replace(item, origin=item.origin.replace(str(path), job.name))
        elif isinstance(item, Refusal):
            job.reasons.append(f"{job.name}: {item.reason}")


def _counted(job: Job, records: Iterator[Record | Refusal]) -> Iterator[Record]:
    for record in records:
        if isinstance(record, Refusal):
            job.reasons.append(f"{record.origin}: {record.reason}")
            continue
        job.read += 1
        yield record


def safe_name(name: str) -> str:
    """Return the last part of a file's name, of plain characters; its ending says what it is."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in last)
    return plain.lstrip(".-")[-80:] or "report.txt"
