"""What people's judgements add to the knowledge that reports are read with.

Additions depend on the judgements alone and not on what the store's reports say by now, so
that reading reports does not change what they are read with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateline.exports.plover import program_version
from dateline.records import Codebook
from dateline.records.additions import Additions, HolderEntry
from dateline.resolved.names import fold
from dateline.store.database import Store
from dateline.store.holders import is_before
from dateline.store.judgements import ACCEPT, MERGE, REJECT, Judgement, in_force
from dateline.store.posts import is_single, post_key


def reader_version(additions: Additions, codebook: Codebook | None = None) -> str:
    """Return the version that a reader with these additions and codebook goes by.

    It is dateline's own, with a digest of the additions where there are any, and of the
    codebook where it is not the shipped one: the same make the same version, others make
    reports be read again (see ``Store.write``).
    """
    own = codebook.digest if codebook is not None else ""
    version = program_version() + (f"+{additions.digest}" if additions else "")
    return version + (f"+codebook.{own}" if own else "")


def judged_additions(store: Store) -> Additions:
    """Return what is accepted as office holders, what is rejected as refused claims.

    An accepted holder's term begins on the first day known or reported, and ends the day
    before an accepted successor's, where the post has one holder at a time; a former
    holder's is over the day before the report. The order is fixed by content.
    """
    merges = [one.detail for one in in_force(store, MERGE)]
    last = _last(in_force(store, ACCEPT, REJECT))
    terms = [_term(one, merges) for one in last if one.kind == ACCEPT]
    terms = _without_repeats(terms)
    holders = [_entry(term, terms) for term in terms]
    refused = {
        (name, post, one.detail["country"])
        for one in last
        # To reject that somebody is former is not to say that he never held the post.
        if one.kind == REJECT and not one.detail["former"]
        for name in _names(one.detail, merges)
        for post in one.detail["posts"]
    }
    return Additions(holders=tuple(sorted(holders, key=repr)), refused=tuple(sorted(refused)))


@dataclass(frozen=True, slots=True)
class _Term:
    number: int
    who: str
    key: str
    detail: Mapping[str, Any]
    names: tuple[str, ...]
    start: str
    end: str


def _last(found: Sequence[Judgement]) -> list[Judgement]:
    """Return of judgements on the same statement only the last."""
    last: dict[tuple[str, str, str, bool], Judgement] = {}
    for one in found:
        detail = one.detail
        key = post_key(detail["post"], detail["country"])
        last[fold(detail["person"]), key, detail["country"], detail["former"]] = one
    return sorted(last.values(), key=lambda one: one.number)


def _names(detail: Mapping[str, Any], merges: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return what the person is called, first the name to use, with the merges' names."""
    keys = set(detail["keys"])
    names: set[str] = {detail["person"], *detail["names"]}
    given: set[str] = set()
    grown = -1
    while grown != len(keys):  # merges that share a key hang together
        grown = len(keys)
        for merge in merges:
            if keys & {person["key"] for person in merge["people"]}:
                keys |= {person["key"] for person in merge["people"]}
                names |= {person["name"] for person in merge["people"]}
                given |= {merge["name"]} if merge["name"] else set()
    name = max(given, key=lambda text: (len(text), text), default=detail["person"])
    return (name, *sorted((names | given) - {name}))


def _term(one: Judgement, merges: Sequence[Mapping[str, Any]]) -> _Term:
    detail = one.detail
    names = _names(detail, merges)
    start, end = detail["start"] or detail["reported"], detail["end"]
    if detail["former"]:
        end = detail["end"] or _day_before(detail["reported"])
        start = detail["start"] or end
    key = post_key(detail["post"], detail["country"])
    return _Term(one.number, fold(names[0]), key, detail, names, start, end)


def _without_repeats(terms: Sequence[_Term]) -> list[_Term]:
    """Return the terms with what is said of one holder, as such and as former, made one."""
    found: dict[tuple[str, str, str], _Term] = {}
    for term in sorted(terms, key=lambda term: (term.detail["former"], term.number)):
        place = (term.who, term.key, term.detail["country"])
        held = found.get(place)
        if held is None:
            found[place] = term
        elif not held.end and term.end and not is_before(term.end, held.start):
            found[place] = _ended(held, term)
    return list(found.values())


def _ended(held: _Term, over: _Term) -> _Term:
    return _Term(held.number, held.who, held.key, held.detail, held.names, held.start, over.end)


def _entry(term: _Term, terms: Sequence[_Term]) -> HolderEntry:
    detail = term.detail
    return HolderEntry(
        name=term.names[0],
        country=detail["country"],
        post=detail["post"],
        sectors=tuple(detail["sectors"]),
        start=term.start,
        end=term.end or _end_by_successor(term, terms),
        identifier=detail["identifier"],
        also=term.names[1:],
        source=f"judgement {term.number}",
    )


def _end_by_successor(term: _Term, terms: Sequence[_Term]) -> str:
    country = term.detail["country"]
    if not country or not is_single(term.key, country):
        return ""
    starts = [
        other.start
        for other in terms
        if (other.key, other.detail["country"]) == (term.key, country)
        and other.who != term.who
        and is_before(term.start, other.start)
    ]
    return _day_before(min(starts)) if starts else ""


def _day_before(day: str) -> str:
    """Return the day before a full ISO date; what is less exact stays as it is."""
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else ""
    except (ValueError, OverflowError):
        return day
