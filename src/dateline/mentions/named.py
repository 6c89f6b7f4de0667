"""Which of the reader's names stand where they overlap known nouns."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from dateline.mentions.lexicon import Found
from dateline.records import Entity

#: Kinds of entries that are common nouns for actors.
_NOUNS: Final = frozenset({"post", "body", "crowd"})
#: Kinds of entries that are names, which may be longer than the reader thinks.
_NAMES: Final = frozenset({"org", "state", "metonym", "post"})
#: Labels that give way to a known noun around them.
_LOOSE: Final = frozenset({"PER", "NORP", "LOC", "MISC"})


def settled_names(entities: Iterable[Entity], terms: Sequence[Found]) -> list[Entity]:
    """Return the names of a sentence without those that are part of a known noun.

    "Muslim leaders" and "mujahideen" are nouns whatever the reader calls a name in them;
    of "Kano State government" the name is "Kano", before the known "state government".
    "Reuters" in the known "Reuters news agency" is no name of its own.
    """
    nouns = [found for found in terms if found.term.kind in _NOUNS]
    longer = [found for found in terms if found.term.kind in _NAMES]
    return [
        kept
        for entity in entities
        if not any(_is_within(entity, found) for found in longer)
        and (kept := _settled(entity, nouns)) is not None
    ]


def _is_within(entity: Entity, found: Found) -> bool:
    """Say whether a known name goes on beyond what the reader took for one."""
    if found.term.kind == "post":  # "justice of the supreme court" is one office
        return found.first < entity.first <= found.last
    inside = found.first <= entity.first and entity.last <= found.last
    return inside and found.last - found.first > entity.last - entity.first


def _settled(entity: Entity, nouns: Sequence[Found]) -> Entity | None:
    if entity.label not in _LOOSE:
        return entity
    for noun in nouns:
        if noun.first <= entity.first and entity.last <= noun.last:
            return None
        if entity.first < noun.first <= entity.last < noun.last and entity.label != "PER":
            return replace(entity, last=noun.first - 1)
    return entity
