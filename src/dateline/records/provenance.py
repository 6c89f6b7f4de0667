"""Where a report came from: the input, the record in it, the bytes, and what read them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Archived:
    """The raw bytes of a source, packed: what a dead link would lose.

    ``packed`` is a zlib stream of ``size`` bytes whose SHA-256 is ``digest`` (64 hexadecimal
    digits); ``media`` is their media type.
    """

    digest: str
    media: str
    size: int
    packed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a report came in; it says nothing of what the report is.

    ``kind`` is text, row, page or entry. ``container`` is the file, feed or address as it was
    given, ``record`` what stands for the report in it: the number of a row, the WARC-Record-ID,
    the GUID of an entry. ``digest`` is the SHA-256 of the raw bytes: of the whole input of a
    text, the line or the cells of a row, the page without its HTTP headers, the feed of an
    entry. ``fetched`` (ISO 8601, UTC) is when it was fetched, "" where nobody says.
    ``extractor`` is the program that took the text out, with its version. ``key`` stands for
    the input and all that the extraction depends on: the same key, the same report.
    """

    kind: str
    container: str
    record: str = ""
    digest: str = ""
    fetched: str = ""
    extractor: str = ""
    key: str = ""
    raw: Archived | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the address at the end of all redirects, and its bytes.

    ``media`` and ``charset`` are those of the header Content-Type, in lower case, or "".
    ``headers`` are all others by name in lower case; ``at`` is when, ISO 8601 in UTC.
    """

    url: str
    status: int
    media: str
    charset: str
    at: str
    headers: dict[str, str]
    body: bytes = field(repr=False)
