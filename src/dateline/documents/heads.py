"""The head of a report: headline, straps, and where the body begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.documents.datelines import find_dateline, is_bare_place
from dateline.documents.lines import (
    bullet_length,
    is_byline,
    is_stopped,
    is_title,
    word_count,
)
from dateline.documents.pieces import Piece
from dateline.records import Part

_MOST_STRAPS: Final = 8
_STRAP_WORDS: Final = 45
#: A title is looked for in so many blocks.
_TITLE_REACH: Final = 4
#: A block that is the title's beginning, or the other way round, has so many letters.
_SAME_LETTERS: Final = 20


@dataclass(frozen=True, slots=True)
class Head:
    """The parts before the body, and the pieces from the body on."""

    parts: tuple[Part, ...]
    rest: tuple[Piece, ...]


def find_head(
    text: str, pieces: Sequence[Piece], title: str, headline: tuple[int, int] | None
) -> Head:
    """Return the head of a report, given its pieces.

    ``title`` is the headline if known, ``headline`` where it stands if a header said so.
    """
    parts: list[Part] = [Part("headline", *headline)] if headline else []
    rest = list(pieces)
    first = 0
    if not headline:
        first, found = _headline(text, rest, title)
        parts += found
    body = _body_start(text, rest, first)
    if body is None:
        return Head(tuple(parts), tuple(rest[first:]))
    parts += [_head_part(text, rest, place, body) for place in range(first, body)]
    return Head(tuple(parts), tuple(rest[body:]))


def _head_part(text: str, pieces: Sequence[Piece], place: int, body: int) -> Part:
    piece = pieces[place]
    words = text[piece.start : piece.end]
    if piece.kind == "stamp":
        return Part("skip", piece.start, piece.end)
    if piece.kind not in ("text", "subhead"):
        return Part(piece.kind, piece.start, piece.end, 0, piece.author, piece.date)
    if is_bare_place(words):
        return Part("dateline", piece.start, piece.end, place=words)
    between = pieces[place + 1 : body]
    if all(p.kind in ("stamp", "byline", "skip") for p in between) and is_byline(
        words, opening=True
    ):
        return Part("byline", piece.start, piece.end)
    return Part("strap", piece.start + bullet_length(words), piece.end)


def _headline(text: str, pieces: list[Piece], title: str) -> tuple[int, list[Part]]:
    """Return the first piece after the headline, and the parts up to there."""
    if title.strip():
        return _known_headline(text, pieces, title)
    place = _next_text(pieces, 0)
    if place is None:
        return 0, []
    following = _next_text(pieces, place + 1)
    if following is None or not is_title(_words(text, pieces[place])):
        return 0, []
    if _is_kicker(_words(text, pieces[place]), _words(text, pieces[following])):
        pieces[place] = Piece("skip", pieces[place].start, pieces[place].end)
        place = following
    before = [_head_part(text, pieces, number, place) for number in range(place)]
    return place + 1, [*before, Part("headline", pieces[place].start, pieces[place].end)]


def _is_kicker(words: str, following: str) -> bool:
    """Say whether a line is the name of a section above the headline: "WORLD"."""
    count = word_count(words)
    capitals = words.isupper()
    return count <= 2 + capitals and is_title(following) and word_count(following) >= 4 + count


def _known_headline(text: str, pieces: list[Piece], title: str) -> tuple[int, list[Part]]:
    for place, piece in enumerate(pieces[:_TITLE_REACH]):
        end = title_end(text, piece.start, piece.end, title)
        if not end:
            continue
        headline = Part("headline", piece.start, end)
        before = [_head_part(text, pieces, number, place) for number in range(place)]
        after = end
        while after < piece.end and not text[after].isalnum() and text[after] not in "\"“‘('":
            after += 1
        if after == piece.end:
            return place + 1, [*before, headline]
        pieces[place] = Piece("text", after, piece.end)
        return place, [*before, headline]
    return 0, []


def title_end(text: str, start: int, end: int, title: str) -> int:
    """Return where a title ends that ``text[start:end]`` begins with, or 0.

    Only letters and digits are compared. The title may be longer (a page adds its name) or
    shorter (an address cuts it) than the headline.
    """
    wanted = "".join(letter for letter in title.casefold() if letter.isalnum())
    place, count = start, 0
    while place < end and count < len(wanted):
        letter = text[place].casefold()
        if letter.isalnum():
            if not wanted.startswith(letter, count):
                return 0
            count += len(letter)
        place += 1
    if count >= len(wanted) > 0:
        return _headline_end(text, place, start, end, count)
    return end if place == end and count >= _SAME_LETTERS else 0


def _headline_end(text: str, place: int, start: int, end: int, count: int) -> int:
    """Return where the headline ends whose title ends at ``place``, or 0 if it is none."""
    tail = text[place:end]
    if not any(letter.isalnum() for letter in tail):
        return end
    closing = tail.lstrip("\"”’')")
    if closing[0] in ".?!|:–—" and closing[1:2].isspace() and not closing[1:].lstrip()[0].islower():
        return place
    return end if count >= _SAME_LETTERS and is_title(text[start:end]) else 0


def _body_start(text: str, pieces: Sequence[Piece], first: int) -> int | None:
    """Return the first piece of the body, or None where there is nothing like one."""
    straps = 0
    for place in range(first, len(pieces)):
        piece = pieces[place]
        if piece.kind in ("body", "social"):
            return place
        if piece.kind not in ("text", "subhead"):
            continue
        if piece.kind == "text" and _opens_body(text, pieces, place):
            return place
        straps += 1
        if straps > _MOST_STRAPS:
            return None
    return None


def _opens_body(text: str, pieces: Sequence[Piece], place: int) -> bool:
    piece = pieces[place]
    words = _words(text, piece)
    dateline = find_dateline(text, piece.start, piece.end)
    if dateline and (dateline.sure or is_stopped(words)):
        return True
    if is_bare_place(words):
        return False
    if is_title(words, _STRAP_WORDS):
        return False
    following = _next_text(pieces, place + 1)
    if following is None or word_count(words) > _STRAP_WORDS:
        return True
    coming = pieces[following]
    return find_dateline(text, coming.start, coming.end) is None or following > place + 3


def _next_text(pieces: Sequence[Piece], place: int) -> int | None:
    return next((n for n in range(place, len(pieces)) if pieces[n].kind == "text"), None)


def _words(text: str, piece: Piece) -> str:
    return text[piece.start : piece.end]
