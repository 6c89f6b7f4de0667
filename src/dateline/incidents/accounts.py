"""What reports say of one incident, detail by detail, side by side where they differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

#: Details in the order in which they are shown; offices of persons come after them.
DETAILS: Final = (
    "type", "status", "date", "place", "actor", "recipient", "dead", "injured", "arrested",
    "amount",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's value of one detail, and the offsets of the words that tell it.

    ``means`` is what the value stands for (ids, names, codes): two values differ where they
    have nothing in common. One that is only assumed means nothing and differs from none.
    """

    detail: str
    value: str
    means: frozenset[str]
    event: str
    document: str
    published: str
    publisher: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value and all who tell it, the earliest report first."""

    value: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """All values of a detail, that of most reports first; ``differs`` where not all can hold."""

    detail: str
    values: tuple[Value, ...]
    differs: bool


def accounts_of(tellings: Iterable[Telling]) -> list[Account]:
    """Return what is told of each detail, in the order of DETAILS."""
    found: dict[str, list[Telling]] = {}
    for telling in tellings:
        found.setdefault(telling.detail, []).append(telling)
    order = {detail: number for number, detail in enumerate(DETAILS)}
    return [
        Account(detail, _values(found[detail]), _differ(detail, found[detail]))
        for detail in sorted(found, key=lambda detail: (order.get(detail, len(order)), detail))
    ]


def _values(tellings: Sequence[Telling]) -> tuple[Value, ...]:
    found: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda one: (one.published, one.document, one.start)):
        found.setdefault(telling.value.casefold(), []).append(telling)
    values = [Value(own[0].value, tuple(own)) for own in found.values()]
    return tuple(sorted(values, key=lambda one: (-len(one.tellings), one.value)))


def _differ(detail: str, tellings: Sequence[Telling]) -> bool:
    distinct = {telling.means for telling in tellings if telling.means}
    return any(
        not _go_together(detail, one, two)
        for one, two in combinations(sorted(distinct, key=sorted), 2)
    )


def _go_together(detail: str, one: frozenset[str], two: frozenset[str]) -> bool:
    if detail == "date":  # a month goes together with its days
        return any(a.startswith(b) or b.startswith(a) for a in one for b in two)
    return bool(one & two)
