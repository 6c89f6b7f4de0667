"""How well dates are found and resolved: TempEval-3's scores.

Every second document (the first, third …) was looked at while the grammar was written.
The figures are those of the others, for MEANTIME of all and of the others alone. They
are not quite blind: the sums over the other half were watched, not its documents.
HeidelTime's published 77.6 is value F1 over all types on TempEval-3's test set, which
is another one.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from dateline.errors import MissingData
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.evaluate.timex import Timex, timexes
from dateline.parsing import parse_many
from dateline.records import Parse
from dateline.sources import read_rows

#: Test name, files, and which documents of each: from this one on, in steps of that many.
_TESTS: Final = (
    ("TimeBank and AQUAINT, other half", ("tempeval3_timebank", "tempeval3_aquaint"), 1, 2),
    ("MEANTIME", ("meantime",), 0, 1),
    ("MEANTIME, other half", ("meantime",), 1, 2),
)
_METRICS: Final = ("strict", "relaxed", "value")
Document = tuple[dict[str, Any], Sequence[Parse]]


def evaluate_dates(folder: Path) -> list[Row]:
    """Return strict, relaxed and value F1 of DATE alone and of all types.

    ``folder`` holds the ``.jsonl.gz`` files of time expressions; MissingData if not.
    """
    return [row for test in _TESTS for row in _test_rows(folder, *test)]


def _test_rows(
    folder: Path, test: str, names: Iterable[str], first: int, step: int
) -> Iterator[Row]:
    documents: list[Document] = []
    for name in names:
        path = folder / f"{name}.jsonl.gz"
        if not path.exists():
            raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
        rows = list(read_rows(path))[first::step]
        parses = parse_many(row["text"] for row in rows)
        documents += zip(rows, parses, strict=True)
    for kind in ("DATE", ""):
        for metric, tally in _tallies(documents, kind).items():
            yield Row(test, f"{kind or 'all types'}, {metric} F1", tally.score())


def _tallies(documents: Iterable[Document], kind: str) -> dict[str, Tally]:
    tallies = {metric: Tally() for metric in _METRICS}
    for row, parses in documents:
        gold = [timex for timex in gold_timexes(row) if timex.type.startswith(kind)]
        ours = [
            t for t in timexes(row["text"], parses, row["dct"] or "") if t.type.startswith(kind)
        ]
        pairs = matched(ours, gold)
        right = {
            "strict": sum((o.start, o.end) == (g.start, g.end) for o, g in pairs),
            "relaxed": len(pairs),
            "value": sum(o.value == g.value for o, g in pairs),
        }
        for metric, tally in tallies.items():
            tally.add(right[metric], len(ours), len(gold))
    return tallies


def gold_timexes(row: dict[str, Any]) -> list[Timex]:
    """Return the gold expressions of a document that stand in its text."""
    return [Timex(t["start"], t["end"], t["type"], t["value"]) for t in row["timex"]]


def matched(ours: Sequence[Timex], gold: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Return pairs that overlap, each expression in one pair at most, exact spans first."""
    pairs: list[tuple[Timex, Timex]] = []
    left = sorted(gold, key=lambda timex: timex.start)
    waiting = []
    for one in ours:
        same = next((g for g in left if (g.start, g.end) == (one.start, one.end)), None)
        if same:
            left.remove(same)
            pairs.append((one, same))
        else:
            waiting.append(one)
    for one in waiting:
        other = next((g for g in left if g.start < one.end and one.start < g.end), None)
        if other:
            left.remove(other)
            pairs.append((one, other))
    return pairs
