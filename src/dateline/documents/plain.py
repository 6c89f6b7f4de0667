"""Plain texts to documents."""

from typing import Final

from dateline.documents.dates import date_of_line
from dateline.documents.header import find_header
from dateline.documents.parts import find_parts
from dateline.records import Document

#: A line with nothing but a date tells the day of publication among so many blocks at the head.
_STAMP_REACH: Final = 8


def read_plain(text: str, origin: str, published: str = "") -> Document:
    """Return the document of a plain text, which is kept as it is.

    Title, day, publisher, address and language come from a header ("Title: …", "Date: …",
    " date 2025-08-13 Title …"), the title else from the headline, the day else from a line
    with nothing but a date near the head, or a dateline's. ``published`` (ISO 8601) is
    used where the text does not say.
    """
    header = find_header(text)
    fields = header.fields
    day = fields.get("published", "") or stated_date(text[header.end :]) or published
    parts = find_parts(text, "", day, header=header)
    title = next((text[p.start : p.end] for p in parts if p.kind == "headline"), "")
    dated = next((p.date for p in parts if p.kind == "dateline" and p.date), "")
    return Document(
        text=text,
        title=fields.get("title", "") or " ".join(title.split()),
        published=day or dated,
        publisher=fields.get("publisher", ""),
        url=fields.get("url", ""),
        language=fields.get("language", "")[:2].lower(),
        origin=origin,
        parts=parts,
    )


def stated_date(text: str) -> str:
    """Return the date of the first line near the head that says nothing else, or ""."""
    seen = 0
    for line in text[:4000].splitlines():
        words = line.strip()
        if not words:
            continue
        date = date_of_line(words)
        seen += 1
        if date or seen >= _STAMP_REACH:
            return date
    return ""
