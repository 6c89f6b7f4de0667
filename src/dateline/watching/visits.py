"""One visit to a feed: a conditional question, the entries that are new, and their pages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BufferedReader, BytesIO
from itertools import islice
from typing import Final

from dateline.documents.formats.feeds import Entry, archived_feed, entry_document, parse_feed
from dateline.documents.intake import read_fetched
from dateline.documents.manner import Input, Item, Manner, digest_of
from dateline.errors import UnreadableInput
from dateline.fetching.addresses import target_of
from dateline.records import Document
from dateline.records.provenance import Archived, Fetched
from dateline.records.refusals import Known, Note, Refusal
from dateline.store import Store
from dateline.store.feeds import FeedState, done_entries
from dateline.watching.listing import Watched
from dateline.watching.politeness import next_visit

#: What asks an address: the address, more headers, and the hosts that may be asked (all if none).
Asker = Callable[[str, Mapping[str, str], frozenset[str]], Fetched]
#: Entries that are read and written before they count as done: a kill costs no more.
_TOGETHER: Final = 16
_ANY: Final[frozenset[str]] = frozenset()


@dataclass(slots=True)
class Group:
    """Some entries: their reports, and which of them are done once these are written.

    ``done`` holds (GUID, report's id or "", outcome); it is full when all items are taken.
    """

    items: Iterator[Item]
    done: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Visit:
    """What came of asking a feed.

    ``state`` is to be kept once all ``groups`` are read and written: a feed that is asked
    again before that gives its entries once more. ``refusal`` says why there is nothing.
    """

    state: FeedState
    groups: Iterator[Group]
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """A feed as it came, for its entries."""

    watched: Watched
    given: Input
    raw: Archived | None
    digest: str
    manner: Manner
    ask: Asker


def is_due(state: FeedState, now: str) -> bool:
    """Say whether a feed may be asked at a time (ISO 8601 in UTC)."""
    return not state.due or state.due <= now


def visit(store: Store, watched: Watched, manner: Manner, ask: Asker, state: FeedState) -> Visit:
    """Ask a feed and return what is new in it; nothing is written.

    ``state`` is what is known of it, with the time of the visit as ``checked``.
    """
    asked = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    headers: Mapping[str, str] = {}
    try:
        found = ask(watched.url, {key: value for key, value in asked.items() if value}, _ANY)
        headers = found.headers
        if found.status == 304:
            return Visit(_answered(state, watched, headers, "not changed"), iter(()))
        if found.status != 200:
            reason = f"HTTP status {found.status}"
            raise UnreadableInput(watched.url, reason, "check the address of the feed")
        feed = parse_feed(found.body, watched.url)
    except UnreadableInput as error:
        refusal = Refusal(error.name, error.reason, error.advice)
        return Visit(_failed(state, watched, headers, error.reason), iter(()), refusal)
    given = Input(watched.url, BufferedReader(BytesIO()), "", watched.url, "", found.at)
    raw = archived_feed(found.body, manner)
    source = _Source(watched, given, raw, digest_of(found.body), manner, ask)
    entries = {entry.guid: entry for entry in feed.entries}
    done = done_entries(store, watched.url, list(entries))
    new = [entry for guid, entry in entries.items() if guid not in done]
    status = f"{len(new)} new of {len(entries)} entries"
    kept = replace(state, etag=headers.get("etag", ""), modified=headers.get("last-modified", ""))
    return Visit(_answered(kept, watched, headers, status, feed.minutes), _groups(new, source))


def _answered(
    state: FeedState, watched: Watched, headers: Mapping[str, str], status: str, minutes: int = 0
) -> FeedState:
    due = next_visit(state.checked, watched.seconds, headers, minutes)
    return replace(state, due=due, status=status, failures=0)


def _failed(
    state: FeedState, watched: Watched, headers: Mapping[str, str], status: str
) -> FeedState:
    failures = state.failures + 1
    due = next_visit(state.checked, watched.seconds, headers, failures=failures)
    return replace(state, due=due, status=status, failures=failures)


def _groups(entries: list[Entry], source: _Source) -> Iterator[Group]:
    waiting = iter(entries)
    while some := list(islice(waiting, _TOGETHER)):
        group = Group(iter(()))
        group.items = _items(some, source, group)
        yield group


def _items(entries: list[Entry], source: _Source, group: Group) -> Iterator[Item]:
    """Yield the reports of entries; tell the group which entries are done."""
    for entry in entries:
        document = ""
        failed = False
        for item in _entry_items(entry, source):
            if isinstance(item, Document | Known):
                document = item.id if isinstance(item, Document) else item.document
            failed = failed or isinstance(item, Refusal)
            yield item
        if document or not failed:  # what failed is asked again
            group.done.append((entry.guid, document, "taken" if document else "no text"))


def _entry_items(entry: Entry, source: _Source) -> Iterator[Item]:
    """Yield the report of an entry: of its page where that is wanted, else of its own words."""
    watched = source.watched
    own = any(letter.isalnum() for letter in entry.text)
    if watched.pages and entry.url and _host(entry.url) in watched.hosts:
        items = list(_page_items(entry, source))
        if any(isinstance(item, Document | Known) for item in items) or not own:
            yield from items
            return
        why = next((item.reason for item in items if isinstance(item, Refusal)), "nothing in it")
        yield Note(entry.url, f"{why}; the feed's own words are read instead")
    if own:
        named = replace(entry, publisher=watched.publisher or entry.publisher)
        origin = f"{watched.url}#{entry.guid}"
        yield entry_document(named, origin, source.given, source.raw, source.digest, source.manner)


def _page_items(entry: Entry, source: _Source) -> Iterator[Item]:
    watched = source.watched
    manner = replace(source.manner, published=entry.published or source.manner.published)
    try:
        found = source.ask(entry.url, {}, watched.hosts)
        if found.status != 200:
            reason = f"HTTP status {found.status}"
            raise UnreadableInput(entry.url, reason, "it is asked again at the next visit")
        for item in read_fetched(found, entry.url, manner):
            yield _of_feed(item, entry, watched) if isinstance(item, Document) else item
    except UnreadableInput as error:
        yield Refusal(error.name, error.reason, error.advice)


def _of_feed(document: Document, entry: Entry, watched: Watched) -> Document:
    """Return the report of a page with the feed that led to it."""
    origin = document.provenance
    source = origin and replace(origin, container=watched.url, record=entry.guid)
    publisher = watched.publisher or document.publisher or entry.publisher
    return replace(document, publisher=publisher, provenance=source)


def _host(address: str) -> str:
    try:
        return target_of(address).host
    except UnreadableInput:
        return ""
