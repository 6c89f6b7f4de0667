"""Whether a claim tells again what a group of claims tells.

Two claims are one event when they are of one type, between the same parties, with dates
that do not contradict, and one kind of act. What counts as one kind of act depends on
the type: two people meet once, however it is put; a praise and a word of thanks are two.
"""

from collections.abc import Sequence
from typing import Final

from dateline.events.groups import Context, Group
from dateline.events.types import types
from dateline.records import Claim

_ONE_BETWEEN: Final = types("one_between")
_ONE_A_PLACE: Final = types("one_a_place")
_EITHER_WAY: Final = types("either_way")
#: What the frame of a claim ends in that the event head made: it names no kind of act.
_HEAD: Final = ".head"
_TOLD_LOOSELY: Final = frozenset({"state", "role", "group", "place"})


def tells_same(context: Context, group: Group, new: Group) -> bool:
    """Say whether the one claim of ``new`` tells the event of a group."""
    claim, told = context.claims[new.claims[0]], context.told(group)
    if not _may_be_one(context, group, new):
        return False
    if claim.manner in _ONE_BETWEEN:
        return _one_between(context, group, new)
    if claim.manner in _ONE_A_PLACE:
        return _one_a_place(context, group, new)
    terse = _is_terse(context, group, claim)
    acts = {other.frame for other in told}
    loose = terse or any(frame.endswith(_HEAD) for frame in (claim.frame, *acts))
    if claim.frame not in acts and not (loose and _kin(claim.frame, acts)):
        return False
    return _same_parties(context, group, new, loosely=terse)


def _may_be_one(context: Context, group: Group, new: Group) -> bool:
    """Say whether type, story, negation and dates leave it open that two are one."""
    claim, told = context.claims[new.claims[0]], context.told(group)
    if claim.type != told[0].type or group.story != new.story:
        return False
    if (claim.status == "negated") != (told[0].status == "negated"):
        return False
    return all(_dates_agree(context, other, claim) for other in told)


def _is_terse(context: Context, group: Group, claim: Claim) -> bool:
    """Say whether one of the two is told in headlines only."""
    return context.terse[claim.sentence] or all(
        context.terse[other.sentence] for other in context.told(group)
    )


def _one_between(context: Context, group: Group, new: Group) -> bool:
    """Compare what is told once between two; a joint deed is not one side's promise."""
    joint = len(group.actors) > 1, len(new.actors) > 1
    if context.claims[new.claims[0]].manner == "AGREE" and joint[0] != joint[1]:
        return False
    return _same_parties(context, group, new, loosely=True)


def _one_a_place(context: Context, group: Group, new: Group) -> bool:
    """Compare deeds of force, told again under other words within one place and day."""
    claim = context.claims[new.claims[0]]
    if (not group.actors) != (not new.actors) and not _may_name_doer(context, group, claim):
        return False
    return _places_agree(context, group, claim) and _same_parties(context, group, new, loosely=True)


def _may_name_doer(context: Context, group: Group, claim: Claim) -> bool:
    """Say whether one may tell who did the other: not every later fight does."""
    beside = any(other.sentence == claim.sentence for other in context.told(group))
    return beside or _is_terse(context, group, claim)


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
    places = context.answers.places
    mine = places[claim.place] if claim.place >= 0 else None
    if mine is None:
        return True
    found = (places[other.place] for other in context.told(group) if other.place >= 0)
    return all(
        theirs.country == mine.country
        and (not theirs.city or not mine.city or theirs.city == mine.city)
        for theirs in found
        if theirs is not None
    )


def _same_parties(context: Context, group: Group, new: Group, *, loosely: bool) -> bool:
    """Compare both sides; mutual acts are told from either side."""
    if _side(context, group.actors, new.actors, loosely=loosely) and _side(
        context, group.recipients, new.recipients, loosely=loosely
    ):
        return True
    mutual = not group.recipients or not new.recipients
    if context.claims[new.claims[0]].manner not in _EITHER_WAY or not mutual:
        return False
    one, other = [*group.actors, *group.recipients], [*new.actors, *new.recipients]
    return len(one) > 1 and len(other) > 1 and _side(context, one, other, loosely=loosely)


def _side(context: Context, one: Sequence[int], other: Sequence[int], *, loosely: bool) -> bool:
    """Compare one side of two events: by who it is, loosely also by country."""
    if not one and not other:
        return True
    if not one or not other:  # somebody without a country keeps an event on its own
        return loosely and bool(context.countries(one or other))
    a, b = context.countries(one), context.countries(other)
    if set(one) & set(other):
        return min(len(one), len(other)) < 2 or a == b or loosely
    described = _is_described(context, one) or _is_described(context, other)
    return loosely and bool(a) and a == b and described and _on_one_side(context, one, other)


def _on_one_side(context: Context, one: Sequence[int], other: Sequence[int]) -> bool:
    """Say whether two sides of one country may be the same: an army and its rebels are not."""
    entities = context.answers.entities
    if any(entities[e].kind in ("state", "place") for e in (*one, *other)):
        return True
    a, b = ({s for e in side for s in entities[e].sectors} for side in (one, other))
    return not a or not b or bool(a & b)


def _is_described(context: Context, entities: Sequence[int]) -> bool:
    """Say whether a side is told as a state or a description rather than by name."""
    return any(context.answers.entities[e].kind in _TOLD_LOOSELY for e in entities)
