"""Who may bear a name: persons of the shipped knowledge and of additions, by its words.

The words are looked up by their keys (``names.skeleton``), so that spelling and order do not
matter; who is meant is for ``known`` to say.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from dateline import knowledge
from dateline.knowledge import OfficePerson, OfficeTerm
from dateline.records import Additions, HolderEntry
from dateline.resolved.names import joined, parts, skeleton

#: So many persons of one surname, or of one other word, are compared where not all words fit.
_MOST, _FEW = 300, 60
#: Indexes of additions that are kept at hand.
_INDEXES: Final = 4


def shipped_bearers(name: str) -> list[OfficePerson]:
    """Return the shipped persons who may bear a name."""
    actors = knowledge.actors()
    numbers: Iterable[int] = ()
    for words in dict.fromkeys((parts(name), joined(name))):
        numbers = _numbers([actors.bearing(skeleton(word)) for word in words])
        if numbers:
            break
    return [actors.person(number) for number in sorted(numbers)]


def _numbers(bearing: Sequence[frozenset[int]]) -> frozenset[int]:
    """Return who bears all words; else all but one; else the surname, if not many do."""
    if not bearing:
        return frozenset()
    found = frozenset.intersection(*bearing)
    if found or len(bearing) == 1:
        return found
    if len(bearing) > 2:
        nearly = combinations(bearing, len(bearing) - 1)
        found = frozenset().union(*(frozenset.intersection(*some) for some in nearly))
    if found:
        return found
    first, last = bearing[0], bearing[-1]
    return (last if len(last) <= _MOST else frozenset()) | (
        first if len(first) <= _FEW else frozenset()
    )


class Index:
    """The persons of additions, by the keys of the words of their names."""

    def __init__(self, entries: Iterable[HolderEntry]) -> None:
        self._people: list[OfficePerson] = []
        self._by_key: dict[str, set[int]] = {}
        for number, entry in enumerate(entries):
            person = _person_of(entry, -1 - number)
            self._people.append(person)
            for name in person.names:
                for word in {*parts(name), *joined(name)}:
                    self._by_key.setdefault(skeleton(word), set()).add(number)

    def bearing(self, name: str) -> list[OfficePerson]:
        """Return the persons who may bear a name; those of one name are one person."""
        for words in dict.fromkeys((parts(name), joined(name))):
            keys = [frozenset(self._by_key.get(skeleton(word), ())) for word in words]
            numbers = _numbers(keys)
            if numbers:
                return _united(self._people[number] for number in sorted(numbers))
        return []


def _person_of(entry: HolderEntry, number: int) -> OfficePerson:
    rank, bare = knowledge.actors().rank(entry.post)
    term = OfficeTerm(entry.post, entry.sectors, entry.start, entry.end, entry.source, rank, bare)
    names = (entry.name, *entry.also)
    return OfficePerson(number, names, entry.country, entry.identifier, (term,))


def _united(people: Iterable[OfficePerson]) -> list[OfficePerson]:
    """Return the persons, those of one main name, country and identifier as one."""
    found: dict[tuple[str, str, str], OfficePerson] = {}
    for person in people:
        key = person.names[0], person.country, person.identifier
        known = found.get(key)
        if known is not None:
            names = tuple(dict.fromkeys(known.names + person.names))
            terms = known.terms + person.terms
            person = OfficePerson(known.id, names, person.country, person.identifier, terms)  # noqa: PLW2901
        found[key] = person
    return list(found.values())


#: By the identity of the additions: comparing large ones takes longer than looking up.
_OF_ADDITIONS: Final[dict[int, tuple[Additions, Index]]] = {}


def index_of(additions: Additions) -> Index:
    """Return the index of additions; those of the last few are kept."""
    kept = _OF_ADDITIONS.get(id(additions))
    if kept is None:
        while len(_OF_ADDITIONS) >= _INDEXES:
            _OF_ADDITIONS.pop(next(iter(_OF_ADDITIONS)))
        kept = _OF_ADDITIONS[id(additions)] = (additions, Index(additions.holders))
    return kept[1]
