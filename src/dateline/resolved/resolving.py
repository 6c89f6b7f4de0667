"""All resolutions of a document in one call."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol

from dateline.grammar import Tree
from dateline.records import (
    Additions,
    DateMention,
    Document,
    Mentions,
    Parse,
    Place,
    Resolutions,
    ResolvedDate,
)
from dateline.resolved.actors import resolve_actors
from dateline.resolved.dates import resolve_date
from dateline.resolved.known import find_holder
from dateline.resolved.places import resolve_place, resolve_places
from dateline.resolved.tense import tense_at


class _Stories(Protocol):
    @property
    def stories(self) -> tuple[int, ...]:
        """The story of each sentence."""

    @property
    def days(self) -> tuple[str, ...]:
        """The day of the post that a sentence stands in, else ""."""


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
    additions: Additions,
) -> Resolutions:
    """Return who, when and where the mentions of a document mean.

    The office holders of ``additions`` go before those of the shipped knowledge.
    """
    named = Counter(m.country for m in mentions.actors if len(m.country) == 3)
    named.update(place.country for place in homes.values())

    def country_of_place(name: str) -> str:
        place = resolve_place(name, (), named)
        return place.country if place is not None else ""

    entities, actors = resolve_actors(
        document.text,
        parses,
        mentions,
        layout.stories,
        {story: place.country for story, place in homes.items()},
        partial(find_holder, day=document.published, additions=additions),
        country_of_place,
    )
    return Resolutions(
        entities,
        actors,
        _dates(document, parses, mentions.dates, layout.days),
        resolve_places(mentions.places, named),
    )


def _dates(
    document: Document,
    parses: Sequence[Parse],
    mentions: Sequence[DateMention],
    days: Sequence[str],
) -> tuple[ResolvedDate, ...]:
    found: list[ResolvedDate] = []
    trees = {number: Tree(parses[number]) for number in {m.sentence for m in mentions}}
    previous = ""
    for mention in mentions:
        tense = tense_at(trees[mention.sentence], mention.head)
        anchor = days[mention.sentence] or document.published
        answer = resolve_date(mention, anchor, tense, previous)
        if answer.precision == "day" and answer.value:
            previous = answer.value
        found.append(answer)
    return tuple(found)
