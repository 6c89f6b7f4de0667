"""Paths to documents: files, folders and standard input, one report after another.

Nothing is raised for a bad input: what is set aside comes out as a ``Refusal`` with its
reason, what should be known of the rest as a ``Note``.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import Final

from dateline.documents.html import read_html
from dateline.documents.language import language_of
from dateline.documents.markup import MOST_BYTES as MOST_PAGE_BYTES
from dateline.documents.plain import read_plain
from dateline.documents.rows import read_rows
from dateline.documents.streams import kind_by_content, kind_by_suffix, lines_of, opened
from dateline.errors import UnreadableInput
from dateline.inputs import MOST_BYTES, decode
from dateline.records import Document
from dateline.records.refusals import Note, Refusal

#: A row is one report; longer lines are refused.
MOST_LINE_BYTES: Final = 16 * 1024 * 1024
_LANGUAGE: Final = "only English is read"


def read_documents(
    paths: Iterable[str], published: str = ""
) -> Iterator[Document | Refusal | Note]:
    """Yield the reports that the paths hold, in order.

    A path is "-" for standard input, a text, a page (.html), a table of rows (.jsonl), any
    of them packed (.gz), or a folder, which is walked in order of names. ``published``
    (ISO 8601) is the date of reports that state none.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112  (takes any string)
            yield from _read_folder(path, published)
        else:
            yield from _read_file(path, published)


def _read_folder(path: str, published: str) -> Iterator[Document | Refusal | Note]:
    found = False
    others: Counter[str] = Counter()
    for name in _walk(path):
        if kind_by_suffix(name) is None:
            others[Path(name).suffix.lower()] += 1
            continue
        found = True
        yield from _read_file(name, published)
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


def _read_file(path: str, published: str) -> Iterator[Document | Refusal | Note]:
    name = "standard input" if path == "-" else path
    try:
        with opened(path, name) as reader:
            yield from _read_stream(path, name, reader, published)
    except UnreadableInput as error:
        yield Refusal(error.name, error.reason, error.advice)


def _read_stream(
    path: str, name: str, reader: BufferedReader, published: str
) -> Iterator[Document | Refusal | Note]:
    kind = kind_by_suffix("" if path == "-" else path) or "text"
    if kind == "text":
        kind = kind_by_content(reader)
    if kind == "rows":
        rows = read_rows(lines_of(reader, name, MOST_LINE_BYTES), name, published)
        yield from (_checked(found) if isinstance(found, Document) else found for found in rows)
    elif kind == "html":
        page = read_html(reader.read(MOST_PAGE_BYTES + 1), name)
        dated = page.published or published
        yield _checked(replace(page, published=dated))
    else:
        yield from _read_text(reader.read(MOST_BYTES + 1), name, published)


def _read_text(data: bytes, name: str, published: str) -> Iterator[Document | Refusal | Note]:
    text, encoding = decode(data, name)
    if encoding not in ("utf-8", "utf-8-sig"):
        yield Note(name, f"read as {encoding}")
    if not any(letter.isalnum() for letter in text):
        reason = "empty" if not text.strip() else "no words"
        yield Refusal(name, reason, "give the report's text")
        return
    yield _checked(read_plain(text, name, published))


def _checked(document: Document) -> Document | Refusal:
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
