"""Where the words of a search stand in a report, and a snippet around them.

FTS5 itself says where: the few reports of a page are indexed once more in memory, and its
own ``highlight`` marks them. So marks can never disagree with what was found.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

Span = tuple[int, int]

#: Signs that no word holds and that texts have not, once these two are taken out of them.
_OPEN: Final = "\x01"
_CLOSE: Final = "\x02"
_TAMED: Final = str.maketrans({_OPEN: " ", _CLOSE: " ", "\0": " "})
_SQL: Final = (
    "CREATE VIRTUAL TABLE words USING fts5("
    "title, text, publisher, people, places, tokenize = 'unicode61 remove_diacritics 2')"
)
#: Characters of a snippet, about.
_LENGTH: Final = 200


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a report has what was searched for: code points into its title and its text."""

    title: tuple[Span, ...]
    text: tuple[Span, ...]


def marks(match: str, reports: Sequence[Sequence[str]]) -> list[Marks]:
    """Return the marks of reports, each given as title, text, publisher, people, places."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(_SQL)
        connection.executemany(
            "INSERT INTO words (rowid, title, text, publisher, people, places)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (number, *(field.translate(_TAMED) for field in fields))
                for number, fields in enumerate(reports)
            ],
        )
        found = connection.execute(
            "SELECT rowid, highlight(words, 0, ?, ?), highlight(words, 1, ?, ?) FROM words"
            " WHERE words MATCH ?",
            [_OPEN, _CLOSE, _OPEN, _CLOSE, match],
        ).fetchall()
    finally:
        connection.close()
    by_number = {number: Marks(_spans(title), _spans(text)) for number, title, text in found}
    return [by_number.get(number, Marks((), ())) for number in range(len(reports))]


def snippet(text: str, spans: Sequence[Span]) -> Span:
    """Return the stretch of a text to show: that with the most marks, cut between words."""
    if not spans:
        return _between_words(text, 0, _LENGTH)
    starts = [start for start, _ in spans]
    first = max(
        range(len(spans)),
        key=lambda n: (
            sum(starts[n] <= start < starts[n] + _LENGTH for start in starts[n : n + 50]),
            -n,
        ),
    )
    inside = [end for start, end in spans[first:] if end <= starts[first] + _LENGTH]
    slack = max(0, _LENGTH - (max(inside, default=spans[first][1]) - starts[first])) // 2
    begin = max(0, starts[first] - slack)
    return _between_words(text, begin, max(begin + _LENGTH, spans[first][1]))


def _spans(marked: str) -> tuple[Span, ...]:
    return tuple(_walk(marked))


def _walk(marked: str) -> Iterator[Span]:
    removed = 0
    start = marked.find(_OPEN)
    while start >= 0:
        end = marked.index(_CLOSE, start)
        yield start - removed, end - 1 - removed
        removed += 2
        start = marked.find(_OPEN, end)


def _between_words(text: str, begin: int, end: int) -> Span:
    """Return the stretch without the halves of words at its ends."""
    begin, end = max(0, begin), min(len(text), end)
    if begin > 0:
        space = text.find(" ", begin, begin + 20)
        begin = space + 1 if space >= 0 else begin
    if end < len(text):
        space = text.rfind(" ", max(begin, end - 20), end)
        end = space if space > begin else end
    return begin, end
