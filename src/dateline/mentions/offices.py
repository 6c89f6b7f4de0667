"""An office as written: where its words begin, and what they say."""

from collections.abc import Mapping, Sequence
from functools import cache

from dateline import knowledge
from dateline.mentions.lexicon import Found
from dateline.records import OfficeMention, Word


@cache
def former_words() -> Mapping[str, str]:
    """Return words that date an office, with what each means: former, past or current."""
    found: dict[str, str] = {}
    for row in knowledge.roles()["former"]:
        found.update(dict.fromkeys(row["words"], row["means"]))
    return found


def office_start(
    words: Sequence[Word], first: int, terms_by_last: Mapping[int, Found], floor: int
) -> int:
    """Return where an office begins, with "deputy", "interior" and the like before it."""
    number = first - 1
    while number >= floor and _belongs(words, number, first, terms_by_last, floor):
        number -= 1
    return number + 1


def _belongs(
    words: Sequence[Word],
    number: int,
    first: int,
    terms_by_last: Mapping[int, Found],
    floor: int,
) -> bool:
    """Say whether a word is part of the office that goes on at ``first``."""
    word, term = words[number], terms_by_last.get(number)
    if term is not None and term.term.kind in ("state", "adjective", "capital", "rank"):
        return False
    if word.form.lower() in former_words():
        return False
    if word.upos == "PUNCT" and word.form == "-" and number > floor:
        return words[number - 1].deprel in ("compound", "amod")
    modifies = word.deprel in ("compound", "amod", "flat") and first <= word.head
    return modifies and (word.upos in ("NOUN", "PROPN", "PUNCT") or word.form[0].isupper())


def office(
    text: str, words: Sequence[Word], extent: tuple[int, int], terms: Sequence[Found]
) -> OfficeMention:
    """Return the office that words say, with the state, sectors and time they name."""
    first, last = extent
    while first < last and (words[first].upos in ("DET", "PUNCT") or words[first].xpos == "POS"):
        first += 1
    first, country, sectors = _said(words, first, last, terms)
    former = first < last and _is_former(words, first)
    if former:
        first += 2 if words[first + 1].form == "-" and first + 1 < last else 1
    former = former or _is_former_before(words, first)
    start, end = words[first].start, words[last].end
    return OfficeMention(text[start:end], start, end, country, sectors, former)


def _said(
    words: Sequence[Word], first: int, last: int, terms: Sequence[Found]
) -> tuple[int, str, tuple[str, ...]]:
    """Return where an office begins behind its state, the state's code, the sectors."""
    country, sectors = "", tuple[str, ...]()
    for found in terms:
        if found.last < first or found.first > last:
            continue
        kind = found.term.kind
        if kind == "post":
            sectors = sectors or found.term.sectors
        elif country or _is_host(words, found.first):
            continue
        elif kind in ("state", "adjective"):
            country = found.term.code
            first = _behind_state(words, found, first, last)
        elif kind == "org" and len(found.term.code) == 3:
            country = found.term.code
    return first, country, sectors


def _behind_state(words: Sequence[Word], state: Found, first: int, last: int) -> int:
    """Return where an office begins that opens with its state: "Orland's", "Orlandish"."""
    if state.first != first or state.last >= last:
        return first
    begin = state.last + 1
    return begin + 1 if words[begin].xpos == "POS" and begin < last else begin


def _is_former(words: Sequence[Word], number: int) -> bool:
    return number >= 0 and former_words().get(words[number].form.lower().rstrip("-")) == "former"


def _is_former_before(words: Sequence[Word], first: int) -> bool:
    """Say whether "former" or "ex-" stands right before a word."""
    hyphen = first > 1 and words[first - 1].form == "-"
    return _is_former(words, first - 1) or (hyphen and _is_former(words, first - 2))


def _is_host(words: Sequence[Word], first: int) -> bool:
    """Say whether "to" stands before: an ambassador to a state is not that state's."""
    before = [word.form for word in words[max(0, first - 2) : first]]
    return before[-1:] == ["to"] or before == ["to", "the"]
