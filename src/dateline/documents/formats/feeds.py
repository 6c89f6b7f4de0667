"""Feeds (RSS, Atom, RDF, CDF, JSON Feed) to reports, one an entry that has words."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dateline.documents.dates import parse_date
from dateline.documents.formats.fragments import text_of
from dateline.documents.formats.xmls import guarded
from dateline.documents.manner import Input, Item, Manner, digest_of, extractor, pack
from dateline.documents.parts import find_parts
from dateline.errors import UnreadableInput
from dateline.records import Document
from dateline.records.provenance import Archived, Provenance
from dateline.records.refusals import Note, Passed, Refusal

#: Larger feeds are refused unread: a feed has some hundred kilobytes.
MOST_BYTES: Final = 16 * 1024 * 1024
#: Entries with fewer words are summaries.
_SHORT_WORDS: Final = 60
_JSON_FEED: Final = "jsonfeed.org/version"
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: ``guid`` stands for it, ``published`` is ISO 8601 or ""."""

    guid: str
    title: str = ""
    text: str = ""
    url: str = ""
    published: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name, the minutes that it asks to be left alone (0: not said), its entries."""

    title: str
    minutes: int
    entries: tuple[Entry, ...]


def read_feed(given: Input, data: bytes, manner: Manner) -> Iterator[Item]:
    """Yield the report of each entry that has words, and what became of the others.

    Raises UnreadableInput for what is no feed.
    """
    feed = parse_feed(data, given.name)
    raw = archived_feed(data, manner)
    short = bare = 0
    for number, entry in enumerate(feed.entries, 1):
        if not any(letter.isalnum() for letter in entry.text):
            bare += 1
            continue
        short += len(entry.text.split()) < _SHORT_WORDS
        yield entry_document(entry, f"{given.name}:{number}", given, raw, digest_of(data), manner)
    count = len(feed.entries)
    if bare == count:
        reason = "feed without entries" if not count else f"no text in any of {count} entries"
        yield Refusal(given.name, reason, "give a feed whose entries have text")
    elif bare:
        message = f"{bare} of {count} entries without text passed over"
        yield Passed(given.name, message, "entry without text", bare)
    if short:
        yield Note(given.name, f"{short} of {count} entries are short, as of a summary only")


def archived_feed(data: bytes, manner: Manner) -> Archived | None:
    """Return a feed as it is archived, once for all its entries."""
    return pack(data, "application/xml") if manner.archive else None


def entry_document(
    entry: Entry, origin: str, given: Input, raw: Archived | None, digest: str, manner: Manner
) -> Document:
    """Return the report of an entry."""
    day = entry.published or manner.published
    return Document(
        text=entry.text,
        title=entry.title,
        published=day,
        publisher=entry.publisher,
        url=entry.url,
        origin=origin,
        parts=find_parts(entry.text, entry.title, day),
        provenance=Provenance(
            "entry",
            given.url or given.name,
            entry.guid,
            digest,
            given.fetched,
            extractor("feedparser"),
            raw=raw,
        ),
    )


def parse_feed(data: bytes, name: str) -> Feed:
    """Return what a feed's bytes say.

    Raises UnreadableInput where they are no feed, or too large, or declare entities.
    """
    if len(data) > MOST_BYTES:
        reason = f"feed larger than {MOST_BYTES >> 20} MiB"
        raise UnreadableInput(name, reason, "give its entries as JSON Lines")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(data, name)
    return _xml_feed(guarded(data, name), name)


def _xml_feed(data: bytes, name: str) -> Feed:
    import feedparser  # noqa: PLC0415

    try:
        found = feedparser.parse(io.BytesIO(data))
    except Exception as error:  # whatever a parser does with a broken feed
        reason = f"feed breaks the parser ({type(error).__name__})"
        raise UnreadableInput(name, reason, "give its entries as JSON Lines") from None
    if not found.entries and not found.feed and not found.version:
        raise UnreadableInput(name, "no feed in it", "give an RSS, Atom or JSON feed")
    title = _line(found.feed.get("title"))
    entries = tuple(_entry(entry, title) for entry in found.entries)
    return Feed(title, _minutes(found.feed.get("ttl")), entries)


def _entry(entry: Mapping[str, Any], publisher: str) -> Entry:
    bodies = [str(body.get("value") or "") for body in entry.get("content") or ()]
    text = max((text_of(body) for body in (*bodies, str(entry.get("summary") or ""))), key=len)
    source = entry.get("source") or {}
    title, url = _line(entry.get("title")), _address(entry.get("link"))
    return Entry(
        guid=_line(entry.get("id")) or url or digest_of(f"{title}\n{text}".encode())[:16],
        title=title,
        text=text,
        url=url,
        published=_day(entry),
        publisher=_line(source.get("title") if isinstance(source, dict) else "") or publisher,
    )


def _day(entry: Mapping[str, Any]) -> str:
    """Return the day of an entry as it is written, or as the parser understands it."""
    for field in ("published", "created", "updated"):
        day = parse_date(entry.get(field))
        when = entry.get(f"{field}_parsed")
        if day:
            return day
        if when:
            return f"{when[0]:04}-{when[1]:02}-{when[2]:02}"
    return ""


def _line(value: Any) -> str:
    return " ".join(text_of(str(value or "")).encode("utf-8", "replace").decode("utf-8").split())


def _address(value: Any) -> str:
    address = str(value or "").strip()
    return address if _ADDRESS.fullmatch(address) else ""


def _minutes(value: Any) -> int:
    return int(value) if str(value or "").isdecimal() and len(str(value)) < 7 else 0


def _json_feed(data: bytes, name: str) -> Feed:
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = f"broken JSON ({str(error)[:100]})"
        raise UnreadableInput(name, reason, "give a whole JSON feed") from None
    if not isinstance(found, dict) or _JSON_FEED not in str(found.get("version")):
        raise UnreadableInput(name, "no feed in it", "give an RSS, Atom or JSON feed")
    title = _line(found.get("title"))
    listed = found.get("items")
    items = listed if isinstance(listed, list) else []
    return Feed(title, 0, tuple(_json_entry(item, title) for item in items if _is_entry(item)))


def _is_entry(item: Any) -> bool:
    return isinstance(item, dict)


def _json_entry(item: Mapping[str, Any], publisher: str) -> Entry:
    markup, plain, summary = (
        str(item.get(field) or "") for field in ("content_html", "content_text", "summary")
    )
    texts = [text_of(markup), plain.strip(), text_of(summary)]
    title, url = _line(item.get("title")), _address(item.get("url"))
    return Entry(
        guid=_line(item.get("id")) or url or digest_of(f"{title}\n{texts}".encode())[:16],
        title=title,
        text=max(texts, key=len),
        url=url,
        published=parse_date(item.get("date_published") or item.get("date_modified")),
        publisher=publisher,
    )
