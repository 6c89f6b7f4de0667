"""The parts of a report: headline, straps, dateline, body, subheads, captions, posts, furniture.

Blocks are told by their looks (``pieces``), and the rest by where it stands: a title before
the body is a headline or a strap (``heads``), one within it a subhead, which opens the next
story (``stories``). Spans hold words of the text as given; words of a header ("Title:",
"Date:") belong to no part.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from dateline.documents.blocks import find_blocks
from dateline.documents.header import Header, find_header
from dateline.documents.heads import find_head, title_end
from dateline.documents.pieces import find_pieces
from dateline.documents.stories import body_parts
from dateline.records import Part

_NO_HINTS: Final[Mapping[int, str]] = {}


def find_parts(
    text: str,
    title: str = "",
    published: str = "",
    hints: Mapping[int, str] = _NO_HINTS,
    header: Header | None = None,
) -> tuple[Part, ...]:
    """Return the parts of a plain text, in order, none over another.

    ``title``: the headline, where it is known; the text may begin with it or not.
    ``published``: an ISO date, which gives a dateline like "Aug 3" its year.
    ``hints``: kinds that are known already ("subhead", "caption", "skip", "body"), by the
    offset at which their block begins. ``header``: what ``find_header`` found, if it was asked.
    """
    header = find_header(text) if header is None else header
    untitled = bool(title.strip()) and not _begins_with(text, header.end, title)
    pieces = find_pieces(text, find_blocks(text, header.end, titled=untitled), hints)
    head = find_head(text, pieces, title, header.headline)
    parts = [*head.parts, *body_parts(text, head.rest, published)]
    return tuple(_with_body(parts))


def _begins_with(text: str, start: int, title: str) -> bool:
    """Say whether the first line is the title, whole or in part."""
    line = text[start:].lstrip().partition("\n")[0]
    return bool(title_end(line, 0, len(line), title)) or len(line) < len(title) / 2


def _with_body(parts: list[Part]) -> list[Part]:
    """Return the parts with a body: where none was found, captions and straps were it."""
    if any(part.kind in ("body", "social") for part in parts):
        return parts
    return [replace(p, kind="body") if p.kind in ("caption", "strap") else p for p in parts]
