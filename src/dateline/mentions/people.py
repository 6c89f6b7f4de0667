"""Persons by name, with what stands around the name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.lexicon import Found
from dateline.mentions.titles import Title, office, offices_after, title_before
from dateline.records import Entity, OfficeMention, Word

_LISTS: Final = Path(__file__).parent / "data"
_TITLED: Final = ("rank", "post")
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


def find_people(text: str, tree: Tree, terms: Sequence[Found]) -> list[PersonRead]:
    """Return the named persons of a sentence in order."""
    words = tree.words
    ends = {term.last: term for term in terms}
    names = list(_names(tree.parse.entities, words, terms, ends))
    spans = [(name.title.first, name.last) for name in names]
    return [
        _read(text, words, terms, name, [span for span in spans if span[0] > name.last])
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
    first = entity.first
    if first > 0 and words[first - 1].lemma.lower() in not_people():
        return -1
    for term in terms:
        inside = entity.first <= term.first <= entity.last
        if inside and term.first == first and term.term.kind in _TITLED and term.term.person:
            first = term.last + 1
        elif inside and term.term.kind in ("state", "org", "capital", "adjective"):
            if entity.label != "PER" or (term.first == entity.first and term.last == entity.last):
                return -1
    if first > entity.last or words[first].lemma.lower() in not_people():
        return -1
    if entity.label == "PER":
        return first if first <= entity.last else -1
    if entity.label not in ("ORG", "MISC") or not entity.first < first <= entity.last:
        return -1
    rest = words[first : entity.last + 1]
    looks = len(rest) <= 4 and all(word.form[0].isupper() or word.form == "-" for word in rest)
    bodies = any(
        term.term.kind in ("body", "org", "crowd") and first <= term.first <= entity.last
        for term in terms
    )
    return first if looks and not bodies else -1


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
    title_words = {word.form.lower().rstrip(".") for word in words[name.title.first : name.first]}
    gender = "f" if title_words & _SHE else "m" if title_words & _HE else ""
    ranks = [
        term.term.sectors
        for term in terms
        if term.term.kind == "rank" and name.title.first <= term.first < name.first
    ]
    sectors = [sector for row in [o.sectors for o in offices] + ranks for sector in row]
    return PersonRead(
        name.title.first,
        name.last,
        end,
        " ".join(written.split()),
        name.title.rank,
        tuple(offices),
        honours,
        gender,
        tuple(dict.fromkeys(sectors)),
    )
