"""How well articles are taken out of web pages, beside trafilatura alone.

Saved news pages with gold text, titles and days (``html`` under the data folder). Both read the
same bytes and are measured alike. The measure of texts is that of the article extraction
benchmark: runs of four words, counted, each page with the same weight. A title is compared by
its letters and digits, without the site's name; a day as a whole.

Rules were tuned on the pages whose names fall into one half (``in_tuned_half``); figures of the
other half tell what to expect elsewhere.
"""

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from dateline.documents.html import read_html
from dateline.errors import MissingData, UnreadablePage
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Score, Tally
from dateline.layout import READ_PARTS
from dateline.lists import lines
from dateline.records import Document

FOLDER: Final = "html"
GOLD: Final = ("gold_fulltext", "gold_segments", "gold_readability")
#: Words in a run, as in the article extraction benchmark.
_RUN: Final = 4
#: Pages weigh the same: what a page has is shared out over so many points.
_POINTS: Final = 10_000
_WORD: Final = re.compile(r"\w+")
_SPACE: Final = re.compile(r"\s+")
_BREAK: Final = re.compile(r"\s+[|–—:·-]\s+")
_DASH: Final = "-"
_SITE_WORDS: Final = 2
#: Parts that are compared with gold texts, which have no headlines.
_BODY: Final = READ_PARTS - {"headline"} | {"dateline"}


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page with what its gold has: a text, segments, a title, a day ("" if it has none)."""

    file: str
    url: str
    data: bytes
    text: str = ""
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    title: str = ""
    site: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a reader took out of a page."""

    text: str = ""
    title: str = ""
    date: str = ""
    site: str = ""


Reader = Callable[[Page], Extracted]
Read = tuple[Page, Extracted]


def files() -> list[str]:
    """Return the names of the gold files and of all pages, under the data folder."""
    names = [f"{name}.json" for name in GOLD] + list(lines("dateline.evaluate", "web_pages"))
    return [f"{FOLDER}/{name}" for name in names]


def pages(data: Path, name: str) -> Iterator[Page]:
    """Yield the pages of a gold file. Raises MissingData."""
    for row in _gold(data, name):
        packed = (data / FOLDER / row["file"]).read_bytes()
        about = row.get("metadata") or row
        yield Page(
            row["file"],
            row.get("url", ""),
            gzip.decompress(packed),
            row.get("text", ""),
            tuple(row.get("must_contain", ())),
            tuple(row.get("must_not_contain", ())),
            about.get("title") or "",
            about.get("siteName") or about.get("sitename") or "",
            (about.get("date") or about.get("publishedTime") or "")[:10],
        )


def _gold(data: Path, name: str) -> list[dict[str, Any]]:
    path = data / FOLDER / f"{name}.json"
    if not path.exists():
        raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def in_tuned_half(page: Page) -> bool:
    """Say whether rules were tuned on a page."""
    return hashlib.sha256(page.file.encode()).digest()[0] % 2 == 0


def ours(page: Page) -> Extracted:
    """Read a page as dateline does; the text is what is read for events, but the headline."""
    try:
        document = read_html(page.data, page.file, page.url)
    except UnreadablePage:
        return Extracted()
    text = body_of(document)
    return Extracted(text, document.title, document.published, document.publisher)


def body_of(document: Document) -> str:
    """Return what is read of a document but its headline, as it stands there."""
    stretches: list[str] = []
    end = 0
    for part in document.parts:
        if part.kind in _BODY:
            between = document.text[end : part.start]
            # What stands between parts of one line, as behind a dateline, is of the line.
            stretches.append("\n" if "\n" in between else between)
            stretches.append(document.text[part.start : part.end])
            end = part.end
    return "".join(stretches).strip()


def trafilatura_alone(page: Page) -> Extracted:
    """Read a page with trafilatura as it comes."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    found = bare_extraction(page.data, url=page.url or None, with_metadata=True)
    if found is None:
        return Extracted()
    return Extracted(found.text or "", found.title or "", found.date or "", found.sitename or "")


def evaluate_extraction(data: Path) -> list[Row]:
    """Return our figures, on all pages and on those that nothing was tuned on."""
    return _measure(data, "", ours)


def compare_extraction(data: Path) -> list[Row]:
    """Return our figures, then those of trafilatura alone."""
    return [*evaluate_extraction(data), *_measure(data, "trafilatura alone: ", trafilatura_alone)]


def _measure(data: Path, who: str, reader: Reader) -> list[Row]:
    read = {name: [(page, reader(page)) for page in pages(data, name)] for name in GOLD}
    held = {name: [one for one in both if not in_tuned_half(one[0])] for name, both in read.items()}
    rows = list(_rows(who, read))
    return [*rows, *(replace(row, test=f"{row.test}, held out") for row in _rows(who, held))]


def _rows(who: str, read: dict[str, list[Read]]) -> Iterator[Row]:
    text, segments, overlap = (read[name] for name in GOLD)
    yield Row("Web pages, full texts", f"{who}F1 of runs", run_score(text))
    yield Row("Web pages, segments", f"{who}F1 of segments", segment_score(segments))
    yield Row("Web pages, readability", f"{who}F1 of runs", run_score(overlap))
    told = [*segments, *overlap]
    titles = [right_title(page, found) for page, found in told if page.title]
    yield Row("Web pages, segments and readability", f"{who}titles right", _share(titles))
    days = [found.date == page.date for page, found in told if page.date]
    yield Row("Web pages, segments and readability", f"{who}days right", _share(days))


def run_score(read: Iterable[Read]) -> Score:
    """Return F1 of runs of four words; each page weighs the same."""
    tally = Tally()
    count = 0
    for page, found in read:
        gold, got = runs(page.text), runs(found.text)
        shared = (gold & got).total()
        whole = (gold | got).total() or 1
        points = [round(_POINTS * part / whole) for part in (shared, got.total(), gold.total())]
        tally.add(*points)
        count += 1
    return replace(tally.score(), count=count)


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words in a text; a shorter text is one run."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1)))


def segment_score(read: Iterable[Read]) -> Score:
    """Return F1 of segments: those that must be there against those that must not."""
    tally = Tally()
    for page, found in read:
        text = _plain(found.text)
        there = sum(_plain(segment) in text for segment in page.wanted)
        wrong = sum(_plain(segment) in text for segment in page.unwanted)
        tally.add(there, there + wrong, len(page.wanted))
    return tally.score()


def right_title(page: Page, found: Extracted) -> bool:
    """Say whether a title is the page's, whatever site is named behind either."""
    sites = {_key(site) for site in (page.site, found.site) if site}
    return bool(_keys(page.title, sites) & _keys(found.title, sites))


def _keys(title: str, sites: set[str]) -> set[str]:
    """Return the letters and digits of a title, whole and without what looks like a site.

    That is what follows a bar, the site's name, and the last few words behind a dash.
    """
    plain = _plain(title)
    heads = [plain, plain.partition(" | ")[0]]
    for mark in _BREAK.finditer(plain):
        tail = plain[mark.end() :]
        if _key(tail) in sites or (len(tail.split()) <= _SITE_WORDS and _DASH in mark.group()):
            heads.append(plain[: mark.start()])
    return {_key(one) for one in heads} - {""}


def _key(words: str) -> str:
    return "".join(_WORD.findall(words.casefold()))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _share(right: Iterable[bool]) -> Score:
    tally = Tally()
    for one in right:
        tally.add(int(one), 1, 1)
    return tally.score()
