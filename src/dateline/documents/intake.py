"""Paths to documents: files, folders, addresses and standard input, one report after another.

Nothing is raised for a bad input: what is set aside comes out as a ``Refusal`` with its
reason, what should be known of the rest as a ``Note``.
"""

import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from dateline.documents.formats.csvs import csv_rows
from dateline.documents.formats.feeds import MOST_BYTES as MOST_FEED_BYTES
from dateline.documents.formats.feeds import read_feed
from dateline.documents.formats.jsons import json_rows
from dateline.documents.formats.pages import read_page
from dateline.documents.formats.parquet import parquet_rows
from dateline.documents.formats.warcs import read_archive
from dateline.documents.formats.zips import zip_entries
from dateline.documents.kinds import kind_by_media, kind_by_suffix, kind_of, root_of, sitemap_roots
from dateline.documents.language import language_of
from dateline.documents.manner import Input, Item, Manner, Page, plain_provenance
from dateline.documents.markup import MOST_BYTES as MOST_PAGE_BYTES
from dateline.documents.plain import read_plain
from dateline.documents.rows import Row, documents_of, read_rows
from dateline.documents.streams import lines_of, opened, unpacked
from dateline.errors import UnreadableInput
from dateline.inputs import MOST_BYTES, decode
from dateline.records import Document
from dateline.records.provenance import Fetched
from dateline.records.refusals import Known, Note, Refusal

#: A row is one report; longer lines are refused.
MOST_LINE_BYTES: Final = 16 * 1024 * 1024
_LANGUAGE: Final = "only English is read"
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_HEAD: Final = 4096


def read_documents(
    paths: Iterable[str], published: str = ""
) -> Iterator[Document | Refusal | Note]:
    """Yield the reports that the paths hold, in order, those in other languages refused.

    ``published`` (ISO 8601) is the date of reports that state none. See ``find_documents``.
    """
    for item in find_documents(paths, Manner(published, archive=False)):
        if not isinstance(item, Known):
            yield checked(item) if isinstance(item, Document) else item


def find_documents(paths: Iterable[str], manner: Manner) -> Iterator[Item]:
    """Yield what the paths hold, in order, whatever its language; ``checked`` looks at that.

    A path is "-" for standard input; a text, a page (.html), a table (.csv, .parquet), rows or
    lists of JSON, a feed (RSS, Atom, RDF, CDF, JSON Feed), a web archive (.warc, .arc), most of
    them packed or not (.gz, .lz4, .zst), a zip of such; a folder, which is walked in order of
    names; or an address, where the manner has something to fetch it with.
    """
    for path in paths:
        if _ADDRESS.match(path):
            yield from _read_address(path, manner)
        elif path != "-" and os.path.isdir(path):  # noqa: PTH112  (takes any string)
            yield from _read_folder(path, manner)
        else:
            yield from _read_file(path, manner)


def checked(document: Document) -> Document | Refusal:
    """Return the document with its language, or a refusal where that is not English.

    What a report states of its language is believed; else the words are looked at.
    """
    if document.language:
        code, how = document.language, "stated"
    else:
        code, score = language_of(document.text)
        how = f"{score:.2f}"
    if code != "en":
        return Refusal(document.origin, f"language: {code} ({how})", _LANGUAGE)
    return replace(document, language="en")


def _read_folder(path: str, manner: Manner) -> Iterator[Item]:
    found = False
    others: Counter[str] = Counter()
    for name in _walk(path):
        if kind_by_suffix(name) is None:
            others[Path(name).suffix.lower()] += 1
            continue
        found = True
        yield from _read_file(name, manner)
    kinds = ", ".join(f"{suffix} ({count})" for suffix, count in sorted(others.items()))
    if not found:
        reason = f"folder without reports; it has {kinds}" if kinds else "empty folder"
        yield Refusal(path, reason, "name a folder with .txt, .html or .jsonl files")
    elif kinds:
        yield Note(path, f"files of other kinds passed over: {kinds}")


def _walk(path: str) -> Iterator[str]:
    """Yield the files of a folder and its folders in order of names, without hidden ones."""
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            full = str(Path(folder, name))
            if not name.startswith(".") and Path(full).is_file():
                yield full


def _read_file(path: str, manner: Manner) -> Iterator[Item]:
    name = "standard input" if path == "-" else path
    kind = None if path == "-" else kind_by_suffix(path)
    try:
        with opened(path, name) as reader:
            yield from read_input(Input(name, reader, "" if path == "-" else path), kind, manner)
    except UnreadableInput as error:
        yield Refusal(error.name, error.reason, error.advice)


def _read_address(address: str, manner: Manner) -> Iterator[Item]:
    if manner.fetch is None:
        advice = "save it and give the file, or use: dateline read"
        yield Refusal(address, "an address, which is not fetched here", advice)
        return
    try:
        yield from read_fetched(manner.fetch(address), address, manner)
    except UnreadableInput as error:
        yield Refusal(error.name, error.reason, error.advice)


def read_fetched(found: Fetched, address: str, manner: Manner) -> Iterator[Item]:
    """Yield the reports of what an address answered. Raises UnreadableInput."""
    kind = kind_by_media(found.media) or kind_by_suffix(found.url.partition("?")[0])
    reader = unpacked(io.BytesIO(found.body), address)
    given = Input(address, reader, "", found.url, found.charset, found.at)
    yield from read_input(given, kind, manner)


def read_input(given: Input, kind: str | None, manner: Manner) -> Iterator[Item]:
    """Yield the reports of an open input; ``kind`` is what it may be. Raises UnreadableInput."""
    kind = kind_of(given.reader, kind)
    if kind == "html":
        data = given.reader.read(MOST_PAGE_BYTES + 1)
        page = Page(data, given.name, given.name, "", given.url, given.charset, given.fetched)
        yield from read_page(page, manner)
    elif kind in ("rows", "json", "csv", "parquet"):
        yield from _read_table(given, kind, manner)
    elif kind == "xml":
        yield from _read_xml(given, manner)
    elif kind in ("warc", "arc"):
        yield from read_archive(given, kind, manner)
    elif kind == "zip":
        yield from _read_zip(given, manner)
    elif kind == "addresses":
        advice = "give the addresses to dateline read, one by one, or the pages"
        yield Refusal(given.name, "a list of addresses, no report", advice)
    else:
        yield from _read_text(given, manner)


def _read_table(given: Input, kind: str, manner: Manner) -> Iterator[Item]:
    name, columns = given.name, manner.columns
    if kind == "rows":
        lines = lines_of(given.reader, name, MOST_LINE_BYTES)
        yield from read_rows(lines, name, manner.published, columns)
        return
    if kind == "json" and _is_feed(given.reader):
        yield from read_feed(given, given.reader.read(MOST_FEED_BYTES + 1), manner)
        return
    if kind == "csv":
        rows: Iterator[Row | Refusal | Note] = csv_rows(given.reader, name, columns)
    elif kind == "json":
        rows = json_rows(given.reader, name)
    elif given.path and given.reader.peek(4)[:4] == b"PAR1":
        rows = parquet_rows(given.path, name, columns)
    else:
        reason = "Parquet that is not a file as it lies there"
        raise UnreadableInput(name, reason, "unpack it and give the file")
    yield from documents_of(rows, name, manner.published, columns)


def _is_feed(reader: io.BufferedReader) -> bool:
    return b"jsonfeed.org/version" in reader.peek(_HEAD)[:_HEAD].replace(b"\\", b"")


def _read_xml(given: Input, manner: Manner) -> Iterator[Item]:
    root = root_of(given.reader.peek(_HEAD)[:_HEAD])
    if root in sitemap_roots():
        advice = "give the pages that it lists, or a feed"
        yield Refusal(given.name, "a sitemap, which has addresses and no reports", advice)
        return
    yield from read_feed(given, given.reader.read(MOST_FEED_BYTES + 1), manner)


def _read_zip(given: Input, manner: Manner) -> Iterator[Item]:
    for entry in zip_entries(given):
        if not isinstance(entry, Input):
            yield entry
            continue
        inner = replace(
            entry,
            reader=unpacked(entry.reader, entry.name),
            url=given.url,
            fetched=given.fetched,
        )
        try:
            yield from read_input(inner, kind_by_suffix(entry.name), manner)
        except UnreadableInput as error:
            yield Refusal(error.name, error.reason, error.advice)


def _read_text(given: Input, manner: Manner) -> Iterator[Item]:
    name = given.name
    data = given.reader.read(MOST_BYTES + 1)
    text, encoding = decode(data, name)
    if encoding not in ("utf-8", "utf-8-sig"):
        yield Note(name, f"read as {encoding}")
    if not any(letter.isalnum() for letter in text):
        reason = "empty" if not text.strip() else "no words"
        yield Refusal(name, reason, "give the report's text")
        return
    source = replace(plain_provenance("text", name, "", data), fetched=given.fetched)
    document = read_plain(text, name, manner.published)
    yield replace(document, url=document.url or given.url, provenance=source)
