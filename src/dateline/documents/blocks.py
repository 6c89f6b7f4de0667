"""From a text to its blocks: paragraphs, titles and lines, whichever way they are set off.

Some texts set a paragraph on one line, some leave blank lines between, old wires wrap
lines at some seventy columns and indent the first. What stands here finds out which.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FIRST_WORD: Final = re.compile(r"\S{1,60}")
_BREAK: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Wider lines are not wrapped by hand.
_WIDEST: Final = 100
#: A wrapped line may end so many columns early.
_RAGGED: Final = 12
_INDENT: Final = 2
#: Wide gaps inside a long line stand for the ends of paragraphs that a page lost.
_GAP: Final = re.compile(r"(?<=[.!?”\"’)\]])[^\S\n\r]{4,}(?=\S)")
_LONG: Final = 240


@dataclass(frozen=True, slots=True)
class Block:
    """``text[start:end]``, without white space around it; ``gap``: a blank line is before."""

    start: int
    end: int
    gap: bool


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    gap: bool


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def find_blocks(text: str, start: int = 0, *, titled: bool = False) -> list[Block]:
    """Return the blocks of ``text[start:]`` in order; only white space lies between them.

    ``titled``: the first line is known to be no title, so that in a wrapped text the next
    goes on with it however short it is (old wires begin behind a dateline). In a text in
    capitals nothing tells a title, and none is assumed.
    """
    rows = _lines(text, start)
    width = _wrapped_width(text, rows)
    if not width:
        return [block for row in rows for block in _cut_at_gaps(text, row)]
    if _indents(rows):  # then a line that is not indented goes on, however short the last was
        width = 0
    titled = titled or text[rows[0].start : rows[1].end].isupper()
    blocks: list[Block] = []
    for before, row in zip([None, *rows], rows, strict=False):
        room = 0 if titled and len(blocks) == 1 and before is rows[0] else width
        if before is not None and _goes_on(text, before, row, room):
            blocks[-1] = Block(blocks[-1].start, row.end, blocks[-1].gap)
        else:
            blocks.append(Block(row.start, row.end, row.gap))
    return blocks


def _lines(text: str, place: int) -> list[_Line]:
    rows: list[_Line] = []
    for match in _LINE.finditer(text, place):
        line = match.group()
        inner = line.strip()
        if not inner:
            continue
        indent = len(line) - len(line.lstrip())
        start = match.start() + indent
        gap = not rows or _breaks(text, rows[-1].end, start) > 1
        rows.append(_Line(start, start + len(inner), indent, gap))
    return rows


def _breaks(text: str, start: int, end: int) -> int:
    if end - start == 1:
        return 1
    return sum(2 if found == "\u2029" else 1 for found in _BREAK.findall(text, start, end))


def _cut_at_gaps(text: str, row: _Line) -> list[Block]:
    """Cut a long line at wide gaps after a sentence."""
    cuts = [(row.start, row.start)]
    if row.end - row.start > _LONG:
        cuts += [match.span() for match in _GAP.finditer(text, row.start, row.end)]
    edges = [*cuts, (row.end, row.end)]
    return [
        Block(a, b, row.gap or number > 0)
        for number, ((_, a), (b, _)) in enumerate(pairwise(edges))
        if a < b
    ]


def _wrapped_width(text: str, rows: list[_Line]) -> int:
    """Return the columns that the lines are wrapped to, or 0 where a line is a paragraph."""
    widths = [row.end - row.start + row.indent for row in rows]
    narrow = [width for width in widths if width <= _WIDEST]
    if len(rows) < 2 or (len(rows) - len(narrow)) * 20 > len(rows):
        return 0
    width = max(narrow)
    inner = [(a, b) for a, b in pairwise(rows) if not b.gap and b.indent < a.indent + _INDENT]
    soft = [b for a, b in inner if _goes_on(text, a, b, width)]
    if not soft or (len(soft) * 10 < len(inner) * 6 and not _indents(rows)):
        return 0
    lower = sum(text[row.start].islower() for row in soft)
    capitals = not any(
        text[row.start : row.end].upper() != text[row.start : row.end] for row in soft
    )
    return width if capitals or lower * 5 >= len(soft) else 0


def _indents(rows: list[_Line]) -> bool:
    """Say whether paragraphs are set off by an indented first line."""
    outer = min(row.indent for row in rows)
    return any(a.indent - outer < _INDENT <= b.indent - outer for a, b in pairwise(rows))


def _goes_on(text: str, before: _Line, row: _Line, width: int) -> bool:
    """Say whether a line continues the one before: its first word had no room there."""
    if row.gap or row.indent >= before.indent + _INDENT:
        return False
    if text[row.start].islower():
        return True
    word = _FIRST_WORD.match(text, row.start, row.end)
    assert word is not None  # a line has no white space at its head
    room = before.end - before.start + before.indent + 1 + word.end() - word.start()
    return room > width - _RAGGED
