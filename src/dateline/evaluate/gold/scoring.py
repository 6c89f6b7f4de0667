"""Scores over many reports: at each level, for each type, and the matrix of types."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.evaluate.gold.happenings import Happening
from dateline.evaluate.gold.levels import COUNTRIES, LEVELS, TYPE, Level, pairs_at
from dateline.evaluate.gold.outcomes import Outcome, cell_of, outcomes_of
from dateline.evaluate.scores import Score, Tally


@dataclass(frozen=True, slots=True)
class Compared:
    """The gold events of a report, those found, and what became of each."""

    id: str
    gold: tuple[Happening, ...]
    found: tuple[Happening, ...]
    outcomes: tuple[Outcome, ...]

    def cells(self) -> Iterator[tuple[str, str]]:
        """Yield the cell of the matrix of each outcome, in their order."""
        return (cell_of(outcome, self.gold, self.found) for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of scores, in per cent with intervals, and the counts behind it.

    ``there`` and ``found`` are the events that count: minor ones count where they are paired.
    """

    name: str
    precision: Score
    recall: Score
    f1: Score
    right: int
    found: int
    there: int


def compare(id_: str, gold: Sequence[Happening], found: Sequence[Happening]) -> Compared:
    """Compare the events of one report."""
    return Compared(id_, tuple(gold), tuple(found), tuple(outcomes_of(gold, found)))


def lines_of_levels(reports: Sequence[Compared]) -> list[Line]:
    """Return the scores of each level."""
    return [_line(level.name, [counts(report, level) for report in reports]) for level in LEVELS]


def lines_of_types(
    reports: Sequence[Compared], order: Sequence[str], level: Level = COUNTRIES
) -> list[Line]:
    """Return the scores of each type that either side has, in the codebook's order.

    A found event whose type the gold accepts beside its own counts for the gold's type.
    """
    rows: dict[str, list[tuple[int, int, int]]] = {kind: [] for kind in order}
    for report in reports:
        by_type = _counts_by_type(report, level)
        for kind, of_kind in rows.items():
            of_kind.append(by_type.get(kind, (0, 0, 0)))
    return [_line(kind, found) for kind, found in rows.items() if any(map(any, found))]


def counts(report: Compared, level: Level = TYPE) -> tuple[int, int, int]:
    """Return how many events of a report are right at a level, found, and there.

    What is not core counts only where it is paired.
    """
    pairs = pairs_at(level, report.gold, report.found)
    found = _counting(report.found, {event for _, event in pairs})
    there = _counting(report.gold, {row for row, _ in pairs})
    return len(pairs), len(found), len(there)


def _counting(side: Sequence[Happening], paired: set[int]) -> list[int]:
    return [number for number, one in enumerate(side) if one.core or number in paired]


def _counts_by_type(report: Compared, level: Level) -> dict[str, tuple[int, int, int]]:
    answer = {event: row for row, event in pairs_at(level, report.gold, report.found)}
    right = Counter(report.gold[row].type for row in answer.values())
    there = Counter(report.gold[row].type for row in _counting(report.gold, set(answer.values())))
    found = Counter(
        report.gold[answer[event]].type if event in answer else report.found[event].type
        for event in _counting(report.found, set(answer))
    )
    return {kind: (right[kind], found[kind], there[kind]) for kind in {*found, *there}}


def _line(name: str, rows: Sequence[tuple[int, int, int]]) -> Line:
    tally = Tally()
    for row in rows:
        tally.add(*row)
    right, found, there = (sum(row[place] for row in rows) for place in range(3))
    return Line(name, tally.precision(), tally.recall(), tally.score(), right, found, there)
