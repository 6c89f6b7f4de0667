"""Claims of one report brought together: a fact told five times is one event."""

from collections.abc import Sequence
from typing import Final

from dateline.events.alike import tells_same
from dateline.events.groups import Context, Group
from dateline.events.types import types

_FOR_OTHERS: Final = types("for_others")


def merge(context: Context) -> list[Group]:
    """Return the groups of claims that tell one event each, in the order of the text."""
    groups: list[Group] = []
    for candidate in _candidates(context):
        home = _home(context, groups, candidate)
        if home is None:
            groups.append(candidate)
        else:
            _take_in(home, candidate)
    for group in groups:
        group.claims.sort()
    return sorted(groups, key=lambda group: group.claims[0])


def _candidates(context: Context) -> list[Group]:
    """Return a group of each claim with parties, those of headlines last."""
    order = sorted(
        range(len(context.claims)), key=lambda n: (context.terse[context.claims[n].sentence], n)
    )
    found = [_alone(context, number) for number in order]
    return [group for group in found if group.actors or group.recipients]


def _alone(context: Context, number: int) -> Group:
    claim = context.claims[number]
    actors = _entities(context, claim.actors)
    recipients = [e for e in _entities(context, claim.recipients) if e not in actors]
    if claim.manner in _FOR_OTHERS:
        recipients = _without_own_state(context, actors, recipients)
    return Group([number], context.stories[claim.sentence], actors, recipients)


def _entities(context: Context, mentions: Sequence[int]) -> list[int]:
    """Return the entities of actor mentions, each once, in order."""
    found = [e for n in mentions for e in context.answers.actors[n].entities]
    return list(dict.fromkeys(found))


def _without_own_state(context: Context, actors: Sequence[int], recipients: list[int]) -> list[int]:
    """Leave out the state that the actors act for: "reaffirmed his country's resolve"."""
    mine = context.countries(actors)
    entities = context.answers.entities
    return [e for e in recipients if entities[e].kind != "state" or entities[e].country not in mine]


def _home(context: Context, groups: Sequence[Group], new: Group) -> Group | None:
    """Return the group that tells the same, one in the same words before others."""
    homes = [group for group in groups if tells_same(context, group, new)]
    frame = context.claims[new.claims[0]].frame
    alike = (group for group in homes if context.claims[group.claims[0]].frame == frame)
    return next(alike, homes[0] if homes else None)


def _take_in(group: Group, new: Group) -> None:
    """Add a claim's parties to a group; who came to see whom outweighs who met."""
    group.claims.extend(new.claims)
    if not group.actors:
        group.actors = [e for e in new.actors if e not in group.recipients]
    if not new.recipients:
        if not group.recipients and len(new.actors) > len(group.actors):
            group.actors = new.actors
    elif not group.recipients and len(new.actors) + len(new.recipients) > 1:
        if len(group.actors) > 1:
            group.actors, group.recipients = new.actors, new.recipients
        else:
            group.recipients = [e for e in new.recipients if e not in group.actors]
