"""Questions about where reports came from, and their raw sources out of the store."""

import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from dateline.store.database import Store
from dateline.store.errors import AmbiguousSubject, BrokenArchive, UnknownSubject

_SQL: Final = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report came from; see ``records.Provenance`` for the fields.

    ``fetched`` is None where nobody said; ``size`` are the bytes of the raw source that is
    archived, None where none is.
    """

    document: str
    origin: str
    url: str
    title: str
    kind: str | None
    container: str | None
    record: str | None
    digest: str | None
    fetched: str | None
    extractor: str | None
    media: str | None
    size: int | None


def source_of(store: Store, beginning: str) -> Source:
    """Return where the report came from whose id begins so.

    Raises UnknownSubject and AmbiguousSubject.
    """
    wanted = beginning.strip()
    found = store.fetch(_sql("source"), [wanted]) if wanted else []
    if not found:
        raise UnknownSubject("report", beginning, "dateline documents")
    if len(found) > 1:
        raise AmbiguousSubject("report", beginning, [row[0] for row in found])
    return Source(*found[0])


def raw_source(store: Store, source: Source) -> bytes:
    """Return the raw bytes of a source that is archived, else the text of the report, as UTF-8.

    Raises BrokenArchive where what is there does not unpack.
    """
    if source.size is None:
        [(text,)] = store.fetch("SELECT text FROM documents WHERE id = ?", [source.document])
        return str(text).encode("utf-8")
    [(packed,)] = store.fetch("SELECT packed FROM archives WHERE digest = ?", [source.digest])
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise BrokenArchive(source.document, str(error)) from None


def known_source(store: Store, key: str) -> str:
    """Return the id of the report that a raw source of this key gave, or "" for none."""
    found = store.fetch(_sql("known_source"), [key])
    return str(found[0][0]) if found else ""


@cache
def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
