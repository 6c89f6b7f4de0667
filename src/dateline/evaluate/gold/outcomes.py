"""What became of each event: right, wrong in this or that, missed, extra."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.evaluate.gold import levels
from dateline.evaluate.gold.happenings import Happening

MISSED: Final = "missed"
EXTRA: Final = "extra"
#: What may be wrong with an event that was found, in the order in which it weighs.
_CHECKS: Final[Mapping[str, levels.Same]] = {
    "type": levels.same_type,
    "sides": levels.same_countries,
    "sectors": levels.same_sectors,
    "date": levels.same_date,
    "status": levels.same_status,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold event (a number, or None) and the found one that stands for it, and its faults."""

    gold: int | None
    found: int | None
    faults: tuple[str, ...]


def outcomes_of(gold: Sequence[Happening], events: Sequence[Happening]) -> list[Outcome]:
    """Pair gold and found events for reading: first what is right, then what shares words.

    Gold events come in their order, then what is extra.
    """
    candidates = sorted(
        (*_distance(row, event), g, e)
        for g, row in enumerate(gold)
        for e, event in enumerate(events)
        if levels.share_words(row, event) or levels.COUNTRIES.agrees(row, event)
    )
    answer: dict[int, int] = {}
    taken: set[int] = set()
    for *_, g, e in candidates:
        if g not in answer and e not in taken:
            answer[g] = e
            taken.add(e)
    paired = [
        Outcome(g, answer.get(g), _faults(row, events[answer[g]]) if g in answer else (MISSED,))
        for g, row in enumerate(gold)
    ]
    return paired + [Outcome(None, e, (EXTRA,)) for e in range(len(events)) if e not in taken]


def _distance(row: Happening, event: Happening) -> tuple[bool, bool, bool, int]:
    right = levels.COUNTRIES.agrees(row, event)
    wrong = sum(not same(row, event) for same in _CHECKS.values())
    return not right, not levels.share_words(row, event), not levels.same_type(row, event), wrong


def _faults(row: Happening, event: Happening) -> tuple[str, ...]:
    faults = [name for name, same in _CHECKS.items() if not same(row, event)]
    # Where the countries differ, nothing is learnt from the sectors.
    return tuple(fault for fault in faults if fault != "sectors" or "sides" not in faults)


def cell_of(
    outcome: Outcome, gold: Sequence[Happening], events: Sequence[Happening]
) -> tuple[str, str]:
    """Return the row and the column of the confusion matrix that an outcome counts in.

    A type that the gold accepts beside its own counts as its own.
    """
    row = gold[outcome.gold].type if outcome.gold is not None else EXTRA
    column = events[outcome.found].type if outcome.found is not None else MISSED
    if row != EXTRA and column != MISSED and "type" not in outcome.faults:
        return row, row
    return row, column


def confusion(cells: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return how often each type of the gold (row) was read as each (column)."""
    return dict(Counter(cells))


def axes(cells: Iterable[tuple[str, str]], order: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows and the columns of a matrix, types in the codebook's order.

    What was not found stands in the last column, what is extra in the last row.
    """
    known = {name: number for number, name in enumerate((*order, MISSED, EXTRA))}
    for side in (0, 1):
        yield sorted({cell[side] for cell in cells}, key=lambda name: known[name])
