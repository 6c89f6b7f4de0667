"""Which keys of people mean one person: by merges that are in force, and by Wikidata id.

Nothing of a merge is written into what reports say; queries ask here. So an undone merge
leaves no trace, and the order in which merges were made makes no difference.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

from dateline.resolved.names import fold
from dateline.store.database import Store
from dateline.store.judgements import MERGE, Judgement, in_force
from dateline.store.questions import sql, state

#: What was worked out for a state of a store: it takes longer than most questions.
_KEPT: Final[dict[tuple[object, ...], "Persons"]] = {}
_MOST_KEPT: Final = 8
_LOCK: Final = Lock()


@dataclass(frozen=True, slots=True)
class Person:
    """Several keys that are one person. ``key`` is the least of ``keys``.

    ``words`` are all names, keys and Wikidata ids, to be searched. ``judged`` says that a
    merge makes them one; else it is the Wikidata id, and each report keeps its own name, so
    that what is printed of a report does not depend on what else the store has.
    """

    key: str
    name: str
    keys: tuple[str, ...]
    words: str
    judged: bool


class Persons:
    """The people who go by several keys; whoever is not among them goes by one."""

    def __init__(self, groups: Iterable[Person]) -> None:
        """Take the people; no key may be in two."""
        self._of = {key: person for person in groups for key in person.keys}

    def key(self, key: str) -> str:
        """Return the key under which lists show the person of a key."""
        person = self._of.get(key)
        return person.key if person else key

    def keys(self, key: str) -> tuple[str, ...]:
        """Return all keys of the person of a key."""
        person = self._of.get(key)
        return person.keys if person else (key,)

    def called(self, words: str) -> list[str]:
        """Return the keys of the people of whose names, keys or ids these are whole words."""
        wanted = f" {words.lower()} "
        return [key for key, one in self._of.items() if wanted in f" {one.words.lower()} "]

    def values(self) -> dict[str, list[str | None]]:
        """Return the parameters of the queries that follow merges; a name is None as read."""
        pairs = sorted(self._of.items())
        return {
            "merged_keys": [key for key, _ in pairs],
            "merged_persons": [person.key for _, person in pairs],
            "merged_names": [person.name if person.judged else None for _, person in pairs],
            "merged_words": [person.words for _, person in pairs],
        }


def persons(store: Store) -> Persons:
    """Return who is one person in this store as judged so far."""
    now = state(store)
    if now[0] is None:  # a store in memory has no name by which to tell it from others
        return _persons(store)
    with _LOCK:
        found = _KEPT.get(now)
    if found is None:
        found = _persons(store)
        with _LOCK:
            while len(_KEPT) >= _MOST_KEPT:
                _KEPT.pop(next(iter(_KEPT)))
            _KEPT[now] = found
    return found


def _persons(store: Store) -> Persons:
    merges = in_force(store, MERGE)
    same = [keys for (keys,) in store.fetch(sql("same_identifier"))]
    groups = _joined([*same, *_merged_keys(store, merges)])
    names = _names(store, [key for group in groups for key in group])
    return Persons(_person(group, names, merges) for group in groups)


def _merged_keys(store: Store, merges: Sequence[Judgement]) -> list[list[str]]:
    """Return the keys of each merge, with those that took the place of keys since.

    A key is made of name and country: where a newer reader knows the country that an older
    one did not, the same person has another key. A key that is gone is followed by name.
    """
    bearers = [person for merge in merges for person in merge.detail["people"]]
    wanted = list(dict.fromkeys(person["key"] for person in bearers))
    there = {row[0] for row in store.fetch(sql("person_names"), {"keys": wanted})}
    gone = set(wanted) - there
    heirs: dict[str, list[str]] = {key: [] for key in gone}
    if gone:
        others = store.fetch(sql("namesakes"), {"keys": wanted})
        for person in bearers:
            if person["key"] in gone:
                heirs[person["key"]] += [
                    key
                    for key, name, country in others
                    if fold(name) == fold(person["name"]) and person["country"] in ("", country)
                ]
    return [
        [key for person in merge.detail["people"] for key in _with_heirs(person["key"], heirs)]
        for merge in merges
    ]


def _with_heirs(key: str, heirs: Mapping[str, list[str]]) -> list[str]:
    return [key, *heirs.get(key, ())]


def _joined(groups: Iterable[Iterable[str]]) -> list[tuple[str, ...]]:
    """Return the groups with those that share a key made one, each sorted."""
    of: dict[str, set[str]] = {}
    for group in groups:
        whole = set(group).union(*(of[key] for key in group if key in of))
        of.update(dict.fromkeys(whole, whole))
    return sorted({tuple(sorted(group)) for group in of.values() if len(group) > 1})


def _names(store: Store, keys: list[str]) -> dict[str, Counter[str]]:
    """Return by key the names with the number of reports; Wikidata ids count for none."""
    found: dict[str, Counter[str]] = {}
    for key, name, reports, identifiers in store.fetch(sql("person_names"), {"keys": keys}):
        names = found.setdefault(key, Counter())
        names[name] += reports
        names.update({identifier: 0 for identifier in identifiers if identifier})
    return found


def _person(
    keys: tuple[str, ...], names: Mapping[str, Counter[str]], merges: Sequence[Judgement]
) -> Person:
    mine = [merge for merge in merges if any(p["key"] in keys for p in merge.detail["people"])]
    counts: Counter[str] = Counter()
    for key in keys:
        counts.update(names.get(key, {}))
    for merge in mine:
        counts.update({person["name"]: 0 for person in merge.detail["people"]})
    given = [merge.detail["name"] for merge in mine if merge.detail["name"]]
    words = sorted({*counts, *given, *keys})
    name = max(given or counts, key=lambda name: (counts[name], len(name), name))
    return Person(keys[0], name, keys, " | ".join(words), bool(mine))
