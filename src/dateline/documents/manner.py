"""How inputs are to be read, and the inputs that are handed from one format to another."""

import hashlib
import io
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from dateline.records import Document, content_hash
from dateline.records.provenance import Archived, Fetched, Provenance
from dateline.records.refusals import Known, Note, Refusal

#: What comes out of an input.
Item = Document | Refusal | Note | Known

_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class Manner:
    """How inputs are to be read.

    ``published`` (ISO 8601) is the date of reports that state none. ``columns`` names the
    column of a table for a field, where it is not to be guessed. ``fetch`` answers addresses;
    without it none is fetched. ``archive`` says whether raw sources are kept. ``known`` gives
    the id of the report that a source of this key (``Provenance.key``) gave before, or "".
    """

    published: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    fetch: Callable[[str], Fetched] | None = None
    archive: bool = True
    known: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """An input that is open.

    ``name`` is what messages call it, ``path`` its file where it is one as it lies there.
    ``url``, ``charset`` and ``fetched`` are known where it came from an address.
    """

    name: str
    reader: io.BufferedReader
    path: str = ""
    url: str = ""
    charset: str = ""
    fetched: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one page, and where they come from; see ``Provenance`` for the fields."""

    data: bytes
    origin: str
    container: str
    record: str = ""
    url: str = ""
    charset: str = ""
    fetched: str = ""


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def pack(data: bytes, media: str, digest: str = "") -> Archived:
    """Return bytes as they are archived."""
    return Archived(digest or digest_of(data), media, len(data), zlib.compress(data, _LEVEL))


@cache
def extractor(package: str) -> str:
    """Return the name of a program with its version, such as "trafilatura 2.3.1"."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


def plain_provenance(kind: str, container: str, record: str, data: bytes) -> Provenance:
    """Return the provenance of a text or a row, whose words the store keeps anyhow."""
    return Provenance(kind, container, record, digest_of(data), extractor=extractor("dateline"))


def key_of(*fields: str) -> str:
    """Return the key of a source: what it is and all that its extraction depends on."""
    return content_hash("source", extractor("dateline"), *fields)
