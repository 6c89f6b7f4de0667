"""Who is known to hold which office on a day (knowledge/actors/holders.csv)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from dateline import knowledge
from dateline.resolved.names import is_same_person, tokens
from dateline.resolved.posts import same_post

#: Posts whose holders the press calls by their surname alone.
_LEADERS: Final = frozenset({"president", "prime minister", "chancellor", "king", "queen"})


@dataclass(frozen=True, slots=True)
class Holder:
    """An office holder: country, post and sectors, from when to when (ISO prefixes).

    ``names`` are all spellings, ``name`` the first of them.
    """

    name: str
    identifier: str
    country: str
    post: str
    sectors: tuple[str, ...]
    start: str
    end: str
    names: tuple[str, ...] = ()


@cache
def _holders() -> Mapping[str, Sequence[Holder]]:
    found: dict[str, list[Holder]] = {}
    for row in knowledge.holders():
        names = (row["name"], *filter(None, row["also"].split("|")))
        holder = Holder(
            row["name"],
            row["wikidata"],
            row["country"],
            row["post"],
            tuple(row["sectors"].split()),
            row["start"],
            row["end"],
            names,
        )
        words = [tokens(name) for name in names]
        keys = [key for own in words if own for key in (own[-1], own[0])]
        for key in dict.fromkeys(keys):
            found.setdefault(key, []).append(holder)
    return found


@lru_cache(maxsize=16384)
def find_holder(name: str, posts: tuple[str, ...], country: str, day: str) -> Holder | None:
    """Return the holder that a name means, or None where none or several fit.

    A full name is enough; a bare surname needs a post or country that agrees. Holders
    in office on ``day`` go before those who were before.
    """
    names = tokens(name)
    if not names:
        return None
    rows = [*_holders().get(names[-1], ())]
    if len(names) > 1:
        rows += [row for row in _holders().get(names[0], ()) if row not in rows]
    fitting = [row for row in rows if any(is_same_person(name, full) for full in row.names)]
    if country:
        fitting = [row for row in fitting if row.country == country]
    if day:
        fitting = [row for row in fitting if not row.start or row.start[:4] <= day[:4]]
    if len(names) == 1:
        fitting = [
            row
            for row in fitting
            if _holds(row, day)
            and (any(same_post(post, row.post) for post in posts) or _leads(row))
        ]
    if not fitting:
        return None
    people = {row.identifier or row.name for row in fitting}
    if len(people) > 1:
        named = [row for row in fitting if any(same_post(post, row.post) for post in posts)]
        fitting = named or ([] if len(names) == 1 else fitting)
        if len({row.identifier or row.name for row in fitting}) > 1:
            return None
    if not fitting:
        return None
    return max(fitting, key=lambda row: (_holds(row, day), row.start, row.post))


def _leads(row: Holder) -> bool:
    """Say whether a holder is known by the bare surname: a head of state or government."""
    post = row.post.lower()
    return post in _LEADERS


def _holds(row: Holder, day: str) -> bool:
    return (not row.start or row.start <= day) and (not row.end or day <= row.end)
