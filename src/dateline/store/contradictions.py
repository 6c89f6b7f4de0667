"""Statements that cannot all be true are tied by a number, so that they can be shown together.

Three things contradict: two persons in one post on one day where the post has one holder;
a person who is former on a day, and holder on that day or later; and the knowledge, where
it has another holder. What was rejected contradicts nothing. What was accepted, or is
known, is not held against the knowledge's other holders.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline.store.holders import is_before
from dateline.store.posts import is_single
from dateline.store.statements import Place, Statement


def mark_contradictions(statements: Sequence[Statement]) -> None:
    """Give each contradiction a number, from 1 in the order of the statements."""
    groups: dict[int, list[int]] = {}
    for one, two in _pairs(statements):
        whole = sorted({*groups.get(one, [one]), *groups.get(two, [two])})
        groups.update(dict.fromkeys(whole, whole))
    number = 0
    for place in sorted(groups):
        if groups[place][0] == place:
            number += 1
            for member in groups[place]:
                statements[member].conflict = number


def holding(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements on who holds a post at the end of the days that they cover.

    Who was later said to be former, or was followed by another where the post has one
    holder, holds it no more; neither does who was rejected. A statement that somebody is
    former stays where another of the same days contradicts it.
    """
    kept: set[int] = set()
    for group in _posts(statements):
        holders = [n for n in group if _holds(statements[n], [statements[m] for m in group])]
        kept.update(holders)
        kept.update(
            n
            for n in group
            if statements[n].former
            and any(_contradict(statements[n], statements[m]) for m in holders)
        )
    return [statement for number, statement in enumerate(statements) if number in kept]


def _posts(statements: Sequence[Statement]) -> Iterable[list[int]]:
    """Return the places of statements on the same post of the same state."""
    groups: dict[Place, list[int]] = {}
    for number, statement in enumerate(statements):
        groups.setdefault(statement.place, []).append(number)
    return groups.values()


def _pairs(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    for group in _posts(statements):
        first = statements[group[0]]
        # Where the state is not known, or "a minister" might be any, nothing contradicts.
        if first.country and (is_single(first.key, first.country) or " " in first.key):
            for one, two in combinations(group, 2):
                if _contradict(statements[one], statements[two]):
                    yield one, two


def _contradict(one: Statement, two: Statement) -> bool:
    if "rejected" in (one.standing, two.standing) or not (one.is_reported or two.is_reported):
        return False
    if one.former or two.former:
        return one.former != two.former and _is_former_and_holder(one, two)
    if not is_single(one.key, one.country) or one.is_of(two):
        return False
    if one.is_reported and two.is_reported:
        return _meet(one, two)
    claim, term = (one, two) if one.is_reported else (two, one)
    return claim.standing == "reported" and _during(claim, term)


def _is_former_and_holder(one: Statement, two: Statement) -> bool:
    former, holder = (one, two) if one.former else (two, one)
    both = former.is_reported and holder.is_reported and bool(former.first and holder.last)
    return both and not is_before(holder.last, former.first) and former.is_of(holder)


def _meet(one: Statement, two: Statement) -> bool:
    """Say whether reports of both have a day in common, with the days between them."""
    if not (one.first and two.first):
        return False
    return not is_before(one.last, two.first) and not is_before(two.last, one.first)


def _during(claim: Statement, term: Statement) -> bool:
    """Say whether reports say it while another is known to hold the post.

    The first and the last day of a term may be both the old holder's and the new one's.
    """
    if not claim.first or not is_before(term.start, claim.last):
        return False
    return not term.end or is_before(claim.first, term.end)


def _holds(statement: Statement, others: Sequence[Statement]) -> bool:
    if statement.former or statement.standing == "rejected":
        return False
    return not any(other.standing != "rejected" and _ends(statement, other) for other in others)


def _ends(statement: Statement, other: Statement) -> bool:
    """Say whether another statement says that somebody holds the post no more."""
    same = statement.is_of(other)
    last = statement.last if statement.is_reported else statement.start
    if other.former:
        return same and not statement.end and is_before(last, other.last)
    # A known term stands beside the report that contradicts it.
    single = statement.is_reported and bool(statement.country)
    begun = other.first if other.is_reported else other.start
    return (
        single
        and is_single(statement.key, statement.country)
        and not same
        and bool(begun)
        and is_before(last, begun)
    )
