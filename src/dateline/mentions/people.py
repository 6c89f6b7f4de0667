"""Persons by name, with what stands around the name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.lexicon import Found
from dateline.mentions.offices import office
from dateline.mentions.titles import Title, offices_after, title_before
from dateline.records import Entity, OfficeMention, Word

_LISTS: Final = Path(__file__).parent / "data"
_TITLED: Final = ("rank", "post")
#: Kinds of entries that are no part of a person's name.
_THINGS: Final = frozenset({"state", "org", "capital", "metonym", "adjective", "people"})
_SHE: Final = frozenset({"mrs", "ms", "miss", "madam", "queen", "princess", "lady", "dame"})
_HE: Final = frozenset({"mr", "king", "prince", "sir", "lord"})


@cache
def not_people() -> frozenset[str]:
    """Return words that open names of things: "Operation", "Hurricane", "Lake"."""
    lines = (_LISTS / "not_people.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name: words ``first`` to ``last``, the title's words before it."""

    first: int
    last: int
    title: Title
    first_of_core: int = -1


def _behind_bodies(name: Name, words: Sequence[Word], entities: Sequence[Entity]) -> int:
    """Return where a title begins behind the body it is of: "Acme chief executive X"."""
    first = name.title.first
    for entity in entities:
        if entity.first == first and entity.label in ("ORG", "LOC") and entity.last < name.first:
            first = entity.last + 1
            while first < name.first and (words[first].xpos == "POS" or words[first].form == "-"):
                first += 1
    return first


@dataclass(frozen=True, slots=True)
class PersonRead:
    """A person as read: core words (title and name), last word of the apposition."""

    first: int
    last: int
    end: int
    name: str
    rank: str
    offices: tuple[OfficeMention, ...]
    postnominals: str
    gender: str
    sectors: tuple[str, ...]


def find_people(
    text: str, tree: Tree, terms: Sequence[Found], entities: Sequence[Entity]
) -> list[PersonRead]:
    """Return the named persons of a sentence in order; ``entities`` are its names."""
    words = tree.words
    ends = {term.last: term for term in terms}
    names = list(_names(entities, words, terms, ends))
    spans = [(name.title.first, name.last) for name in names]
    return [
        _read(
            text,
            words,
            terms,
            replace(name, first_of_core=_behind_bodies(name, words, entities)),
            [span for span in spans if span[0] > name.last],
        )
        for name in names
    ]


def _names(
    entities: Sequence[Entity],
    words: Sequence[Word],
    terms: Sequence[Found],
    ends: Mapping[int, Found],
) -> Iterator[Name]:
    floor = 0
    for entity in entities:
        first = _name_start(entity, words, terms)
        if first < floor or _is_honour(entity, words, floor):
            continue
        title = title_before(words, first, ends, floor)
        if entity.label != "PER" and not (title.rank or title.offices):
            continue
        yield Name(first, entity.last, title)
        floor = entity.last + 1


def _is_honour(entity: Entity, words: Sequence[Word], floor: int) -> bool:
    """Say whether letters behind a name are taken for another name: "X, NI (M),"."""
    if floor == 0 or entity.first - floor > 4 or words[floor].form != ",":
        return False
    return all(
        word.form in "()" or (word.form.isupper() and len(word.form) <= 4)
        for word in words[floor + 1 : entity.last + 1]
    )


def _name_start(entity: Entity, words: Sequence[Word], terms: Sequence[Found]) -> int:
    """Return where the name proper begins in an entity, -1 where it is no person's.

    The reader may take titles into the name ("COAS Munir") and may then think that the
    whole is an organisation.
    """
    if entity.first > 0 and words[entity.first - 1].lemma.lower() in not_people():
        return -1
    first = _behind_titles(entity, terms)
    if not 0 <= first <= entity.last or words[first].lemma.lower() in not_people():
        return -1
    titled = entity.label in ("ORG", "MISC") and first > entity.first
    if entity.label == "PER" or (titled and _looks_personal(first, entity.last, words, terms)):
        return first
    return -1


def _behind_titles(entity: Entity, terms: Sequence[Found]) -> int:
    """Return the word behind the titles that open an entity, -1 where it is a thing's name."""
    first = entity.first
    for found in terms:
        if not entity.first <= found.first <= entity.last:
            continue
        if found.first == first and found.term.kind in _TITLED and found.term.person:
            first = found.last + 1
        elif found.term.kind in _THINGS and (entity.label != "PER" or _is_whole(found, entity)):
            return -1
    return first


def _is_whole(found: Found, entity: Entity) -> bool:
    return (found.first, found.last) == (entity.first, entity.last)


def _looks_personal(first: int, last: int, words: Sequence[Word], terms: Sequence[Found]) -> bool:
    """Say whether what is left behind a title may be a name: short, in capitals, no body."""
    rest = words[first : last + 1]
    if len(rest) > 4 or not all(word.form[0].isupper() or word.form == "-" for word in rest):
        return False
    return not any(
        found.term.kind in ("body", "org", "crowd") and first <= found.first <= last
        for found in terms
    )


def _read(
    text: str,
    words: Sequence[Word],
    terms: Sequence[Found],
    name: Name,
    others: Sequence[tuple[int, int]],
) -> PersonRead:
    after, honours, end = offices_after(words, name.last, terms, others)
    offices = [office(text, words, extent, terms) for extent in (*name.title.offices, *after)]
    written = text[words[name.first].start : words[name.last].end]
    sectors = [sector for row in offices for sector in row.sectors]
    return PersonRead(
        first=name.first_of_core,
        last=name.last,
        end=end,
        name=" ".join(written.split()),
        rank=name.title.rank,
        offices=tuple(offices),
        postnominals=honours,
        gender=_gender(words[name.title.first : name.first]),
        sectors=tuple(dict.fromkeys([*sectors, *_sectors_of_rank(name, terms)])),
    )


def _gender(title: Sequence[Word]) -> str:
    """Return the gender that a title says: "Mrs", "King"."""
    said = {word.form.lower().rstrip(".") for word in title}
    return "f" if said & _SHE else "m" if said & _HE else ""


def _sectors_of_rank(name: Name, terms: Sequence[Found]) -> Iterator[str]:
    for found in terms:
        if found.term.kind == "rank" and name.title.first <= found.first < name.first:
            yield from found.term.sectors
