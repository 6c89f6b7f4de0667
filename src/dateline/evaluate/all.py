"""Every measure of the gate, with the digests of what it is measured on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.evaluate import (
    actors,
    attribution,
    blind,
    classic,
    corpus,
    extraction,
    incidents,
    pairs,
)
from dateline.evaluate.dates import evaluate_dates
from dateline.evaluate.places import CORPORA
from dateline.evaluate.places import measure as evaluate_places
from dateline.evaluate.reading import TEST_FILES, Row, digests, evaluate_reading
from dateline.evaluate.reports import evaluate_reports, gold_reports
from dateline.parsing import shipped_reader, shipped_splitter
from dateline.settings import corpus_folder


@dataclass(frozen=True, slots=True)
class Measure:
    """A part of the gate: the files under the data folder that it reads, and its rows.

    ``own`` are the project's own files of gold, under the folder of its annotations.
    """

    files: Callable[[], Iterable[str]]
    rows: Callable[[Path], Iterable[Row]]
    own: Callable[[], Iterable[str]] = tuple


MEASURES: Final[Mapping[str, Measure]] = {
    "reading": Measure(
        lambda: TEST_FILES,
        lambda data: evaluate_reading(data, shipped_reader(), shipped_splitter()),
    ),
    "events": Measure(lambda: {row["source"] for row in gold_reports()}, evaluate_reports),
    "blind": Measure(blind.files, blind.evaluate_blind),
    "actors": Measure(actors.files, actors.evaluate_actors),
    "attribution": Measure(lambda: [attribution.FILE], attribution.evaluate_attribution),
    "dates": Measure(
        lambda: (
            "time/tempeval3_timebank.jsonl.gz",
            "time/tempeval3_aquaint.jsonl.gz",
            "time/meantime.jsonl.gz",
        ),
        lambda data: evaluate_dates(data / "time"),
    ),
    "corpus": Measure(corpus.files, corpus.evaluate_corpus),
    "incidents": Measure(incidents.files, incidents.evaluate_incidents, lambda: [incidents.PAIRS]),
    "pairs": Measure(lambda: (pairs.FILE,), pairs.evaluate_pairs),
    "classic": Measure(lambda: (classic.RECORDS, classic.DICTIONARIES), classic.evaluate_classic),
    "extraction": Measure(extraction.files, extraction.evaluate_extraction),
    "places": Measure(lambda: [f"geo/{name}.jsonl.gz" for name in CORPORA], evaluate_places),
}


def digests_of(measure: Measure, data: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that a measure reads. Raises MissingData.

    Own files go by "corpus/" and their name.
    """
    own = digests(corpus_folder(), sorted(measure.own()))
    return {
        **{f"corpus/{name}": digest for name, digest in own.items()},
        **digests(data, sorted(measure.files())),
    }
