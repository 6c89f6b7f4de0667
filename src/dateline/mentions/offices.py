"""An office as written: where its words begin, and what they say."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from dateline import knowledge
from dateline.grammar import Tree
from dateline.mentions.lexicon import Found
from dateline.mentions.modifiers import does_yield, modified, modifiers_in
from dateline.mentions.wording import EX
from dateline.records import OfficeMention, Word

#: Kinds of entries that tell what an office is the head of.
_BODIES: Final = frozenset({"body", "org", "crowd"})


#: Prepositions between an office and what it is of.
_COMPLEMENTS: Final = frozenset({"of", "for", "to"})
#: What closes an office.
_CLOSING: Final = frozenset({",", "(", ")", ";", ":", "–", "—", '"', "“", "”"})
#: Most words behind the head of an office.
_LONGEST: Final = 9


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
    was = words[first].form.lower().startswith(EX)
    former = first < last and not was and _is_former(words, first)
    if former:
        first += 2 if words[first + 1].form == "-" and first + 1 < last else 1
    former = former or was or _is_former_before(words, first)
    start, end = words[first].start, words[last].end
    return OfficeMention(text[start:end], start, end, country, sectors, former)


def complement_end(tree: Tree, head: int, last: int, terms: Sequence[Found]) -> int:
    """Return the last word of an office with what it is of or for, ``last`` if nothing is.

    "Minister for Youth", "ambassador to Togo", "head of the Acme mission"; not "president of
    Kenya", where the office is "president" and the state its owner.
    """
    for child in tree.children(head, "nmod"):
        inside = [n for n in tree.subtree(child) if n > last]
        case = tree.case(child)
        if child <= last or case not in _COMPLEMENTS or min(inside, default=-1) != last + 1:
            continue
        state = any(t.term.kind == "state" and t.first <= child <= t.last for t in terms)
        if state and case != "to":
            continue
        end = last
        for number in inside:
            if number != end + 1 or tree.words[number].form in _CLOSING or number - last > _LONGEST:
                break
            end = number
        return end
    return last


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
            sectors = sectors or _sectors_of_office(words, first, last, found, terms)
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


def _sectors_of_office(
    words: Sequence[Word], first: int, last: int, post: Found, terms: Sequence[Found]
) -> tuple[str, ...]:
    """Return the sectors of an office phrase: "secretary of the Chadian Teachers' Union"."""
    yields = does_yield(post.term.text)
    before = [word.form.lower() for word in words[first : post.first]]
    inside = [
        sector
        for found in terms
        if found.term.kind in _BODIES and post.last < found.first and found.last <= last
        for sector in found.term.sectors
    ]
    return modified(post.term.sectors, list(modifiers_in(before)), tuple(inside), yields)
