"""Web pages to documents: the article, its title, day, publisher and address.

The extraction is trafilatura's, the parts are ours. Nothing is fetched; the day comes from
the page's markup, its address or its words, never from a clock.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any, Final

from dateline.documents.heads import title_end
from dateline.documents.markup import decode_page, lighten
from dateline.documents.parts import find_parts
from dateline.documents.plain import stated_date
from dateline.documents.titles import clean, headline, key
from dateline.errors import UnreadablePage
from dateline.records import Document

_WORD: Final = re.compile(r"\w+")
_ADDRESS: Final = re.compile(r"^https?://(?:www\.)?|/+$")
#: Only dates before this are believed; a fixed one, for a clock would change results.
_LAST_DAY: Final = "2099-12-31"
_LONGEST_CELL: Final = 80
_CAPTIONS: Final = (
    ".//figcaption|.//*[contains(@class, 'caption') or contains(@itemprop, 'caption')]"
)
_HEADING_WORDS: Final = 30
#: Paragraphs with fewer words are teasers and buttons as a rule.
_LONG_PARAGRAPH: Final = 20
#: An article that is a smaller share of a page's paragraphs is looked for with less care, and
#: taken so where it then has so many times the words.
_MUCH, _FAR_MORE = 0.5, 4
#: What has fewer words is no article.
_FEWEST_WORDS: Final = 12
for _name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(data: bytes, origin: str, url: str = "", charset: str = "") -> Document:
    """Return the document of a page's bytes.

    ``url`` is where the page was got from; the page's own canonical address is preferred.
    ``charset`` is what the server said of the encoding.
    Raises UnreadablePage where there is no article, or the page is too large, binary, or
    breaks the parser.
    """
    page = lighten(decode_page(data, origin, charset), origin)
    if not page.strip():
        raise UnreadablePage(origin, "empty page", "save the page again")
    found, tree, captions = _extract(page, origin, url)
    publisher = _ADDRESS.sub("", clean(found.sitename))
    title = headline(found.title or "", publisher, tree)
    lines = _lines(found.body, captions)
    if sum(len(_WORD.findall(line)) for _, line in lines) < _FEWEST_WORDS:
        raise _without_article(origin)
    text, hints = _compose(title, lines)
    published = str(found.date or "") or stated_date(text)
    return Document(
        text=text,
        title=title,
        published=published,
        publisher=publisher,
        url=clean(found.url) or url,
        origin=origin,
        parts=find_parts(text, title, published, hints),
    )


def _without_article(origin: str) -> UnreadablePage:
    return UnreadablePage(
        origin, "no article in the page", "save the article's own page, or give it as text"
    )


def _extract(page: str, origin: str, url: str) -> tuple[Any, Any, frozenset[str]]:
    """Return what trafilatura found, the page's tree, and the captions of its pictures."""
    try:
        from trafilatura import bare_extraction, load_html  # noqa: PLC0415
    except ImportError as error:
        reason = f"the HTML reader does not load ({str(error).splitlines()[0]})"
        raise UnreadablePage(origin, reason, "install trafilatura with all it needs") from error
    options: dict[str, Any] = {
        "url": url or None,
        "include_comments": False,
        "with_metadata": True,
        "date_extraction_params": {
            "original_date": True,
            "extensive_search": False,
            "max_date": _LAST_DAY,
        },
    }
    try:
        tree = load_html(page)
        if tree is None:
            raise _without_article(origin)
        captions = frozenset(key(" ".join(node.itertext())) for node in tree.xpath(_CAPTIONS))
        found = bare_extraction(tree, favor_precision=True, **options)
        if found is None or found.body is None or not _enough(found.body, tree):
            found = _fuller(found, bare_extraction(tree, **options))
    except UnreadablePage:
        raise
    except Exception as error:  # whatever a parser does with a broken page
        reason = f"page breaks the parser ({type(error).__name__})"
        raise UnreadablePage(origin, reason, "give the article as text") from error
    if found is None or found.body is None:
        raise _without_article(origin)
    return found, tree, captions


def _enough(body: Any, tree: Any) -> bool:
    """Say whether there is a sentence at least, and much of what the page's paragraphs hold."""
    words = _count(body)
    paragraphs = (len(_WORD.findall(_flat(node))) for node in tree.iter("p"))
    long = sum(count for count in paragraphs if count >= _LONG_PARAGRAPH)
    return words > 25 and words >= _MUCH * long


def _fuller(precise: Any, found: Any) -> Any:
    """Return what was found with less care where it has far more, as it then was the article."""
    if precise is None or precise.body is None or found is None or found.body is None:
        return found or precise
    return found if _count(precise.body) * _FAR_MORE < _count(found.body) else precise


def _flat(node: Any) -> str:
    """Return the words of a paragraph and of what stands in it, but no deeper: each once."""
    inner = (f"{child.text or ''}{child.tail or ''}" for child in node)
    return " ".join((node.text or "", *inner))


def _count(node: Any) -> int:
    """Return the number of words in a tree."""
    return sum(len(_WORD.findall(text)) for text in node.itertext())


def _lines(body: Any, captions: frozenset[str]) -> list[tuple[str, str]]:
    """Return the paragraphs of an article with the kind that markup gives them, or ""."""
    lines: list[tuple[str, str]] = []
    for kind, words in _blocks(body):
        line = clean(words)
        if not line:
            continue
        long = kind == "subhead" and len(line.split()) > _HEADING_WORDS
        lines.append(("caption" if key(line) in captions else "" if long else kind, line))
    return lines


def _blocks(node: Any) -> Iterator[tuple[str, str]]:
    """Yield kind and words of each block in a tree of trafilatura's."""
    inline: list[str] = [node.text or ""]
    kind = {"head": "subhead", "item": "item"}.get(node.tag, "")
    for child in node:
        if child.tag in (
            "p",
            "head",
            "quote",
            "list",
            "item",
            "table",
            "row",
            "cell",
            "div",
            "code",
        ):
            yield from _flush(kind, inline)
            words = " ".join(child.itertext()) if child.tag == "quote" else ""
            if "(@" in words:  # a post and its author, which belong together
                yield "", words
            else:
                yield from _row(child) if child.tag == "row" else _blocks(child)
        elif child.tag == "lb":
            yield from _flush(kind, inline)
        elif isinstance(child.tag, str) and child.tag != "graphic":
            inline.append("".join(child.itertext()))
        inline.append(child.tail or "")
    yield from _flush(kind, inline)


def _flush(kind: str, inline: list[str]) -> Iterator[tuple[str, str]]:
    words = "".join(inline)
    inline.clear()
    if words.strip():
        yield ("", f"• {words.strip()}") if kind == "item" else (kind, words)


def _row(row: Any) -> Iterator[tuple[str, str]]:
    """Yield a row of a table as one line, or its cells if they hold paragraphs."""
    cells = [clean(" ".join(cell.itertext())) for cell in row]
    if all(len(cell) <= _LONGEST_CELL for cell in cells):
        yield "", " | ".join(cell for cell in cells if cell)
        return
    for cell in row:
        yield from _blocks(cell)


def _compose(title: str, lines: list[tuple[str, str]]) -> tuple[str, dict[int, str]]:
    """Return the text, headline first, and the kinds known by offset."""
    heads = [number for number, (_, line) in enumerate(lines[:3]) if _is_same(line, title)]
    if heads:
        lines = [
            ("", lines[heads[0]][1]),
            *(line for n, line in enumerate(lines) if n not in heads),
        ]
    elif title:
        lines = [("", title), *lines]
    hints: dict[int, str] = {}
    place = 0
    for number, (kind, line) in enumerate(lines):
        leads = any(not k for k, _ in lines[number + 1 :])
        if kind and (kind != "subhead" or leads):
            hints[place] = kind
        place += len(line) + 2
    return "\n\n".join(line for _, line in lines), hints


def _is_same(line: str, title: str) -> bool:
    return len(line) < 2 * len(title) and title_end(line, 0, len(line), title) == len(line)
