"""What a single block looks like: furniture, caption, byline, title."""

import re
from functools import cache
from typing import Final

from dateline.documents.rules import either, lines, table

#: Furniture, captions and bylines are shorter than this, in words.
_SHORT: Final = 60
_SHORT_LETTERS: Final = 500
#: The credit of a picture stands in the last letters of its caption.
_TAIL: Final = 160
_CLOSERS: Final = "\"”’'»)]}*_ \t\u200b"
_ENDS: Final = frozenset(".!?…:;")
_STOPS: Final = frozenset(".…;:")
_OPENERS: Final = "\"“‘'«([*•▪●◦-–— \t\u200b"
_BULLET: Final = re.compile(r"(?:[•▪●◦‣■□➤►▶*·]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*")
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.){2,}$|\b(?:Inc|Co|Ltd|Corp|Jr|Sr)\.$")
#: Longer questions are sentences of the report.
_QUESTION_WORDS: Final = 20
#: Longer blocks that end with "U.S." or "Inc." end a sentence with it.
_TITLE_LETTERS: Final = 90


@cache
def _furniture() -> re.Pattern[str]:
    return either(table("furniture")["lines"]["patterns"])


@cache
def _headings() -> re.Pattern[str]:
    return either(table("furniture")["headings"]["patterns"])


@cache
def _caption_heads() -> re.Pattern[str]:
    return either(table("captions")["heads"])


@cache
def _caption_tails() -> re.Pattern[str]:
    return either(table("captions")["tails"])


@cache
def _bylines() -> re.Pattern[str]:
    return either(table("bylines")["lines"], 0)


@cache
def _names() -> re.Pattern[str]:
    return either(table("bylines")["heads"], 0)


@cache
def _credits() -> re.Pattern[str]:
    return either(table("bylines")["tails"], 0)


def word_count(words: str) -> int:
    """Return how many words a short block has, about."""
    return len(words.split(None, _SHORT + 1))


def is_short(words: str) -> bool:
    """Say whether a block is short enough for a title, a caption or furniture."""
    return len(words) <= _SHORT_LETTERS and word_count(words) <= _SHORT


def is_furniture(words: str) -> bool:
    """Say whether a short block is what a page says of itself: "Also Read: …", "(END)"."""
    if not any(letter.isalnum() for letter in words):
        return True
    return _furniture().match(words.lstrip(_OPENERS) if words[0] not in "([" else words) is not None


def opens_links(words: str) -> bool:
    """Say whether a list of links follows: "Related stories"."""
    return _headings().match(words) is not None


def is_caption(words: str) -> bool:
    """Say whether a short block is a caption of a picture."""
    return _caption_heads().match(words) is not None or bool(
        _caption_tails().search(words[-_TAIL:])
    )


def is_byline(words: str, *, opening: bool) -> bool:
    """Say whether a short block names who wrote; ``opening``: it stands before the body."""
    if _bylines().match(words) or words.strip("()[]") in lines("agencies"):
        return True
    return opening and _names().match(words) is not None and not _is_title_of_things(words)


def _is_title_of_things(words: str) -> bool:
    """Say whether capitals alone do not make a name: three words are the most without "in"."""
    return len(re.split(r"\s(?:in|for|at)\s|[|,/–]", words)[0].split()) > 3


def credit_start(text: str, start: int, end: int) -> int:
    """Return where a credit at the end of a paragraph begins, or ``end``."""
    found = _credits().search(text, max(start, end - 320), end)
    return found.start() if found and found.start() > start else end


def bullet_length(words: str) -> int:
    """Return the length of a bullet or a number at the head of a block."""
    found = _BULLET.match(words)
    return found.end() if found and found.end() < len(words) else 0


def is_closed(words: str) -> bool:
    """Say whether a block ends like a sentence; "U.S." at the end is no full stop."""
    bare = words[-24:].rstrip(_CLOSERS)
    if not bare or bare[-1] not in _ENDS:
        return False
    return len(words) > _TITLE_LETTERS or _ACRONYM.search(bare) is None


def is_stopped(words: str) -> bool:
    """Say whether a block ends with a full stop, as titles do not: "Who wins?" is none."""
    bare = words[-24:].rstrip(_CLOSERS)
    return is_closed(words) and bare[-1] in _STOPS


def is_teaser(words: str) -> bool:
    """Say whether a line in the body is another report's title: six words or more in capitals."""
    return words.isupper() and word_count(words) >= 6


def is_title(words: str, most: int = 30) -> bool:
    """Say whether a block may be a title: short, without a full stop, capital at its head."""
    count = word_count(words) if len(words) <= 12 * most else most + 1
    if count > most or is_stopped(words) or (count > _QUESTION_WORDS and is_closed(words)):
        return False
    bare = "" if words[0] in "([" else words.lstrip(_OPENERS)
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit() or not bare[0].islower())
