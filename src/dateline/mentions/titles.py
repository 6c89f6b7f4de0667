"""Titles around a person's name: where ranks, offices and post-nominals stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline import knowledge
from dateline.mentions.lexicon import Found
from dateline.mentions.offices import office_start
from dateline.records import Word

#: An office phrase and an apposition are looked for this far from the name.
_FAR: Final = 14
_OFFICE_LINKS: Final = frozenset({"of", "for", "to", "and", "&", "the"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ"})
_POSTNOMINAL: Final = re.compile(r"[A-Z]{2,4}(?:\([A-Z]{1,3}\))?")


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: first word, rank, and offices with their extent."""

    first: int
    rank: str
    offices: tuple[tuple[int, int], ...]


@cache
def _postnominals() -> frozenset[str]:
    listed = knowledge.roles()["postnominals"]
    return frozenset(str(text).lower().replace(" ", "") for text in listed)


def title_before(
    words: Sequence[Word], first: int, terms_by_last: Mapping[int, Found], floor: int
) -> Title:
    """Return the title that ends right before word ``first``; none reaches below ``floor``."""
    start, ranks, offices = first, [], []
    number = first - 1
    while number >= floor:
        term = terms_by_last.get(number)
        if term is not None and term.term.kind == "rank":
            ranks.append(_joined(words, term.first, term.last))
            start, number = term.first, term.first - 1
            continue
        begin = _office_start_of(words, number, terms_by_last, floor)
        if begin < 0:
            break
        offices.append((begin, number))
        start, number = begin, begin - 1
    return Title(start, " ".join(reversed(ranks)), tuple(reversed(offices)))


def _is_personal(found: Found) -> bool:
    """Say whether words name a post that one person holds."""
    return found.term.kind == "post" and found.term.person


def _office_start_of(
    words: Sequence[Word], last: int, terms_by_last: Mapping[int, Found], floor: int
) -> int:
    """Return the first word of an office that ends at ``last``, or -1."""
    post = terms_by_last.get(last)
    if post is not None and _is_personal(post):
        return office_start(words, post.first, terms_by_last, floor)
    return _office_with_complement(words, last, terms_by_last, floor)


def _office_with_complement(
    words: Sequence[Word], last: int, terms_by_last: Mapping[int, Found], floor: int
) -> int:
    """Return the first word of "Minister of Foreign Affairs" that ends at ``last``, or -1."""
    if words[last].upos not in _NOMINAL:
        return -1
    number = last
    while number > max(floor, last - _FAR):
        word = words[number]
        if word.upos not in _NOMINAL and word.form not in _OFFICE_LINKS:
            return -1
        post = terms_by_last.get(number - 1)
        if word.form in ("of", "for", "to") and post is not None and _is_personal(post):
            return office_start(words, post.first, terms_by_last, floor)
        number -= 1
    return -1


def offices_after(
    words: Sequence[Word], last: int, terms: Sequence[Found], people: Sequence[tuple[int, int]]
) -> tuple[list[tuple[int, int]], str, int]:
    """Read the apposition behind a name that ends at word ``last``.

    Returns the offices as (first, last) words, the post-nominals, and the last word
    that belongs to either: "Asim Munir, NI (M), Chief of Army Staff (COAS),".
    """
    offices: list[tuple[int, int]] = []
    honours, end = "", last
    number = last + 1
    while number < len(words) and words[number].form == ",":
        close = _chunk_end(words, number + 1)
        chunk = (number + 1, close - 1)
        if chunk[1] < chunk[0] or any(a <= chunk[1] and b >= chunk[0] for a, b in people):
            break
        text = _joined(words, *chunk)
        if _is_postnominal(text):
            honours, end, number = _closed(text), chunk[1], close
            continue
        found = _offices_in(words, chunk, terms)
        if not found:
            break
        offices.extend(found)
        end, number = chunk[1], close
    return offices, honours, end


def _chunk_end(words: Sequence[Word], first: int) -> int:
    """Return the word that closes an apposition: comma, verb, bracket, full stop."""
    depth = 0
    for number in range(first, min(first + _FAR + 6, len(words))):
        form = words[number].form
        if form == "(":
            depth += 1
        elif form == ")":
            depth -= 1
        elif depth == 0 and (
            form in (",", ".", ";", ":", "–", "—", "”", '"')
            or words[number].upos in ("VERB", "AUX", "SCONJ")
            or words[number].xpos in ("WP", "WDT", "WRB")
        ):
            return number
    return min(first + _FAR + 6, len(words))


def _closed(text: str) -> str:
    return text.replace("( ", "(").replace(" )", ")")


def _is_postnominal(text: str) -> bool:
    packed = text.replace(" ", "")
    return packed.lower() in _postnominals() or bool(_POSTNOMINAL.fullmatch(packed))


def _offices_in(
    words: Sequence[Word], chunk: tuple[int, int], terms: Sequence[Found]
) -> list[tuple[int, int]]:
    """Return the offices of an apposition, cut at "and" where a post follows."""
    posts = [t for t in terms if _is_personal(t) and chunk[0] <= t.first and t.last <= chunk[1]]
    if not posts or posts[0].first - chunk[0] > 8:
        return []
    starts = [chunk[0]]
    for post in posts[1:]:
        joint = _joint_before(words, post.first, chunk[0])
        if joint > starts[-1]:
            starts.append(joint + 1)
    ends = [start - 2 for start in starts[1:]] + [_before_bracket(words, chunk)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a <= b]


def _joint_before(words: Sequence[Word], number: int, floor: int) -> int:
    """Return the "and" that stands up to four words before a word, or -1."""
    near = range(number - 1, max(floor, number - 5), -1)
    return next((n for n in near if words[n].form in ("and", "&")), -1)


def _before_bracket(words: Sequence[Word], chunk: tuple[int, int]) -> int:
    for number in range(chunk[0], chunk[1] + 1):
        if words[number].form == "(":
            return number - 1
    return chunk[1]


def _joined(words: Sequence[Word], first: int, last: int) -> str:
    return " ".join(word.form for word in words[first : last + 1])
