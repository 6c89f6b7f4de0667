"""The coder on reports that nobody tuned it on, and how far two readings agree there.

corpus/blind: ``gold.jsonl`` is what both readers settled on, ``first.jsonl`` and
``second.jsonl`` are their readings, each made without the other. Errors of the coder on
these reports are not read, so that the figures stay honest. The agreement of the two is
what the second reading would score in the coder's place, were the first the gold. They
are alike beyond what strangers would give (two of three events have the same evidence to
the character), so that it bounds what a coder can reach from above only.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from dateline.errors import MissingData
from dateline.evaluate.gold.files import GoldReport, read_gold
from dateline.evaluate.gold.levels import (
    COUNTRIES,
    DATES,
    TYPE,
    TYPE_THERE,
    Level,
    pairs_at,
    same_date,
)
from dateline.evaluate.gold.levels import same_status as status_agrees
from dateline.evaluate.gold.running import against_coder, against_readings
from dateline.evaluate.gold.scoring import Compared, counts
from dateline.evaluate.gold.texts import documents_of
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.knowledge import shipped_codebook
from dateline.settings import corpus_folder

_TEST: Final = "40 reports (blind)"
_READERS: Final = "40 reports (blind), two readings"
_AGREEMENT: Final = (
    ("type", TYPE),
    ("type and shared words", TYPE_THERE),
    ("type and both countries", COUNTRIES),
    ("type, both countries and date", DATES),
)


def _folder() -> Path:
    return corpus_folder() / "blind"


def _gold() -> list[GoldReport]:
    return read_gold(_folder() / "gold.jsonl", shipped_codebook())


def files() -> Iterable[str]:
    """Return the files under the data folder that the measure reads."""
    return {report.source for report in _gold()}


def evaluate_blind(data: Path) -> list[Row]:
    """Return the coder's figures, then how far the two readings agree (F1).

    Raises MissingData where a text is not there.
    """
    for name in sorted(files()):
        if not (data / name).exists():
            raise MissingData(data / name, "set DATELINE_DATA to the folder of public corpora")
    gold = _gold()
    documents = documents_of(str(_folder()), gold, (), data)
    return [*rows_of(against_coder(gold, documents, shipped_codebook())), *_agreement()]


def rows_of(reports: Sequence[Compared]) -> list[Row]:
    """Return the coder's figures over compared reports."""
    core, dates, statuses = Tally(), Tally(), Tally()
    for report in reports:
        pairs = pairs_at(COUNTRIES, report.gold, report.found)
        both = [(report.gold[row], report.found[event]) for row, event in pairs]
        there = sum(event.core for event in report.gold)
        core.add(sum(row.core for row, _ in both), there, there)
        dates.add(sum(same_date(*pair) for pair in both), len(both), len(both))
        statuses.add(sum(status_agrees(*pair) for pair in both), len(both), len(both))
    return [
        Row(_TEST, "events F1, type and both countries", _tally(reports, COUNTRIES).score()),
        Row(_TEST, "core events found", core.score()),
        Row(_TEST, "type F1", _tally(reports, TYPE).score()),
        Row(_TEST, "type and shared words F1", _tally(reports, TYPE_THERE).score()),
        Row(_TEST, "dates right among those found", dates.score()),
        Row(_TEST, "status right among those found", statuses.score()),
    ]


def _agreement() -> list[Row]:
    codebook = shipped_codebook()
    first = read_gold(_folder() / "first.jsonl", codebook)
    read = against_readings(first, _folder() / "second.jsonl", codebook)
    return [
        Row(_READERS, f"events F1, {name}", _tally(read.compared, level).score())
        for name, level in _AGREEMENT
    ]


def _tally(reports: Sequence[Compared], level: Level) -> Tally:
    tally = Tally()
    for report in reports:
        tally.add(*counts(report, level))
    return tally
