"""From text to sentences: blocks, words, boundaries."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from dateline.records import Sentence, Token
from dateline.sentences.boundaries import Boundaries
from dateline.sentences.tokens import Tokenizer

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
#: A line at least this long that the next one continues in lower case is hard-wrapped.
_WRAPPED: Final = 50
_STOPPED: Final = re.compile(r"[.!?…:;][\"”’')\]]*\s*$")
_BULLET: Final = re.compile(r"\s*(?:[•▪●◦*·–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
#: "RAWALPINDI:", "ANKARA (AA) -", "NEW DELHI, Aug 3 (Reuters) –" at the head of a block.
_DATELINE: Final = re.compile(
    r"\s*[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}"
    r"(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?(?:\s\d{1,2})?(?:,?\s\d{4})?)?"
    r"\s*(?:\([^()\n]{1,30}\))?\s*(?:[-–—:]{1,2}|—)(?=\s)"
)


class Splitter:
    """Cuts texts into sentences and words."""

    def __init__(self, path: Path) -> None:
        """Load the boundary model, a ``.npy`` file."""
        self._tokenizer = Tokenizer()
        self._boundaries = Boundaries(path)

    def split(self, text: str) -> list[Sentence]:
        """Return the sentences of a text; no sentence runs over the end of a block."""
        return [
            sentence
            for start, end in blocks(text)
            for sentence in self._split_block(text, start, end)
        ]

    def _split_block(self, text: str, start: int, end: int) -> Iterator[Sentence]:
        tokens = self._tokenizer.tokenize(text, start, end)
        if not tokens:
            return
        forms = [text[token.start : token.end] for token in tokens]
        spaces = [a.end < b.start for a, b in pairwise(tokens)] + [True]
        dateline = _DATELINE.match(text, start, end)
        head = sum(token.end <= dateline.end() for token in tokens) if dateline else 0
        first = 0
        if 0 < head < len(tokens):
            yield _sentence(tokens[:head])
            first = head
        for last in self._boundaries.ends(forms, spaces, first):
            yield _sentence(tokens[first : last + 1])
            first = last + 1


def _sentence(tokens: list[Token]) -> Sentence:
    return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens))


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each stretch that a sentence may not leave.

    A line is a block of its own (headlines, straps and bullets have no full stop),
    unless it is long and the next line goes on where it stopped.
    """
    start = end = -1
    for match in _LINE.finditer(text):
        if not match.group().strip():
            continue
        if end >= 0 and _continues(text, start, end, match.start(), match.end()):
            end = match.end()
            continue
        if end >= 0:
            yield start, end
        start, end = match.span()
    if end >= 0:
        yield start, end


def _continues(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Say whether the line at ``next_start`` goes on with the block before it."""
    gap = text[end:next_start]
    if gap.count("\n") > 1 or gap.count("\r") > 1:
        return False
    line_start = max(start, text.rfind("\n", start, end) + 1)
    if end - line_start < _WRAPPED or _STOPPED.search(text, line_start, end):
        return _is_wrapped(text, line_start, end, next_start, next_end)
    following = text[next_start:next_end].lstrip()
    return following[0].islower() or _is_wrapped(text, line_start, end, next_start, next_end)


def _is_wrapped(text: str, line_start: int, end: int, next_start: int, next_end: int) -> bool:
    """Say whether both lines look filled to one width, as in e-mail and old wires."""
    width = end - line_start
    if not _WRAPPED <= width <= 90 or _BULLET.match(text, next_start, next_end):
        return False
    word = text[next_start:next_end].split(maxsplit=1)[0]
    longest = max(len(line) for line in (text[line_start:end], text[next_start:next_end]))
    filled = width + 1 + len(word) > min(longest, 90) and longest <= 90
    return filled and not _STOPPED.search(text, line_start, end)
