"""Web archives (WARC, ARC) to reports: one a page that a server answered with."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dateline.documents.formats.framing import Frame, arc_frames, warc_frames
from dateline.documents.formats.pages import read_page
from dateline.documents.manner import Input, Item, Manner, Page
from dateline.documents.markup import MOST_BYTES
from dateline.errors import UnreadableInput
from dateline.records import Document
from dateline.records.refusals import Known, Note, Passed, Refusal

_HTML: Final = ("text/html", "application/xhtml+xml")
_LOOKS_LIKE_HTML: Final = re.compile(rb"^\s*(?:<!--|<\?xml|<!doctype html|<html|<head)", re.I)
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
#: Statuses that servers answer with where there is a page.
_ANSWERED: Final = 200


@dataclass(slots=True)
class _Seen:
    """What an archive held: records passed over by reason, and how many came to something."""

    passed: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    refused: int = 0
    unsound: int = 0


class _NoPage(Exception):
    """A record that is no page by its nature; its words say which nature."""


def read_archive(given: Input, kind: str, manner: Manner) -> Iterator[Item]:
    """Yield the report of each page of an archive, "warc" or "arc", and what was passed over.

    What can be read of a broken archive is read, the rest is refused by name.
    """
    frames = arc_frames if kind == "arc" else warc_frames
    seen = _Seen()
    try:
        for frame in frames(given.reader, given.name):
            for item in _items(frame, given.name, manner, seen):
                seen.pages += isinstance(item, Document | Known)
                seen.refused += isinstance(item, Refusal)
                yield item
    except UnreadableInput as error:  # the stream breaks off; what was cut out stays
        seen.refused += 1
        yield Refusal(error.name, error.reason, error.advice)
    if seen.unsound:
        message = f"{seen.unsound} payloads are not what their digests say; read as they are"
        yield Note(given.name, message)
    for reason, count in sorted(seen.passed.items()):
        yield Passed(given.name, f"{count} passed over: {reason}", reason, count)
    if not seen.pages and not seen.refused:
        yield Refusal(given.name, "no page in the archive", "give one with HTML responses")


def _items(frame: Frame | Refusal, container: str, manner: Manner, seen: _Seen) -> Iterator[Item]:
    if isinstance(frame, Refusal):
        yield frame
        return
    try:
        page, sound = _page(frame, container)
    except _NoPage as reason:
        seen.passed[str(reason)] += 1
    except UnreadableInput as error:
        yield Refusal(error.name, error.reason, error.advice)
    else:
        seen.unsound += not sound
        yield from read_page(page, manner)


def _page(frame: Frame, container: str) -> tuple[Page, bool]:
    """Return the page of a record, and whether its digest, if it has one, fits.

    Raises _NoPage for what is none, UnreadableInput for a broken one.
    """
    kind = frame.fields.get("warc-type", "").lower()
    if kind not in ("response", "resource"):
        raise _NoPage(f"{kind or 'unknown'} record")
    url = frame.fields.get("warc-target-uri", "").strip("<>")
    if not _ADDRESS.match(url):
        raise _NoPage("no web address")
    http = kind == "response" and frame.block[:5].upper() == b"HTTP/"
    data, media, charset, sound = _payload(frame) if http else (frame.block, "", "", True)
    media = media or ("" if http else _own_media(frame))
    if (media or "text/html") not in _HTML or not (media or _LOOKS_LIKE_HTML.match(data)):
        raise _NoPage("not HTML")
    if not data.strip():
        raise _NoPage("empty page")
    record = frame.fields.get("warc-record-id", "").strip("<>") or str(frame.number)
    fetched = frame.fields.get("warc-date", "")[:40]
    return Page(data, f"{frame.name} {url}", container, record, url, charset, fetched), sound


def _own_media(frame: Frame) -> str:
    """Return the media type of a record without HTTP headers."""
    own = frame.fields.get("arc-type") or frame.fields.get("content-type", "")
    media = own.split(";")[0].strip().lower()
    return "" if media == "application/http" else media


def _payload(frame: Frame) -> tuple[bytes, str, str, bool]:
    """Return the body of a HTTP response, its media type and charset, and if its digest fits."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

    try:
        plain = next(
            iter(ArchiveIterator(io.BytesIO(_packed(frame)), quirks_mode=True, fsspec_args=False))
        )
        status = plain.http_headers.status_code
        if status != _ANSWERED:
            raise _NoPage(f"HTTP status {status}")
        media = (plain.http_content_type or "").lower()
        if media and media not in _HTML:
            raise _NoPage("not HTML")
        declared = "warc-payload-digest" in frame.fields
        sound = not declared or bool(plain.verify_payload_digest(consume=False))
        charset = plain.http_charset or ""
        return _decoded(frame), media, charset, sound
    except (OSError, ValueError, StopIteration, AttributeError) as error:
        reason = f"broken HTTP response ({str(error)[:100]})"
        raise UnreadableInput(frame.name, reason, "fetch the page again") from None


def _decoded(frame: Frame) -> bytes:
    """Return the body unpacked, or as it lies there where its packing is not what it is said."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

    for decode in ("all", "content", "none"):
        records = ArchiveIterator(
            io.BytesIO(_packed(frame)), quirks_mode=True, auto_decode=decode, fsspec_args=False
        )
        try:
            data = next(iter(records)).reader.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            if decode == "none":
                raise OSError(str(error)) from None
            continue
        if data:
            return bytes(data)
    return b""


def _packed(frame: Frame) -> bytes:
    """Return a record as one that stands alone, with no more than is needed to read it."""
    fields = {
        "WARC-Type": "response",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(frame.block)),
    }
    digest = frame.fields.get("warc-payload-digest", "")
    if digest:
        fields["WARC-Payload-Digest"] = digest
    head = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode("utf-8", "replace") + frame.block + b"\r\n\r\n"
