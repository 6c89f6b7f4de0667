"""The scores as Markdown tables, and as JSON Lines."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from dateline.evaluate.gold.outcomes import axes, confusion
from dateline.evaluate.gold.scoring import Compared, Line, lines_of_levels, lines_of_types
from dateline.evaluate.scores import Score

#: The columns of every table of scores.
HEADS: Final = ("precision", "recall", "F1", "right", "found", "there")


@dataclass(frozen=True, slots=True)
class Scores:
    """All tables of one run. ``matrix`` counts (gold type, found type)."""

    levels: list[Line]
    types: list[Line]
    matrix: dict[tuple[str, str], int]
    rows: list[str]
    columns: list[str]


def scores_of(reports: Sequence[Compared], order: Sequence[str]) -> Scores:
    """Return the tables over some reports, types in the order given."""
    matrix = confusion(cell for report in reports for cell in report.cells())
    rows, columns = axes(matrix, order)
    levels, types = lines_of_levels(reports), lines_of_types(reports, order)
    return Scores(levels, types, matrix, rows, columns)


def cells_of(line: Line) -> tuple[str, ...]:
    """Return the cells of a line under ``HEADS``."""
    scores = (_with_interval(score) for score in (line.precision, line.recall, line.f1))
    return (*scores, *(f"{count:,}" for count in (line.right, line.found, line.there)))


def _with_interval(score: Score) -> str:
    return f"{score.value:.1f} ({score.low:.1f} to {score.high:.1f})"


def to_markdown(scores: Scores) -> Iterator[str]:
    """Yield the lines of all tables, an empty one between two."""
    for head, lines in (("level", scores.levels), ("type, countries", scores.types)):
        yield from _table((head, *HEADS), [(line.name, *cells_of(line)) for line in lines])
        yield ""
    rows = [
        (row, *(str(scores.matrix.get((row, column), "")) for column in scores.columns))
        for row in scores.rows
    ]
    yield from _table(("gold \\ found", *scores.columns), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def to_lines(scores: Scores) -> Iterator[str]:
    """Yield one JSON object for each line of the tables and each cell of the matrix."""
    for table, lines in (("levels", scores.levels), ("types", scores.types)):
        for line in lines:
            yield json.dumps({"table": table, **asdict(line)}, ensure_ascii=False)
    for (gold, found), count in sorted(scores.matrix.items()):
        cell = {"table": "confusion", "gold": gold, "found": found, "count": count}
        yield json.dumps(cell, ensure_ascii=False)
