"""From text to words, as Universal Dependencies cuts English.

Text is cut at white space; each chunk is then cut by the rules below, and the
result is remembered, for the same chunks come back. Rules follow the treebanks:
clitics are words ("do" "n't", "Iran" "'s"), hyphens split ("long" "-" "term")
but not after a prefix ("anti-American"), currency signs and units are words.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from dateline.hyphens import joins
from dateline.records import Token

_CACHE_LIMIT: Final = 50_000
_LONGEST_ABBREVIATION: Final = 12
_LETTER: Final = r"[^\W\d_]"
_SPACE: Final = re.compile(r"\S+")

#: One word of a chunk; the first alternative that matches wins.
_WORD: Final = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.|ftp://|pic\.twitter\.com/)[^\s<>"“”]+
        |[\w.+-]+@[\w-]+(?:\.[\w-]+)*
        |(?:[\w-]+\.)+(?:com|org|net|gov|edu|info|co\.uk|ac\.uk|ir|ru|eu|tv|io)\b(?:/[^\s<>"“”]*)?)
    |(?P<handle>[@\#]\w+)
    |(?P<face>[:;=8][-o^']?[)(\]\[DPp/\\|3]+(?!\w)|<3|\^_\^|\(:|[xX]D\b)
    |(?P<code>\d{{2,5}}-\d{{3,}}(?:-\d{{3,}})*|\d{{1,3}}[/-]\d{{3}}-\d{{4}}|\d{{1,2}}-[A-Z][a-z]{{2}}-\d{{2,4}})
    |(?P<file>[\w-]+\.(?:docx?|xlsx?|pdf|html?|jpe?g|png|txt|zip|pptx?|exe)\b)
    |(?P<model>[A-Z]{{1,3}}-\d+[A-Za-z]{{0,2}}\b)
    |(?P<number>(?<!\w)['’]\d\ds\b|\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s|['’]s)\b)?)
    |(?P<acronym>(?:{_LETTER}\.){{2,}}|{_LETTER}\.(?=$|[,;:)"”’'-]))
    |(?P<clitic>n['’]t\b|['’](?:s|ll|re|ve|m|d|em)\b)
    |(?P<word>{_LETTER}[\w\u0300-\u036f]*(?:[&_]\w+)*)
    |(?P<dots>\.{{2,}}|…+)
    |(?P<run>-{{2,}}|={{2,}}|[*~]{{2,}}|_{{2,}}|<{{2,}}|>{{2,}}|[!?]{{2,}}|[—–]{{2,}})
    |(?P<emoji>[\U0001F1E6-\U0001F1FF]{{2}}|[\u2600-\u27bf\U0001F300-\U0001FAFF](?:[\ufe0f\u200d\U0001F3FB-\U0001F3FF]+[\u2600-\u27bf\U0001F300-\U0001FAFF]?)*)
    |(?P<other>[^\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEGATED: Final = re.compile(r"(?i)(.+)(n['’]t)$")
_CURRENCY: Final = frozenset(["US", "AU", "CA", "NZ", "HK", "A", "C", "R", "S", "NT"])


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list in ``data/``; "#" starts a comment."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    lines = (line.split("#")[0] for line in text.splitlines())
    return frozenset(word for line in lines for word in line.split())


@cache
def _contractions() -> dict[str, tuple[int, ...]]:
    rows = (row.split("|") for row in word_list("contractions.txt"))
    return {"".join(parts): tuple(len(part) for part in parts) for parts in rows}


class Tokenizer:
    """Cuts texts into words; holds only a cache."""

    def __init__(self) -> None:
        self._cache: dict[str, tuple[tuple[int, int], ...]] = {}
        self._before_number = word_list("before_number.txt")

    def tokenize(self, text: str, start: int = 0, end: int | None = None) -> list[Token]:
        """Return the words of ``text[start:end]`` with their offsets in ``text``."""
        found: list[Token] = []
        for match in _SPACE.finditer(text, start, len(text) if end is None else end):
            chunk, base = match.group(), match.start()
            cuts = self._cache.get(chunk)
            if cuts is None:
                if len(self._cache) >= _CACHE_LIMIT:
                    self._cache.clear()
                cuts = self._cache[chunk] = tuple(cut_chunk(chunk))
            if found and chunk[0].isdigit() and text[found[-1].start : found[-1].end] == ".":
                self._join_before_number(text, found, base)
            found.extend(Token(base + first, base + last) for first, last in cuts)
        return found

    def _join_before_number(self, text: str, found: list[Token], base: int) -> None:
        """Give "No." its full stop back where a number follows."""
        if len(found) < 2 or base - found[-1].end > 1 or found[-2].end != found[-1].start:
            return
        if text[found[-2].start : found[-1].end].lower() in self._before_number:
            found[-2:] = [Token(found[-2].start, found[-1].end)]


def cut_chunk(chunk: str) -> list[tuple[int, int]]:
    """Return the words of a chunk without white space as (start, end) pairs that cover it."""
    cuts: list[tuple[int, int]] = []
    place = 0
    while place < len(chunk):
        place = _next_word(chunk, place, cuts)
    return cuts


def _next_word(chunk: str, place: int, cuts: list[tuple[int, int]]) -> int:
    abbreviation = _abbreviation_at(chunk, place)
    if abbreviation:
        cuts.append((place, abbreviation))
        return abbreviation
    match = _WORD.match(chunk, place)
    if match is None or match.end() == place:
        cuts.append((place, place + 1))
        return place + 1
    kind, end = match.lastgroup, match.end()
    if kind == "address":
        end = _trim_address(chunk, place, end)
    if kind == "word":
        return _cut_word(chunk, place, end, cuts)
    cuts.append((place, end))
    return end


def _abbreviation_at(chunk: str, place: int) -> int:
    """Return the end of the abbreviation with full stop at ``place``, or 0."""
    if place and (chunk[place - 1].isalnum() or chunk[place - 1] in ".'’"):
        return 0
    known = word_list("abbreviations.txt")
    best = 0
    end = chunk.find(".", place)
    while 0 < end - place < _LONGEST_ABBREVIATION:
        if chunk[place : end + 1].lower() in known and not chunk[end + 1 : end + 2].isalnum():
            best = end + 1
        end = chunk.find(".", end + 1)
    return best


def _trim_address(chunk: str, place: int, end: int) -> int:
    """Leave punctuation that ends the sentence, and unmatched brackets, out of an address."""
    while end > place + 1 and chunk[end - 1] in ".,;:!?'’\")]}>…":
        if chunk[end - 1] == ")" and "(" in chunk[place:end]:
            break
        end -= 1
    return end


def _cut_word(chunk: str, place: int, end: int, cuts: list[tuple[int, int]]) -> int:
    """Cut one run of letters, looking at what follows it."""
    joined = _hyphenated(chunk, place, end)
    if joined:
        cuts.append((place, joined))
        return joined
    word = chunk[place:end]
    parts = _contractions().get(word.lower())
    if parts and not chunk.startswith(("'", "’"), end):
        for part in parts:
            cuts.append((place, place + part))
            place += part
        return end
    tail = chunk[end : end + 2].lower()
    if word[-1] in "nN" and tail in ("'t", "’t") and not chunk[end + 2 : end + 3].isalpha():
        if len(word) > 1:
            cuts.append((place, end - 1))
            cuts.append((end - 1, end + 2))
        else:
            cuts.append((place, end + 2))
        return end + 2
    if word in _CURRENCY and chunk.startswith("$", end):
        end += 1
    elif _is_name_with_apostrophe(chunk, end):
        end = _letters_end(chunk, end + 1)
    cuts.append((place, end))
    return end


def _is_name_with_apostrophe(chunk: str, end: int) -> bool:
    """Say whether an apostrophe stands inside a name: O'Neill, Sana'a, Ma'arib, Shi'ite."""
    if not chunk.startswith(("'", "’"), end) or not chunk[end + 1 : end + 2].isalpha():
        return False
    tail = chunk[end + 1 : _letters_end(chunk, end + 1)].lower()
    if tail == "t":
        return chunk[end - 1] not in "nN"
    return tail not in ("s", "ll", "re", "ve", "m", "d", "em")


def _letters_end(chunk: str, place: int) -> int:
    while place < len(chunk) and chunk[place].isalpha():
        place += 1
    return place


def _hyphenated(chunk: str, place: int, end: int) -> int:
    """Return the end of a word that a hyphen does not split, or 0."""
    if not chunk.startswith("-", end) or not chunk[end + 1 : end + 2].isalnum():
        return 0
    last = end + 1
    while last < len(chunk) and chunk[last].isalnum():
        last += 1
    second = chunk[end + 1 : last]
    if joins(chunk[place:end], second):
        if chunk.startswith(("'", "’"), last) and second[-1:] in "nN":
            return 0
        return last
    return 0
