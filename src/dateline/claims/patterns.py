"""The frame language: patterns as text into patterns as records.

The language is described in knowledge/README.md.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dateline.claims.lists import words

_ELEMENT: Final = re.compile(r"\{(\w+)(?::([\w|]+))?\}(\?)?|\[([^\]]*)\](\?)?|(\S+)")
_ROLES: Final = frozenset({"actor", "recipient", "parties", "object", "place"})
_PREPOSITIONS: Final = words("prepositions")
_PARTICLES: Final = words("particles")
_OWNING: Final = frozenset({"of", "by"})
_MOST_OBJECTS: Final = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to fill: ``role`` with the kinds that may fill it (none: any actor)."""

    role: str
    kinds: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A word that must stand there: lemma, and the modifier it must have or ""."""

    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause below: verbs (lemmas) or event types it may have; neither means any."""

    verbs: frozenset[str]
    types: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What a wording means.

    ``edge`` is by how much its patterns outweigh others that tie. ``toll`` is set where it
    tells what an act did to somebody: "event" if that is an event where the act itself is
    not told, "part" if it is none alone.
    """

    id: str
    type: str
    mode: str
    cameo: str
    contexts: tuple[str, ...]
    unless: frozenset[str]
    edge: float = 0.0
    toll: str = ""


#: A prepositional phrase: the prepositions it may have, and what stands in it.
Phrase = tuple[frozenset[str], Slot | Noun]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One construction of a frame.

    ``triggers`` are (lemma, modifier) pairs, ``subject`` the slot before, ``objects``
    what follows, ``phrases`` the prepositional phrases, ``particles`` particles,
    ``weight`` how much it asks for: more specific patterns win. ``needs`` are sets of
    words of each of which a sentence must have one; without them trying is idle.
    """

    frame: Frame
    noun: bool
    triggers: tuple[tuple[str, str], ...]
    subject: Slot | None
    objects: tuple[Slot | Noun, ...]
    phrases: tuple[Phrase, ...]
    particles: tuple[frozenset[str], ...]
    clause: Clause | None
    copular: bool
    weight: float
    text: str
    needs: tuple[frozenset[str], ...]

    @property
    def mutual(self) -> bool:
        """Whether all sides are actors."""
        return "{parties" in self.text


class BadPattern(ValueError):
    """A pattern that does not follow the language."""


def frame_of(row: Mapping[str, Any]) -> Frame:
    """Return the frame of a compiled row."""
    return Frame(
        row["id"],
        row["type"],
        row.get("mode") or "",
        str(row.get("cameo") or ""),
        tuple(row.get("contexts") or ()),
        frozenset(row.get("unless") or ()),
        float(row.get("edge") or 0.0),
        str(row.get("toll") or ""),
    )


def parse_pattern(text: str, frame: Frame, *, noun: bool) -> Pattern:
    """Return the pattern that a line of a frame says.

    Raises BadPattern with the line where it says nothing sensible.
    """
    elements = list(_elements(text))
    subject = elements[0] if elements and isinstance(elements[0], Slot) else None
    rest = elements[1:] if subject is not None else elements
    copular = not noun and rest[:1] == ["be"] and len(rest) > 1
    if copular:
        rest = rest[1:]
    if not rest or not isinstance(rest[0], str):
        message = f"{frame.id}: no trigger word in: {text}"
        raise BadPattern(message)
    triggers = _words(rest[0])
    behind = _read_behind(rest[1:])
    if len(behind.objects) > _MOST_OBJECTS:
        message = f"{frame.id}: too many objects in: {text}"
        raise BadPattern(message)
    return Pattern(
        frame,
        noun,
        triggers,
        subject,
        tuple(behind.objects),
        tuple(behind.phrases),
        tuple(behind.particles),
        behind.clause,
        copular,
        _weight(subject, triggers, behind) + frame.edge,
        text,
        tuple(_needs(behind, noun=noun)),
    )


def _elements(text: str) -> Iterator[Slot | Clause | str]:
    for match in _ELEMENT.finditer(text):
        role, kinds, maybe, clause, clause_maybe, word = match.groups()
        if role:
            if role not in _ROLES:
                message = f"no such slot: {role} in: {text}"
                raise BadPattern(message)
            yield Slot(role, tuple(kinds.split("|")) if kinds else (), bool(maybe))
        elif clause is not None:
            yield _clause(clause, optional=bool(clause_maybe))
        else:
            yield word


def _clause(text: str, *, optional: bool) -> Clause:
    parts = text.replace("|", " ").split()
    types = frozenset(part[1:] for part in parts if part.startswith("@"))
    verbs = frozenset(part for part in parts if not part.startswith("@"))
    return Clause(verbs - {"*", "to", "that"}, types, optional)


def _words(text: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for word in text.split("|"):
        modifier, _, lemma = word.rpartition("+")
        pairs.append((lemma.lower(), modifier.lower()))
    return tuple(pairs)


@dataclass(slots=True)
class _Behind:
    """What stands behind the trigger; ``pending`` is a preposition still alone."""

    objects: list[Slot | Noun] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    particles: list[frozenset[str]] = field(default_factory=list)
    clause: Clause | None = None
    pending: frozenset[str] | None = None

    def take(self, item: Slot | Noun) -> None:
        """Put an item behind its preposition, or as an object where there is none."""
        if self.pending is None:
            self.objects.append(item)
        else:
            self.phrases.append((self.pending, item))
        self.pending = None

    def take_word(self, word: str) -> None:
        """Put a plain word: a preposition, a particle or a noun."""
        options = frozenset(word.lower().split("|"))
        if options & _PREPOSITIONS or (self.pending is None and options <= _PARTICLES):
            self.end()
            self.pending = options
        else:
            self.take(Noun(_words(word)))

    def take_clause(self, clause: Clause) -> None:
        """Put a clause; in "from [VERB]" and "of [VERB]" it says it all."""
        self.clause, self.pending = clause, None

    def end(self) -> None:
        """Take a preposition behind which nothing came for a particle."""
        if self.pending is not None:
            self.particles.append(self.pending)


def _read_behind(elements: Sequence[Slot | Clause | str]) -> _Behind:
    behind = _Behind()
    for element in elements:
        if isinstance(element, Clause):
            behind.take_clause(element)
        elif isinstance(element, Slot):
            behind.take(element)
        else:
            behind.take_word(element)
    behind.end()
    return behind


def _weight(subject: Slot | None, triggers: Sequence[tuple[str, str]], behind: _Behind) -> float:
    """Return how much a pattern asks for: literal words count most, then narrow slots."""
    weight = 1.0 + sum(_worth(item, 2.0, 0.3) for item in behind.objects)
    weight += sum(_worth(item, 2.5, 1.0) for _, item in behind.phrases)
    weight += 1.5 * len(behind.particles) + (0.5 * bool(subject.kinds) if subject else 0)
    weight += sum(1.0 for _, modifier in triggers[:1] if modifier)
    if behind.clause is not None:
        weight += 2.0 if behind.clause.verbs or behind.clause.types else 0.7
    return weight


def _worth(item: Slot | Noun, noun: float, slot: float) -> float:
    """Return what an item asks for; "any" is wider than a slot without a kind."""
    if isinstance(item, Noun):
        return noun
    if item.kinds == ("any",):
        return slot - 0.1
    return slot + 0.5 * bool(item.kinds)


def _needs(behind: _Behind, *, noun: bool) -> Iterator[frozenset[str]]:
    """Yield the sets of words without which a pattern cannot hold.

    Nouns right behind a trigger that is a noun itself are not asked for, and "of" and
    "by" may be a possessive.
    """
    items = [] if noun else list(behind.objects)
    items += [item for _, item in behind.phrases]
    yield from (
        frozenset(lemma for lemma, _ in item.words) for item in items if isinstance(item, Noun)
    )
    if not noun:
        yield from behind.particles
    for cases, item in behind.phrases:
        if cases.isdisjoint(_OWNING) and not (isinstance(item, Slot) and item.optional):
            yield cases
    clause = behind.clause
    if clause is not None and clause.verbs and not clause.types and not clause.optional:
        yield clause.verbs
