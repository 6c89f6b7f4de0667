"""Reports: the text as given, what is known of it, and the parts it is made of."""

import hashlib
from dataclasses import dataclass, field
from typing import Final

from dateline.records.provenance import Provenance

#: Kinds of parts, in the words of a newsroom. ``skip`` is set aside: page furniture.
PART_KINDS: Final = (
    "headline",
    "strap",
    "dateline",
    "body",
    "subhead",
    "caption",
    "social",
    "byline",
    "skip",
)


def content_hash(*fields: str) -> str:
    """Return 16 hexadecimal digits that depend on the fields and nothing else."""
    packed = "\x1f".join(fields).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(packed, digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report: ``text[start:end]``, without white space around it.

    ``story`` counts the stories of one report from 0; a subhead opens the next.
    ``author`` and ``date`` (ISO 8601) belong to an embedded social post, ``place``
    (as written) to a dateline.
    """

    kind: str
    start: int
    end: int
    story: int = 0
    author: str = ""
    date: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report. Offsets everywhere are code points into ``text``, which is never changed.

    ``published`` is an ISO 8601 date or "". ``language`` is an ISO 639-1 code or "".
    ``origin`` names the file or row that it came from, ``provenance`` all that is known of
    that; neither is part of the identity.
    """

    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    origin: str = ""
    parts: tuple[Part, ...] = ()
    provenance: Provenance | None = field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        """The content hash: the same report has the same id wherever it was found."""
        return content_hash(self.text, self.title, self.published, self.publisher, self.url)
