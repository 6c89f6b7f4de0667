"""What kind of input a file is: by its suffix, by its first bytes."""

import io
import json
import re
from pathlib import Path
from typing import Final

from dateline.documents.rules import table

_HEAD: Final = 4096
_MARKS: Final = b"\xef\xbb\xbf \t\r\n"
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
#: The first element of a piece of XML, after declaration, comments, instructions and doctype.
_ROOT: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?.{0,2000}?\?>\s*|<!--.{0,2000}?-->\s*|"
    rb"<!doctype[^>\[]{0,1000}(?:\[.{0,3000}?\]\s*)?>\s*)*<(?:[\w.-]{1,60}:)?([\w.-]{1,60})",
    re.IGNORECASE | re.DOTALL,
)
#: Beginnings that no text has.
_MAGIC: Final = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
    (b"filedesc://", "arc"),
)
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
#: What the content may overrule.
_DOUBTFUL: Final = ("text", "json", "xml")


def kind_by_suffix(path: str) -> str | None:
    """Return the kind of a path by its suffix, or None for one that we do not know.

    Kinds are text, html, rows (JSON Lines), json, csv, parquet, xml, warc, arc and zip.
    """
    pure = Path(path)
    suffix = pure.suffix.lower()
    if suffix in table("kinds")["packing"]["suffixes"]:
        suffix = Path(pure.stem).suffix.lower()
    found: str | None = table("kinds")["suffixes"].get(suffix)
    return found


def kind_by_media(media: str) -> str | None:
    """Return the kind of a media type such as "text/html", or None for one unknown."""
    found: str | None = table("kinds")["media"].get(media)
    return found


def kind_of(reader: io.BufferedReader, kind: str | None) -> str:
    """Return the kind of a stream of which ``kind`` is thought; its first bytes may know better.

    They are not consumed. What is said to be text, JSON or XML, or of which nothing is known,
    may turn out as a page, a feed, rows, an archive, or a list of addresses ("addresses").
    """
    head = reader.peek(_HEAD)[:_HEAD]
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if kind not in (None, *_DOUBTFUL):
        return str(kind)
    if _PAGE.match(head):
        return "html"
    if _squeezed(head).startswith(b"<"):
        return "xml" if kind == "xml" or root_of(head) else "text"
    return _kind_of_words(head, kind)


def _kind_of_words(head: bytes, kind: str | None) -> str:
    words = head.lstrip(_MARKS)
    line = words.split(b"\n", 1)[0].strip()
    if line.startswith(b"{") and (len(line) > _HEAD - 64 or _is_object(line)):
        return (
            "json" if b'"https:' in line and b"jsonfeed.org" in line.replace(b"\\", b"") else "rows"
        )
    if kind == "json" or (words[:1] == b"[" and words[1:].lstrip()[:1] == b"{"):
        return "json"
    if words.startswith(b"{") and words[1:].lstrip()[:1] == b'"' and kind is None:
        return "json"
    return "addresses" if kind != "xml" and _is_list_of_addresses(head) else "text"


def _squeezed(head: bytes) -> bytes:
    """Return a head without byte order marks, zeros of UTF-16, and blanks before it."""
    return head.lstrip(b"\xff\xfe\xef\xbb\xbf").replace(b"\0", b"").lstrip()


def root_of(head: bytes) -> str:
    """Return the name of the first element of XML, in lower case, if it is a feed's or a sitemap's.

    It is "" for another.
    """
    match = _ROOT.match(_squeezed(head))
    name = match[1].decode("ascii", "replace").lower() if match else ""
    return name if name in (*table("kinds")["sitemaps"]["feeds"], *sitemap_roots()) else ""


def sitemap_roots() -> tuple[str, ...]:
    """Return the names of first elements of sitemaps."""
    return tuple(table("kinds")["sitemaps"]["roots"])


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_list_of_addresses(head: bytes) -> bool:
    lines = [line.strip() for line in head.decode("utf-8", "replace").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    whole = lines[:-1] if len(head) == _HEAD else lines
    return bool(whole) and all(_ADDRESS.fullmatch(line) for line in whole)
