"""Judging: which statements are accepted or rejected, which people are one.

A judgement names what it is about by content (name, post, state, day), so that it holds
when a newer reader has read the reports again and claims have other ids.
"""

from collections.abc import Iterable, Sequence

from dateline.store.database import Store
from dateline.store.errors import AmbiguousSubject, NothingToJudge, UnknownSubject
from dateline.store.judgements import ACCEPT, MERGE, REJECT, Draft, Stamp, in_force, judge, undo
from dateline.store.ledger import assessed
from dateline.store.persons import Persons, persons
from dateline.store.statements import Statement, spellings, subject_of

_STANDINGS = {ACCEPT: "accepted", REJECT: "rejected"}
#: Ids shown where a beginning may mean several.
_SHOWN = 9


def judge_offices(store: Store, kind: str, beginnings: Sequence[str], stamp: Stamp) -> list[int]:
    """Accept or reject (``kind``) the statements of claims given by the beginnings of ids.

    All or none; returns the numbers of the judgements. What stands so already is left.
    Raises UnknownSubject, AmbiguousSubject, and NothingToJudge where nothing is left.
    """
    merged = persons(store)
    found = {
        (one.who, one.key, one.country, one.former): one
        for one in assessed(store)
        if one.is_reported
    }
    wanted = dict.fromkeys(_subject(store, beginning, merged) for beginning in beginnings)
    return _judge(store, kind, [found[subject] for subject in wanted], stamp)


def accept_seen(store: Store, reports: int, stamp: Stamp) -> list[int]:
    """Accept what so many reports say, nothing contradicts and nobody has judged or knows."""
    found = [
        one
        for one in assessed(store)
        if one.reports >= reports and not one.conflict and one.standing == "reported"
    ]
    return _judge(store, ACCEPT, found, stamp) if found else []


def merge_people(
    store: Store, beginnings: Sequence[str], stamp: Stamp, name: str = ""
) -> list[int]:
    """Judge that several keys are one person; keys by their beginnings, or Wikidata ids.

    ``name`` is what to call the person, else the name that most reports use. Raises
    UnknownSubject, AmbiguousSubject, NothingToJudge.
    """
    merged = persons(store)
    keys = list(dict.fromkeys(_person(store, given, merged) for given in beginnings))
    if len({merged.key(key) for key in keys}) < 2 and not (name.strip() and len(keys) > 1):
        raise NothingToJudge(" ".join(beginnings), "one person already")
    sql = (
        "SELECT key, max(name), max(country) FROM people"
        " WHERE key IN (SELECT unnest(?::VARCHAR[])) GROUP BY key ORDER BY key"
    )
    people = [
        {"key": key, "name": called, "country": country}
        for key, called, country in store.fetch(sql, [keys])
    ]
    subject = " = ".join(f"{one['name']} ({one['country'] or '?'})" for one in people)
    return judge(store, [Draft(MERGE, subject, {"people": people, "name": name.strip()})], stamp)


def split_people(store: Store, beginnings: Sequence[str], stamp: Stamp) -> list[int]:
    """Undo all merges that name one of these keys. Raises as ``merge_people``."""
    merged = persons(store)
    keys = {_person(store, given, merged) for given in beginnings}
    numbers = [
        one.number
        for one in in_force(store, MERGE)
        if keys & {person["key"] for person in one.detail["people"]}
    ]
    if not numbers:
        raise NothingToJudge(" ".join(beginnings), "no merge names this person")
    return undo(store, numbers, stamp)


def _judge(store: Store, kind: str, found: Iterable[Statement], stamp: Stamp) -> list[int]:
    left = [one for one in found if one.standing != _STANDINGS[kind]]
    if not left:
        raise NothingToJudge(kind, f"all of it is {_STANDINGS[kind]} already")
    return judge(store, [_draft(store, kind, one) for one in left], stamp)


def _draft(store: Store, kind: str, one: Statement) -> Draft:
    former = "former " if one.former else ""
    detail = {
        "claim": one.id,
        "who": one.who,
        "keys": list(one.keys),
        "person": one.person,
        "names": spellings(store, one),
        "identifier": one.identifier,
        "post": one.post,
        "posts": list(one.posts),
        "country": one.country,
        "sectors": list(one.sectors),
        "former": one.former,
        "reported": one.first,
        "start": one.start,
        "end": one.end,
    }
    return Draft(kind, f"{one.person}, {former}{one.post}, {one.country or '?'}", detail)


def _subject(store: Store, beginning: str, merged: Persons) -> tuple[str, str, str, bool]:
    wanted = beginning.strip()
    found = subject_of(store, wanted, merged) if wanted else {}
    if not found:
        raise UnknownSubject("office claim", beginning, "dateline offices")
    if len(found) > 1:
        raise AmbiguousSubject("office claim", beginning, list(found.values())[:_SHOWN])
    return next(iter(found))


def _person(store: Store, beginning: str, merged: Persons) -> str:
    wanted = beginning.strip()
    sql = (
        "SELECT DISTINCT key FROM people"
        " WHERE starts_with(key, $id) OR identifier = $id ORDER BY key"
    )
    keys = [key for (key,) in store.fetch(sql, {"id": wanted})] if wanted else []
    if not keys:
        raise UnknownSubject("person", beginning, "dateline people")
    # A whole key may be the beginning of another one.
    if wanted not in keys and len({merged.key(key) for key in keys}) > 1:
        raise AmbiguousSubject("person", beginning, keys[:_SHOWN])
    return wanted if wanted in keys else str(keys[0])
