"""The frame language: patterns as text into patterns as records.

The language is described in knowledge/README.md.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from dateline import knowledge
from dateline.claims.inflection import forms_index

_ELEMENT: Final = re.compile(r"\{(\w+)(?::([\w|]+))?\}(\?)?|\[([^\]]*)\](\?)?|(\S+)")
_ROLES: Final = frozenset({"actor", "recipient", "parties", "object", "place"})
PREPOSITIONS: Final = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "alongside",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "below",
        "between",
        "beyond",
        "by",
        "down",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "like",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "over",
        "past",
        "per",
        "since",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "via",
        "with",
        "within",
        "without",
        "aboard",
        "amid",
        "despite",
        "outside",
        "opposite",
        "atop",
        "versus",
    ]
)
PARTICLES: Final = frozenset(
    [
        "up",
        "down",
        "out",
        "off",
        "away",
        "back",
        "over",
        "in",
        "on",
        "through",
        "together",
        "forth",
        "aside",
        "apart",
        "ahead",
        "by",
        "along",
        "around",
        "open",
        "home",
    ]
)


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
class Pattern:
    """One construction of a frame.

    ``triggers`` are (lemma, modifier) pairs, ``subject`` the slot before, ``objects``
    what follows, ``phrases`` the prepositional phrases, ``particles`` particles,
    ``weight`` how much it asks for: more specific patterns win.
    """

    frame: "Frame"
    noun: bool
    triggers: tuple[tuple[str, str], ...]
    subject: Slot | None
    objects: tuple[Slot | Noun, ...]
    phrases: tuple[tuple[frozenset[str], Slot | Noun], ...]
    particles: tuple[frozenset[str], ...]
    clause: Clause | None
    copular: bool
    weight: float
    text: str

    @property
    def mutual(self) -> bool:
        """Whether all sides are actors."""
        return "{parties" in self.text


@dataclass(frozen=True, slots=True)
class Frame:
    """What a wording means."""

    id: str
    type: str
    mode: str
    cameo: str
    contexts: tuple[str, ...]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All patterns by trigger lemma, verbs and nouns apart; ``forms`` of verbs to lemmas."""

    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    light: frozenset[str]
    happen: frozenset[str]
    frames: Mapping[str, Frame] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    setting: frozenset[str] = frozenset()


class BadPattern(ValueError):
    """A pattern that does not follow the language."""


def parse_pattern(text: str, frame: Frame, *, noun: bool) -> Pattern:
    """Return the pattern that a line of a frame says.

    Raises BadPattern with the line where it says nothing sensible.
    """
    elements = list(_elements(text))
    subject: Slot | None = None
    if elements and isinstance(elements[0], Slot):
        subject = elements.pop(0)
    if not elements or not isinstance(elements[0], str):
        message = f"{frame.id}: no trigger word in: {text}"
        raise BadPattern(message)
    copular = not noun and elements[0] == "be" and len(elements) > 1
    if copular:
        elements.pop(0)
    if not isinstance(elements[0], str):
        message = f"{frame.id}: no trigger word in: {text}"
        raise BadPattern(message)
    triggers = _words(elements.pop(0))
    objects, phrases, particles, clause = _behind(elements, frame, text)
    weight = 1.0 + sum(
        2.0 if isinstance(item, Noun) else 0.3 + 0.5 * bool(item.kinds) for item in objects
    )
    weight += sum(2.5 if isinstance(i, Noun) else 1.0 + 0.5 * bool(i.kinds) for _, i in phrases)
    weight += 1.5 * len(particles) + (0.5 * bool(subject.kinds) if subject else 0)
    weight += sum(1.0 for _, modifier in triggers[:1] if modifier)
    if clause is not None:
        weight += 2.0 if clause.verbs or clause.types else 0.7
    return Pattern(
        frame, noun, triggers, subject, objects, phrases, particles, clause, copular, weight, text
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
            yield _clause(clause, bool(clause_maybe))
        else:
            yield word


def _clause(text: str, optional: bool) -> Clause:
    verbs, types = set(), set()
    for part in text.replace("|", " ").split():
        if part.startswith("@"):
            types.add(part[1:])
        elif part not in ("*", "to", "that"):
            verbs.add(part)
    return Clause(frozenset(verbs), frozenset(types), optional)


def _words(text: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for word in text.split("|"):
        modifier, _, lemma = word.rpartition("+")
        pairs.append((lemma.lower(), modifier.lower()))
    return tuple(pairs)


def _behind(
    elements: Sequence[Slot | Clause | str], frame: Frame, text: str
) -> tuple[
    tuple[Slot | Noun, ...],
    tuple[tuple[frozenset[str], Slot | Noun], ...],
    tuple[frozenset[str], ...],
    Clause | None,
]:
    objects: list[Slot | Noun] = []
    phrases: list[tuple[frozenset[str], Slot | Noun]] = []
    particles: list[frozenset[str]] = []
    clause: Clause | None = None
    pending: frozenset[str] | None = None
    for element in elements:
        if isinstance(element, Clause):
            clause = element
            if pending:
                pending = None  # "from [VERB]", "of [VERB]": the clause says it all
            continue
        if isinstance(element, Slot):
            if pending:
                phrases.append((pending, element))
            else:
                objects.append(element)
            pending = None
            continue
        options = frozenset(element.lower().split("|"))
        if pending is None and (options & PREPOSITIONS or options <= PARTICLES):
            pending = options
        elif pending is not None and options & PREPOSITIONS:
            particles.append(pending)
            pending = options
        elif pending is not None:
            phrases.append((pending, Noun(_words(element))))
            pending = None
        else:
            objects.append(Noun(_words(element)))
    if pending is not None:
        particles.append(pending)
    if len(objects) > 3:
        message = f"{frame.id}: too many objects in: {text}"
        raise BadPattern(message)
    return tuple(objects), tuple(phrases), tuple(particles), clause


def frame_of(row: Mapping[str, Any]) -> Frame:
    """Return the frame of a compiled row."""
    return Frame(
        row["id"],
        row["type"],
        row.get("mode") or "",
        str(row.get("cameo") or ""),
        tuple(row.get("contexts") or ()),
        frozenset(row.get("unless") or ()),
    )


def _clause_verbs(*indexes: Mapping[str, Sequence[Pattern]]) -> Iterator[str]:
    for index in indexes:
        for patterns in index.values():
            for pattern in patterns:
                if pattern.clause is not None:
                    yield from pattern.clause.verbs


@cache
def grammar() -> Grammar:
    """Return the frames of the shipped knowledge, read once a process."""
    content = knowledge.frames()
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    frames: dict[str, Frame] = {}
    for row in content["frames"]:
        frame = frame_of(row)
        frames[frame.id] = frame
        for key, index in (("verbs", verbs), ("nouns", nouns)):
            for text in row.get(key, ()):
                pattern = parse_pattern(text, frame, noun=key == "nouns")
                for lemma in dict.fromkeys(lemma for lemma, _ in pattern.triggers):
                    index.setdefault(lemma, []).append(pattern)

    def ordered(index: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
        return {
            lemma: tuple(sorted(found, key=lambda p: (-p.weight, p.frame.id, p.text)))
            for lemma, found in index.items()
        }

    return Grammar(
        ordered(verbs),
        ordered(nouns),
        frozenset(content["light"]),
        frozenset(content["happen"]),
        frames,
        forms_index([*verbs, *_clause_verbs(verbs, nouns)]),
        frozenset(content["setting"]),
    )
