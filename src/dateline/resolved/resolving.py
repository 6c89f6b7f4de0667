"""All resolutions of a document in one call."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from dateline.records import (
    DateMention,
    Document,
    Mentions,
    Parse,
    Place,
    ResolvedDate,
    Resolutions,
)
from dateline.resolved.actors import resolve_actors
from dateline.resolved.dates import resolve_date
from dateline.resolved.places import resolve_place, resolve_places


class _Stories(Protocol):
    @property
    def stories(self) -> tuple[int, ...]:
        """The story of each sentence."""


def find_homes(document: Document) -> dict[int, Place]:
    """Return where each story was written: the place of its dateline, or of the first one."""
    found: dict[int, Place] = {}
    stories = {part.story for part in document.parts}
    for part in document.parts:
        if part.kind == "dateline" and part.story not in found:
            name = part.place.split("/")[0]
            within = [piece.strip() for piece in name.split(",")]
            place = resolve_place(within[0], within[1:])
            if place is not None:
                found[part.story] = place
    if 0 in found:
        for story in stories:
            found.setdefault(story, found[0])
    return found


def resolve(
    document: Document,
    parses: Sequence[Parse],
    mentions: Mentions,
    layout: _Stories,
    homes: Mapping[int, Place],
) -> Resolutions:
    """Return who, when and where the mentions of a document mean."""
    entities, actors = resolve_actors(
        document.text,
        parses,
        mentions,
        layout.stories,
        {story: place.country for story, place in homes.items()},
        document.published,
    )
    named = Counter(m.country for m in mentions.actors if len(m.country) == 3)
    named.update(place.country for place in homes.values())
    return Resolutions(
        entities,
        actors,
        _dates(document, parses, mentions.dates),
        resolve_places(mentions.places, named),
    )


def _dates(
    document: Document, parses: Sequence[Parse], mentions: Sequence[DateMention]
) -> tuple[ResolvedDate, ...]:
    found: list[ResolvedDate] = []
    previous = ""
    for mention in mentions:
        tense = _tense(parses[mention.sentence], mention.head)
        answer = resolve_date(mention, document.published, tense, previous)
        if answer.precision == "day" and answer.value:
            previous = answer.value
        found.append(answer)
    return tuple(found)


def _tense(parse: Parse, head: int) -> str:
    """Return "future" where the verb above a date has "will", else ""."""
    words = parse.words
    for _ in range(6):
        word = words[head]
        if word.upos == "VERB":
            helpers = {words[n].lemma for n in range(len(words)) if words[n].head == head
                       and words[n].deprel == "aux"}
            return "future" if helpers & {"will", "shall"} else ""
        if word.head < 0:
            break
        head = word.head
    return ""
