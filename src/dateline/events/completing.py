"""Filling in whom an act was meant for from the meeting at which it was done.

"The minister reaffirmed his country's determination to enhance cooperation" says not with
whom; in the report of a meeting of two states it is the other one. Nothing is filled in
where the story tells of more than two sides.
"""

from collections.abc import Sequence
from typing import Final

from dateline.events.groups import Context, Group
from dateline.events.types import types

_OPEN: Final = types("open")


def complete(context: Context, groups: Sequence[Group]) -> None:
    """Give acts of cooperation without a recipient the other side of their story's meeting."""
    meetings = {story: _sides(context, groups, story) for story in {g.story for g in groups}}
    for group in groups:
        claim = context.claims[group.claims[0]]
        if claim.manner not in _OPEN or group.recipients or len(group.actors) != 1:
            continue
        sides = meetings[group.story]
        mine = context.answers.entities[group.actors[0]].country
        others = [entity for country, entity in sides.items() if country != mine]
        if len(sides) == 2 and mine in sides and len(others) == 1:
            group.recipients = [_state_of(context, others[0])]


def _sides(context: Context, groups: Sequence[Group], story: int) -> dict[str, int]:
    """Return the countries that met in a story, each with one who met for it."""
    found: dict[str, int] = {}
    for group in groups:
        if group.story != story or context.claims[group.claims[0]].manner != "CONSULT":
            continue
        if all(context.claims[n].background for n in group.claims):
            continue
        for entity in (*group.actors, *group.recipients):
            country = context.answers.entities[entity].country
            if country:
                found.setdefault(country, entity)
    return found


def _state_of(context: Context, entity: int) -> int:
    """Return the state that somebody met for, if the report names it; else the person."""
    country = context.answers.entities[entity].country
    for number, other in enumerate(context.answers.entities):
        if other.kind == "state" and other.country == country:
            return number
    return entity
