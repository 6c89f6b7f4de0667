"""From text to sentences: blocks, words, boundaries."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from dateline.records import Sentence, Token
from dateline.sentences.boundaries import Boundaries
from dateline.sentences.tokens import Tokenizer

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK_LINE: Final = re.compile(r"\n\s*\n|\r\s*\r|\u2029")
#: Wider lines are not wrapped by hand.
_WIDEST: Final = 100
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
        return self.split_spans(text, blocks(text))

    def split_spans(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Sentence]:
        """Return the sentences of stretches of a text, as those of blocks."""
        return [
            sentence for start, end in spans for sentence in self._split_block(text, start, end)
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
    unless the lines around it look wrapped to a width, as in e-mail and old wires:
    then the paragraph is one block.
    """
    paragraph: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match.span()
        if not match.group().strip():
            continue
        if paragraph and _BLANK_LINE.search(text, paragraph[-1][1], line[0]):
            yield from _paragraph_blocks(text, paragraph)
            paragraph = []
        paragraph.append(line)
    yield from _paragraph_blocks(text, paragraph)


def _paragraph_blocks(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(lines) > 1 and _is_wrapped(text, lines):
        return [(lines[0][0], lines[-1][1])]
    return lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Say whether lines go on where the one before stopped: many begin in lower case."""
    if max(end - start for start, end in lines) > _WIDEST:
        return False
    lower = sum(text[start:end].lstrip()[0].islower() for start, end in lines[1:])
    return lower * 4 >= len(lines) - 1
