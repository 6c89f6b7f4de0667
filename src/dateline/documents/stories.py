"""The body of a report: its stories, each with its dateline, paragraphs and subheads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.documents.blocks import trim
from dateline.documents.datelines import Dateline, find_dateline, find_glued, is_label
from dateline.documents.lines import (
    bullet_length,
    credit_start,
    is_closed,
    is_teaser,
    is_title,
    word_count,
)
from dateline.documents.pieces import Piece
from dateline.records import Part

_SUBHEAD_WORDS: Final = 16
_QUESTION_WORDS: Final = 10
_QUOTED_WORDS: Final = 6
#: A paragraph that follows a subhead has so many words or a full stop.
_PARAGRAPH_WORDS: Final = 25
_QUOTES: Final = "\"“‘'«”’»"
#: So many turns of speakers make a transcript, where "MARSH:" is no dateline.
_TURNS: Final = 3


@dataclass(slots=True)
class _State:
    """Where the reading of the body stands."""

    published: str
    labelled: bool
    screams: bool
    parts: list[Part] = field(default_factory=list)
    story: int = 0
    opening: bool = True
    placed: bool = False

    def open_story(self) -> None:
        self.story += 1
        self.opening, self.placed = True, False


def body_parts(text: str, pieces: Sequence[Piece], published: str) -> list[Part]:
    """Return the parts of the pieces from the body on; the first story is number 0."""
    turns = sum(p.kind == "text" and is_label(text, p.start, p.end) for p in pieces)
    screams = bool(pieces) and text[pieces[0].start : pieces[0].end].isupper()
    state = _State(published, turns >= _TURNS, screams)
    for place, piece in enumerate(pieces):
        if piece.kind == "text":
            _read_text(text, pieces, place, state)
        elif piece.kind == "subhead":
            _open_with(piece, state)
        else:
            kind = "skip" if piece.kind == "stamp" else piece.kind
            state.parts.append(
                Part(kind, piece.start, piece.end, state.story, piece.author, piece.date)
            )
    return state.parts


def _open_with(piece: Piece, state: _State) -> None:
    if any(part.kind in ("body", "social") for part in state.parts):
        state.open_story()
    state.parts.append(Part("subhead", piece.start, piece.end, state.story))


def _read_text(text: str, pieces: Sequence[Piece], place: int, state: _State) -> None:
    piece = pieces[place]
    if _is_subhead(text, pieces, place, state):
        if not state.screams and is_teaser(text[piece.start : piece.end]):
            state.parts.append(Part("skip", piece.start, piece.end, state.story))
            return
        last = state.parts[-1].kind
        if last == "subhead":
            state.parts.append(Part("strap", piece.start, piece.end, state.story))
        else:
            _open_with(piece, state)
        return
    start = piece.start
    dateline = find_dateline(
        text, start, piece.end, state.published, opening=state.opening and not state.labelled
    )
    if dateline is None and not state.parts:
        dateline = find_glued(text, start, piece.end, state.published)
        if dateline:
            state.parts.append(Part("strap", *trim(text, start, dateline.start)))
    if dateline and (dateline.sure or state.opening):
        start = _add_dateline(text, dateline, piece, state)
    _add_body(text, start, piece.end, state)
    state.opening = False


def _add_dateline(text: str, dateline: Dateline, piece: Piece, state: _State) -> int:
    """Add a dateline, open a story where this one has its own; return where the body goes on."""
    if dateline.placed and not state.opening:
        state.open_story()
    words = text[dateline.start : dateline.end]
    kind, place = ("dateline", words) if dateline.placed else ("byline", "")
    state.parts.append(
        Part(kind, dateline.start, dateline.end, state.story, date=dateline.date, place=place)
    )
    state.placed = state.placed or dateline.placed
    return min(dateline.after, piece.end)


def _add_body(text: str, start: int, end: int, state: _State) -> None:
    start, end = trim(text, start, end)
    if start >= end:
        return
    credit = end
    if text[end - 1] not in '.!?”"’' or text.find("diting by", max(start, end - 320), end) >= 0:
        credit = credit_start(text, start, end)
    body = trim(text, start, credit)
    if body[0] < body[1]:
        state.parts.append(Part("body", *body, state.story))
    if credit < end:
        state.parts.append(Part("byline", *trim(text, credit, end), state.story))


def _is_subhead(text: str, pieces: Sequence[Piece], place: int, state: _State) -> bool:
    """Say whether a piece is the title of a story or section: short, open, before a paragraph."""
    piece = pieces[place]
    if piece.end - piece.start > 12 * _SUBHEAD_WORDS or not state.parts:
        return False
    words = text[piece.start : piece.end]
    if not _looks_like_subhead(words):
        return False
    if state.labelled and is_label(text, piece.start, piece.end):
        return False
    last = state.parts[-1]
    if last.kind == "strap" or (last.kind == "body" and _opens_list(text[last.start : last.end])):
        return False
    return _leads_paragraph(text, pieces, place, last.kind)


def _looks_like_subhead(words: str) -> bool:
    if not is_title(words, _SUBHEAD_WORDS) or bullet_length(words) or words[-1] in ",;:":
        return False
    count = word_count(words)
    if is_closed(words) and count > _QUESTION_WORDS:
        return False
    return count <= _QUOTED_WORDS or words[0] not in _QUOTES or words[-1] not in _QUOTES


def _opens_list(words: str) -> bool:
    """Say whether a list goes on after a paragraph: it ends with a colon, or is an item."""
    return words[-1] == ":" or (not is_closed(words) and is_title(words, _SUBHEAD_WORDS))


def _leads_paragraph(text: str, pieces: Sequence[Piece], place: int, before: str) -> bool:
    """Say whether a paragraph follows, at once or after one more title."""
    titles = 1 if before == "subhead" else 0
    for piece in pieces[place + 1 : place + 6]:
        if piece.kind in ("skip", "caption", "byline", "stamp"):
            continue
        if piece.kind != "text":
            return piece.kind in ("body", "social")
        words = text[piece.start : piece.end]
        if is_closed(words) or word_count(words) > _PARAGRAPH_WORDS:
            return True
        titles += 1
        if titles > 1:
            return False
    return False
