"""Pieces of HTML, as feeds carry them, to text: paragraphs, and nothing else."""

import re
from collections.abc import Iterator
from typing import Any, Final

from dateline.documents.rules import lines

_MARKUP: Final = re.compile(r"<[a-zA-Z!/][^>]{0,4000}>|&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|\w{2,31});")
_SPACE: Final = re.compile(r"\s+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: Text in which markup was itself written as text is taken apart so many times more.
_AGAIN: Final = 1


def text_of(markup: str) -> str:
    """Return the words of a piece of HTML, a paragraph a line with an empty one between.

    What holds no markup is returned with its paragraphs as they are.
    """
    for _ in range(1 + _AGAIN):
        if not _MARKUP.search(markup):
            break
        markup = "\n\n".join(_paragraphs(markup))
    return markup.strip()


def _paragraphs(markup: str) -> Iterator[str]:
    from lxml import html  # noqa: PLC0415  (comes with trafilatura, and takes time)

    try:
        tree = html.fromstring(f"<div>{_CONTROL.sub(' ', markup)}</div>")
    except (ValueError, AssertionError, html.etree.LxmlError):
        return
    pieces: list[str] = []
    for words in _walk(tree):
        if words is not None:
            pieces.append(words)
            continue
        line = _SPACE.sub(" ", "".join(pieces)).strip()
        pieces.clear()
        if line:
            yield line


def _walk(tree: Any) -> Iterator[str | None]:
    """Yield the words of a tree in order, None where a paragraph begins or ends."""
    from lxml import etree  # noqa: PLC0415

    blocks, dropped = lines("html_blocks"), lines("html_dropped")
    hidden = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            hidden += name in dropped
            if name in blocks:
                yield None
            if not hidden and name:
                yield node.text or ""
            continue
        hidden -= name in dropped
        if name in blocks:
            yield None
        if not hidden:
            yield node.tail or ""
    yield None
