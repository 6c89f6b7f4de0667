"""Stretches in quotation marks, by the marks alone."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

#: Longer stretches are marks that were never closed.
_LONGEST: Final = 3000
#: What a paragraph that is never closed must say at least to be a quote.
_SHORTEST: Final = 40
_DOUBLE: Final = re.compile(r"[“”\"„«»]|``|''")
_SINGLE: Final = re.compile(r"(?<![\w])‘|’(?!\w)|(?<=[,.!?])’")
_OPENING: Final = frozenset({"“", "„", "«", "``"})
_CLOSING: Final = frozenset({"”", "»"})


def find_quotations(text: str, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the offsets of what stands between quotation marks, marks left out.

    ``blocks`` are stretches (paragraphs) that a pair may not leave; a paragraph that
    opens a quote without closing it, as the next goes on, is quoted to its end. Double
    marks are looked for first; single ones count only in texts without double ones.
    """
    found = [span for block in blocks for span in _pairs(text, block, _DOUBLE)]
    if not found:
        found = [span for block in blocks for span in _pairs(text, block, _SINGLE)]
    return sorted(found)


def _pairs(text: str, block: tuple[int, int], marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    opened = -1
    for match in marks.finditer(text, *block):
        form = match.group()
        opens = _opens(text, match, block)
        if opened < 0 and (form in _OPENING or opens):
            opened = match.end()
        elif opened >= 0 and (form in _CLOSING or not opens):
            if 0 < match.start() - opened <= _LONGEST:
                yield opened, match.start()
            opened = -1
        elif opened >= 0 and form in _OPENING:
            opened = match.end()
    if opened >= 0 and marks is _DOUBLE and _goes_on(text, block, opened):
        yield opened, block[1]


def _goes_on(text: str, block: tuple[int, int], opened: int) -> bool:
    """Say whether a paragraph is one quote that the next goes on with."""
    begins = text[block[0] : opened].strip() in ("“", '"', "``")
    return begins and _SHORTEST < block[1] - opened <= _LONGEST


def _opens(text: str, match: re.Match[str], block: tuple[int, int]) -> bool:
    """Say whether a straight mark opens: white space or a bracket before, none behind."""
    if match.group() in _CLOSING:
        return False
    if match.group() == "‘" or match.group() in _OPENING:
        return True
    before = text[match.start() - 1] if match.start() > block[0] else " "
    after = text[match.end()] if match.end() < block[1] else " "
    return (before.isspace() or before in "([—–-:,") and not after.isspace()
