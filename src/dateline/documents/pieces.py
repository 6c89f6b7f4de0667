"""Blocks told by their looks: furniture, captions, bylines, posts; the rest is text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.documents.blocks import Block, trim
from dateline.documents.dates import date_of_line
from dateline.documents.lines import (
    is_byline,
    is_caption,
    is_furniture,
    is_short,
    is_stopped,
    opens_links,
    word_count,
)
from dateline.documents.posts import find_posts, may_hold_post

#: Links in a list have fewer words.
_LINK_WORDS: Final = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` and its kind: one of a Part's, "text", or "stamp" for a date alone."""

    kind: str
    start: int
    end: int
    author: str = ""
    date: str = ""


def find_pieces(text: str, blocks: list[Block], hints: Mapping[int, str]) -> list[Piece]:
    """Return the pieces of all blocks in order.

    ``hints`` gives kinds that are known, by the offset at which their block begins.
    """
    pieces: list[Piece] = []
    in_links = False
    for block in blocks:
        hint = hints.get(block.start, "")
        words = text[block.start : block.end]
        short = is_short(words)
        if hint and not (hint == "subhead" and short and is_furniture(words)):
            pieces.append(Piece(hint, block.start, block.end))
            continue
        if in_links and not hint and short and _is_link(words):
            pieces.append(Piece("skip", block.start, block.end))
            continue
        in_links = short and opens_links(words)
        kind = _kind(words) if short else "text"
        if kind == "text" and may_hold_post(text, block.start, block.end):
            _add_posts(text, block, pieces)
        else:
            pieces.append(Piece(kind, block.start, block.end))
    return pieces


def _is_link(words: str) -> bool:
    return not is_stopped(words) and word_count(words) <= _LINK_WORDS


def _kind(words: str) -> str:
    if is_furniture(words):
        return "skip"
    if date_of_line(words):
        return "stamp"
    if is_byline(words, opening=False):
        return "byline"
    return "caption" if is_caption(words) else "text"


def _add_posts(text: str, block: Block, pieces: list[Piece]) -> None:
    """Add the posts of a block and the words between them."""
    place, before = block.start, len(pieces)
    for post in find_posts(text, block.start, block.end):
        if post.start == post.end:
            _credit_last(pieces, post.author, post.date)
        else:
            _add_text(text, place, post.start, pieces)
            pieces.append(Piece("social", post.start, post.end, post.author, post.date))
        place = post.after
    _add_text(text, place, block.end, pieces)
    if len(pieces) == before and (before == 0 or pieces[-1].kind != "social"):
        pieces.append(Piece("skip", block.start, block.end))


def _add_text(text: str, start: int, end: int, pieces: list[Piece]) -> None:
    start, end = trim(text, start, end)
    if any(letter.isalnum() for letter in text[start:end]):
        pieces.append(Piece("text", start, end))


def _credit_last(pieces: list[Piece], author: str, date: str) -> None:
    """Make the block before a line with nothing but a link or an author the post's words."""
    if not pieces or pieces[-1].kind not in ("text", "social"):
        return
    last = pieces[-1]
    pieces[-1] = Piece("social", last.start, last.end, author or last.author, date or last.date)
