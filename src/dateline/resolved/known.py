"""Who is known to hold which office on a day (knowledge/actors/holders.csv, and additions).

A name is looked up by the keys of its words, so that spellings and orders do not matter,
and compared with what is found letter by letter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from dateline import knowledge
from dateline.knowledge import OfficePerson, OfficeTerm
from dateline.records import Additions
from dateline.resolved.bearers import index_of, shipped_bearers
from dateline.resolved.names import (
    BY_FIRST,
    LOOSELY,
    PARTLY,
    SAME_WORDS,
    SPELT,
    comes_first,
    fold,
    likeness,
    parts,
    tokens,
)
from dateline.resolved.posts import BY_HEAD, BY_KIND, BY_WORDS, post_likeness

#: PLOVER's sector of those who held office once.
FORMER: Final = "ELI"
#: So many officials of other countries may bear the surname of a head who is meant by it.
_NAMESAKES: Final = 4
#: So many years a head of state or government is remembered by the surname alone.
_REMEMBERED: Final = 15
_NONE: Final = Additions()


@dataclass(frozen=True, slots=True)
class Holder:
    """An office holder: country, post and sectors, from when to when (ISO prefixes).

    ``names`` are all spellings, ``name`` the first of them. ``former`` says that the office
    is the last one before the day asked for, and over: ``sectors`` are then those of former
    officials. One who was named before he took any office has no ``post`` and no sectors.
    ``terms`` are all known terms with their countries; ``source`` says who says so.
    """

    name: str
    identifier: str
    country: str
    post: str
    sectors: tuple[str, ...]
    start: str
    end: str
    names: tuple[str, ...] = ()
    former: bool = False
    source: str = ""
    terms: tuple[tuple[str, OfficeTerm], ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A person who may be meant: how well the name fits, and the terms with their countries."""

    names: tuple[str, ...]
    identifier: str
    likeness: int
    terms: tuple[tuple[str, OfficeTerm], ...]

    def on(self, day: str) -> list[tuple[str, OfficeTerm]]:
        """Return the terms that run on a day."""
        return [pair for pair in self.terms if pair[1].holds(day)]


def find_holder(
    name: str,
    posts: tuple[str, ...],
    country: str,
    day: str,
    additions: Additions = _NONE,
) -> Holder | None:
    """Return the holder that a name means, or None where none or several fit.

    A full name is enough; a bare surname needs a post that agrees (a mere "minister" also the
    country), unless it is that of a head of state or government. Holders in office on ``day``
    (ISO, "" for no matter) go before those who were before. ``posts`` and ``country`` are what
    the report says of the person, () and "" where it says nothing; somebody of another
    country is only found where the states share their adjective ("Congolese").
    ``additions`` go before the shipped knowledge; claims that they refuse are not used.
    """
    if additions.holders:
        people = _allowed(index_of(additions).bearing(name), additions)
        found = _choose(name, people, posts, country, day) if people else None
        if found is not None:
            return found
    if additions.refused:
        people = _allowed(shipped_bearers(name), additions)
        return _choose_with_twins(name, people, posts, country, day)
    return _find_shipped(name, posts, country, day)


def _allowed(people: Iterable[OfficePerson], additions: Additions) -> list[OfficePerson]:
    """Return persons without the terms that were refused, and without those left with none."""
    refused = {(fold(name), fold(post), country) for name, post, country in additions.refused}
    found = []
    for person in people:
        names = [fold(name) for name in person.names]
        terms = tuple(
            term
            for term in person.terms
            if not any((name, fold(term.post), person.country) in refused for name in names)
        )
        if terms:
            found.append(replace(person, terms=terms))
    return found


def offices_of(holder: Holder, day: str) -> tuple[Holder, ...]:
    """Return all offices that a person holds on an ISO day, the highest first."""
    pairs = sorted(
        (pair for pair in holder.terms if pair[1].holds(day)),
        key=lambda pair: (pair[1].rank, pair[1].post, pair[0]),
    )
    return tuple(
        _holder(holder.names, holder.identifier, pair, holder.terms, former=False)
        for pair in dict.fromkeys(pairs)
    )


@lru_cache(maxsize=16384)
def _find_shipped(name: str, posts: tuple[str, ...], country: str, day: str) -> Holder | None:
    return _choose_with_twins(name, shipped_bearers(name), posts, country, day)


def _choose_with_twins(
    name: str, people: Sequence[OfficePerson], posts: tuple[str, ...], country: str, day: str
) -> Holder | None:
    """Return who is meant in a country, else in one that shares its adjective."""
    twins = knowledge.actors().twins.get(country, ())
    tried = (_choose(name, people, posts, one, day) for one in (country, *twins))
    return next((found for found in tried if found is not None), None)


def _choose(
    name: str, people: Sequence[OfficePerson], posts: tuple[str, ...], country: str, day: str
) -> Holder | None:
    """Return the one of several persons that is meant, None where that is not plain."""
    candidates = _candidates(name, people, country)
    if len(parts(name)) < 2 or " " not in name.strip():
        whole = len(fold(name).split()) > 1
        candidates = [
            one
            for one in candidates
            if (whole and not one.likeness)
            or (one.likeness != BY_FIRST and _answers_to_surname(one, posts, country, day))
        ]
    candidates = [
        one
        for one in candidates
        if one.likeness < SPELT or country or not day or one.on(day) or _post_fit(one.terms, posts)
    ]
    if not candidates:
        return _remembered(name, people, day)
    best = max(_fitness(one, posts, day) for one in candidates)
    chosen = [one for one in candidates if _fitness(one, posts, day) == best]
    if len(chosen) > 1:
        chosen = [one for one in chosen if any(term.bare for _, term in one.on(day))]
    return _as_of(chosen[0], posts, day) if len(chosen) == 1 else None


def _remembered(name: str, people: Sequence[OfficePerson], day: str) -> Holder | None:
    """Return a head, in office no more or on an unknown day, whom a lone surname must mean.

    That is where heads of one country only bear it, and few officials of others: "Obama", not
    "Johnson".
    """
    bearers = [one for one in _candidates(name, people, "") if one.likeness != BY_FIRST]
    heads = [one for one in bearers if any(_recalled(term, day) for _, term in one.terms)]
    countries = {country for one in heads for country, _ in one.terms}
    others = [one for one in bearers if countries.isdisjoint(c for c, _ in one.terms)]
    if len(parts(name)) > 1 or len(countries) != 1 or len(others) > _NAMESAKES:
        return None
    latest = max(heads, key=lambda one: max(term.start for _, term in one.terms))
    return _as_of(latest, (), day)


def _recalled(term: OfficeTerm, day: str) -> bool:
    """Say whether the holder of a post is still called by the surname alone on a day."""
    if not term.bare or (day and term.start > day):
        return False
    return not day or not term.end or int(day[:4]) - int(term.end[:4]) <= _REMEMBERED


def _candidates(name: str, people: Iterable[OfficePerson], country: str) -> list[_Candidate]:
    """Return those whose name fits, each once, whatever states they served."""
    found: dict[str | int, _Candidate] = {}
    for person in people:
        degrees = [d for one in person.names if (d := _degree(name, one, person)) >= 0]
        if not degrees or (country and person.country != country):
            continue
        terms = tuple((person.country, term) for term in person.terms)
        key = person.identifier or person.id
        known = found.get(key)
        if known is not None:
            degrees.append(known.likeness)
            terms = known.terms + terms
        found[key] = _Candidate(person.names, person.identifier, min(degrees), terms)
    return list(found.values())


def _degree(name: str, full: str, person: OfficePerson) -> int:
    """Return the likeness of a name as read to that of a person.

    A lone surname may stand first ("Xi" is Xi Jinping), and the reader may take the end of
    a post for the first name ("Mayor of Quito Mauricio Rodas").
    """
    degree = likeness(name, full)
    if degree >= 0:
        return degree
    words, known = parts(name), parts(full)
    if comes_first(person.country) and words == known[:1]:
        return PARTLY
    for cut in range(1, len(words) - 1):
        if likeness(" ".join(words[cut:]), full) in range(LOOSELY):
            before = set(words[:cut])
            return LOOSELY if any(before <= set(tokens(t.post)) for t in person.terms) else -1
    return -1


def _answers_to_surname(one: _Candidate, posts: Sequence[str], country: str, day: str) -> bool:
    """Say whether somebody is meant by a lone word: by the post named with it, or as a head."""
    enough = BY_HEAD if country else BY_KIND
    return any(
        term.bare or any(post_likeness(post, term.post) >= enough for post in posts)
        for _, term in one.on(day)
    )


def _fitness(one: _Candidate, posts: Sequence[str], day: str) -> tuple[int, ...]:
    """Return what candidates are compared by, most telling first."""
    present = _post_fit(one.on(day), posts)
    in_words = present if present >= BY_WORDS else 0
    name = -1 if one.likeness <= SAME_WORDS else -one.likeness
    return in_words, name, present, bool(one.on(day)), _post_fit(one.terms, posts)


def _post_fit(terms: Iterable[tuple[str, OfficeTerm]], posts: Sequence[str]) -> int:
    return max((post_likeness(post, term.post) for _, term in terms for post in posts), default=0)


def _as_of(one: _Candidate, posts: Sequence[str], day: str) -> Holder | None:
    """Return what somebody is on a day: in office, formerly so, or not yet."""
    present = one.on(day)
    if present:
        pair = max(present, key=lambda p: (_post_fit([p], posts), -p[1].rank, p[1].start))
        return _holder(one.names, one.identifier, pair, one.terms, former=False)
    past = [pair for pair in one.terms if not day or pair[1].start <= day]
    if past:
        last = max(past, key=lambda p: (p[1].end or p[1].start, p[1].start, -p[1].rank))
        return _holder(one.names, one.identifier, last, one.terms, former=bool(day))
    if one.likeness > SAME_WORDS:
        return None
    country, first = min(one.terms, key=lambda p: p[1].start)
    return Holder(
        one.names[0], one.identifier, country, "", (), "", first.start, one.names, terms=one.terms
    )


def _holder(
    names: tuple[str, ...],
    identifier: str,
    pair: tuple[str, OfficeTerm],
    terms: tuple[tuple[str, OfficeTerm], ...],
    *,
    former: bool,
) -> Holder:
    country, term = pair
    return Holder(
        names[0],
        identifier,
        country,
        term.post,
        (FORMER,) if former else term.sectors,
        term.start,
        term.end,
        names,
        former,
        term.source,
        terms,
    )
