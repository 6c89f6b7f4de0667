"""Claims of one report brought together: a fact told five times is one event.

Two claims are one event when they are of one type, between the same parties, with dates
that do not contradict, and one kind of act. What counts as one kind of act depends on
the type: two people meet once, however it is put; a praise and a word of thanks are two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.records import Claim, Mentions, Resolutions

#: Types of which one report tells one between the same parties, whatever the wording.
_ONE_BETWEEN: Final = frozenset({"CONSULT", "AGREE", "PROTEST", "MOBILIZE"})
_TOLD_LOOSELY: Final = frozenset({"state", "role", "group", "place"})
#: Types that are meant for somebody else.
_FOR_OTHERS: Final = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT", "AID", "CONCEDE"})
#: Types that are told again under other words within one place and day.
_ONE_A_PLACE: Final = frozenset({"ASSAULT", "COERCE"})


@dataclass(slots=True)
class Group:
    """Claims that make one event, in the order of the text, with their parties."""

    claims: list[int]
    story: int
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Context:
    """What merging looks at beside the claims: ``stories`` and ``terse`` by sentence.

    ``terse`` sentences are headlines and straps, which name people by halves.
    """

    claims: Sequence[Claim]
    mentions: Mentions
    answers: Resolutions
    stories: Sequence[int]
    terse: Sequence[bool]


def entities_of(context: Context, numbers: Sequence[int]) -> list[int]:
    """Return the entities of actor mentions, each once, in order."""
    found = [e for n in numbers for e in context.answers.actors[n].entities]
    return list(dict.fromkeys(found))


def merge(context: Context) -> list[Group]:
    """Return the groups of claims that tell one event each, in the order of the text."""
    groups: list[Group] = []
    order = sorted(
        range(len(context.claims)),
        key=lambda n: (context.terse[context.claims[n].sentence], n),
    )
    for number in order:
        claim = context.claims[number]
        actors = entities_of(context, claim.actors)
        recipients = [e for e in entities_of(context, claim.recipients) if e not in actors]
        if claim.type in _FOR_OTHERS:
            recipients = _without_own_state(context, actors, recipients)
        if not actors and not recipients:
            continue
        candidate = Group([number], context.stories[claim.sentence], actors, recipients)
        homes = [group for group in groups if _same(context, group, candidate)]
        alike = (g for g in homes if context.claims[g.claims[0]].frame == claim.frame)
        home = next(alike, homes[0] if homes else None)
        if home is None:
            groups.append(candidate)
        else:
            _take_in(context, home, candidate)
    for group in groups:
        group.claims.sort()
    groups.sort(key=lambda group: group.claims[0])
    return groups


def _without_own_state(context: Context, actors: Sequence[int], recipients: list[int]) -> list[int]:
    """Leave out the state that the actors act for: "reaffirmed his country's resolve"."""
    mine = _countries(context, actors)
    entities = context.answers.entities
    return [e for e in recipients if entities[e].kind != "state" or entities[e].country not in mine]


def _same(context: Context, group: Group, new: Group) -> bool:
    claim = context.claims[new.claims[0]]
    first = context.claims[group.claims[0]]
    if claim.type != first.type or group.story != new.story:
        return False
    if (claim.status == "negated") != (first.status == "negated"):
        return False
    if not all(_dates_agree(context, context.claims[n], claim) for n in group.claims):
        return False
    terse = context.terse[claim.sentence] or all(
        context.terse[context.claims[n].sentence] for n in group.claims
    )
    acts = {context.claims[n].frame for n in group.claims}
    if claim.type in _ONE_BETWEEN:
        if claim.type == "AGREE" and (len(group.actors) > 1) != (len(new.actors) > 1):
            return False
        return _same_parties(context, group, new, loosely=True)
    if claim.type in _ONE_A_PLACE:
        if (not group.actors) != (not new.actors) and not terse:
            if all(context.claims[n].sentence != claim.sentence for n in group.claims):
                return False  # who did it may be told later, but not by every later fight
        return _places_agree(context, group, claim) and _same_parties(
            context, group, new, loosely=True
        )
    if claim.frame not in acts and not (terse and _kin(claim.frame, acts)):
        return False
    return _same_parties(context, group, new, loosely=terse)


def _kin(frame: str, acts: set[str]) -> bool:
    return frame.split(".", maxsplit=1)[0] in {act.split(".")[0] for act in acts}


def _dates_agree(context: Context, one: Claim, other: Claim) -> bool:
    """Say whether two claims may be of one day; a claim without a date agrees with any."""
    if one.date < 0 or other.date < 0:
        return one.background == other.background or one.date < 0 <= other.date or other.date < 0
    a = context.answers.dates[one.date].value
    b = context.answers.dates[other.date].value
    return not a or not b or a.startswith(b) or b.startswith(a)


def _places_agree(context: Context, group: Group, claim: Claim) -> bool:
    mine = context.answers.places[claim.place] if claim.place >= 0 else None
    if mine is None:
        return True
    for number in group.claims:
        place = context.claims[number].place
        theirs = context.answers.places[place] if place >= 0 else None
        if theirs is not None and theirs.country != mine.country:
            return False
        if theirs is not None and theirs.city and mine.city and theirs.city != mine.city:
            return False
    return True


def _same_parties(context: Context, group: Group, new: Group, *, loosely: bool) -> bool:
    """Compare both sides; mutual acts are told from either side."""
    mutual = not group.recipients or not new.recipients
    if _side(context, group.actors, new.actors, loosely=loosely) and _side(
        context, group.recipients, new.recipients, loosely=loosely
    ):
        return True
    if context.claims[new.claims[0]].type not in ("CONSULT", "COOPERATE") or not mutual:
        return False
    one, other = [*group.actors, *group.recipients], [*new.actors, *new.recipients]
    return len(one) > 1 and len(other) > 1 and _side(context, one, other, loosely=loosely)


def _side(context: Context, one: Sequence[int], other: Sequence[int], *, loosely: bool) -> bool:
    if not one and not other:
        return True
    if not one or not other:
        return loosely and not _told_apart(context, one or other)
    if set(one) & set(other):
        sides = _countries(context, one), _countries(context, other)
        return min(len(one), len(other)) < 2 or sides[0] == sides[1] or loosely
    if not loosely:
        return False
    a, b = _countries(context, one), _countries(context, other)
    return bool(a) and a == b and (_has_state(context, one) or _has_state(context, other))


def _told_apart(context: Context, side: Sequence[int]) -> bool:
    """Say whether a side of somebody without a country keeps an event on its own."""
    return not _countries(context, side)


def _countries(context: Context, entities: Sequence[int]) -> set[str]:
    return {context.answers.entities[e].country for e in entities} - {""}


def _has_state(context: Context, entities: Sequence[int]) -> bool:
    """Say whether a side is told as a state or a description rather than by name."""
    return any(context.answers.entities[e].kind in _TOLD_LOOSELY for e in entities)


def _take_in(context: Context, group: Group, new: Group) -> None:
    """Add a claim's parties to a group; who came to see whom outweighs who met."""
    group.claims.extend(new.claims)
    if not group.actors:
        group.actors = [e for e in new.actors if e not in group.recipients]
    if group.recipients and not new.recipients:
        return
    if new.recipients and not group.recipients and len(new.actors) + len(new.recipients) > 1:
        if len(group.actors) > 1:
            group.actors, group.recipients = new.actors, new.recipients
            return
        group.recipients = [e for e in new.recipients if e not in group.actors]
        return
    if not new.recipients and len(new.actors) > len(group.actors):
        group.actors = new.actors
