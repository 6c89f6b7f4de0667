"""The patterns of verb dictionaries: ``$ * {NEW &TIES} (WITH +)`` to elements.

``*`` is the verb, ``$`` the source, ``+`` the target, ``%`` a source of several, ``^`` an
actor that is passed over, ``&NAME`` a set of synonyms; braces hold a noun phrase,
parentheses a phrase with its preposition first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from dateline.dictionaries.drafts import Unusable
from dateline.records import Element, EventCode

#: Words of each set of synonyms; a set may hold others.
Synonyms = Mapping[str, Sequence[str]]
_PIECE: Final = re.compile(r"[(){}*$+%^]|[^\s(){}*$+%^]+")
_SLOTS: Final = {"$": "source", "+": "target", "%": "compound", "^": "skip"}
_OPENED: Final = {"(": (")", "preposition"), "{": ("}", "phrase")}
_CODE: Final = re.compile(r"[0-9A-Za-z]+")
#: Marks in the place of a code that say: code nothing.
_NOTHING: Final = frozenset({"---", "###", "+++", "***", "*"})
_DEEPEST: Final = 5
#: More words than this stand for no set of synonyms any more.
_MOST_CHOICES: Final = 5000


def read_code(text: str) -> EventCode:
    """Return what stands in brackets: "040", "043:042", ":080", "---"."""
    parts = [part.strip() for part in text.split(":")]
    if len(parts) > 2 or not any(parts):
        raise Unusable(f"no code: [{text[:40]}]", "write [CODE] or [CODE:CODE OF THE OTHER]")
    return EventCode(*map(_one_code, parts))


def _one_code(text: str) -> str:
    if not text or text in _NOTHING:
        return ""
    if _CODE.fullmatch(text) is None:
        raise Unusable(f"no code: {text[:40]!r}", "codes are letters and digits")
    return text


def read_pattern(text: str, synonyms: Synonyms) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """Return the elements before and after the verb."""
    pieces = _PIECE.findall(text)
    if pieces.count("*") != 1:
        raise Unusable(f"not one verb in {text[:40]!r}", 'write "*" once, where the verb stands')
    at = pieces.index("*")
    return _elements(pieces[:at], synonyms), _elements(pieces[at + 1 :], synonyms)


def _elements(pieces: Sequence[str], synonyms: Synonyms, depth: int = 0) -> tuple[Element, ...]:
    """Return pieces as elements, those between parentheses or braces within one."""
    found: list[Element] = []
    left = list(pieces)
    while left:
        piece = left.pop(0)
        if piece in _OPENED:
            closing, kind = _OPENED[piece]
            inside = _until(left, piece, closing)
            if depth == _DEEPEST:
                raise Unusable("brackets within brackets", "write fewer of them")
            found.append(Element(kind, parts=_elements(inside, synonyms, depth + 1)))
        elif piece in _SLOTS:
            found.append(Element(_SLOTS[piece]))
        elif piece in ")}":
            raise Unusable(f"{piece!r} closes nothing", "write brackets in pairs")
        else:
            choices = tuple(islice(_choices(piece, synonyms), _MOST_CHOICES + 1))
            if len(choices) > _MOST_CHOICES:
                raise Unusable(f"{piece[:40]} stands for too many words", "make the set smaller")
            found.append(Element("word", choices))
    return tuple(found)


def _until(left: list[str], opening: str, closing: str) -> list[str]:
    """Take the pieces up to the bracket that closes, and return them without it."""
    depth = 1
    inside: list[str] = []
    while left:
        piece = left.pop(0)
        depth += (piece == opening) - (piece == closing)
        if not depth:
            if not inside:
                break
            return inside
        inside.append(piece)
    raise Unusable(f"{opening!r} without words or an end", "write brackets in pairs")


def _choices(piece: str, synonyms: Synonyms, depth: int = 0) -> Iterator[tuple[str, ...]]:
    """Yield what a word or a set of synonyms may be, each in words."""
    if not piece.startswith("&"):
        yield from _spellings(re.sub(r"[(){}_+]", " ", piece).upper())
        return
    members = synonyms.get(set_name(piece))
    if members is None:
        raise Unusable(f"no set {piece[:40]}", "define it: a line &NAME, below it +WORD lines")
    if depth > _DEEPEST:
        raise Unusable(f"the set {piece[:40]} holds itself", "take it out of itself")
    for member in members:
        yield from _choices(member, synonyms, depth + 1)


def _spellings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a text as they may be cut; BY/WITH is one word or the other."""
    words = tuple(text.split())
    if not words:
        raise Unusable("no word in its place", "write letters")
    yield words
    if "-" in text:
        yield tuple(text.replace("-", " - ").split())
    parts = text.split("/")
    if len(parts) > 1 and all(len(part) > 1 and part.isalpha() for part in parts):
        yield from ((part,) for part in parts)


def set_name(text: str) -> str:
    """Return the name of a set of synonyms without its marks."""
    return text.strip().lstrip("&").rstrip("_").upper()
