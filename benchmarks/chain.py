"""Speed and memory of the whole chain: rows of reports in, events in a store out.

Reads Tehran Times reports from the folder of public corpora (``DATELINE_DATA``), spread
evenly over all of them, into a fresh store. Prints one line a figure; shares of time are
taken on one core, in a run of their own.
"""

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dateline import pipeline
from dateline.batch import read_all, without_words
from dateline.documents.intake import read_documents
from dateline.knowledge import shipped_codebook
from dateline.parsing import shipped_reader, shipped_splitter
from dateline.records import Document, Record
from dateline.settings import data_folder
from dateline.store import open_store

#: Steps of the pipeline by the name under which their time is told.
_STAGES = {"layout": "documents", "homes": "resolved"}
#: Reports whose sentences are read together where each stage has its watch.
_TOGETHER = 64
#: Reports that one process reads before the watch starts: models and lists are then loaded.
_WARMING = 8


def write_rows(data: Path, count: int, path: Path) -> None:
    """Write ``count`` rows of the corpus, spread evenly, as JSON Lines."""
    source = data / "news" / "tehran_times.jsonl.gz"
    with gzip.open(source, "rb") as lines:
        total = sum(1 for _ in lines)
    wanted = {number * total // count for number in range(count)}
    with gzip.open(source, "rb") as lines, path.open("wb") as out:
        out.writelines(line for number, line in enumerate(lines) if number in wanted)


def documents_of(path: Path, every: int = 1) -> Iterator[Document]:
    """Yield every nth report among the rows."""
    found = (item for item in read_documents([str(path)]) if isinstance(item, Document))
    return islice(found, 0, None, every)


def words_of(documents: Iterable[Document]) -> tuple[int, int]:
    """Return how many reports and words (white space apart) there are."""
    counts = [len(document.text.split()) for document in documents]
    return len(counts), sum(counts)


def timed(path: Path, store: Path, every: int, processes: int) -> float:
    """Return seconds from the rows to their events in a fresh store."""
    start = time.perf_counter()
    with open_store(store) as opened:
        read = read_all(documents_of(path, every), processes)
        opened.write(record for record in read if isinstance(record, Record))
    seconds = time.perf_counter() - start
    store.unlink()
    return seconds


class Stages:
    """The times of a run on one core in which each stage has its own watch."""

    def __init__(self, path: Path, store: Path, every: int) -> None:
        """Read every nth report; ``seconds`` says how long each stage took."""
        self.seconds: defaultdict[str, float] = defaultdict(float)
        with open_store(store) as opened:
            start = time.perf_counter()
            opened.write(self._records(documents_of(path, every)))
            whole = time.perf_counter() - start
        store.unlink()
        self.seconds["store"] = whole - sum(self.seconds.values())

    def _records(self, documents: Iterable[Document]) -> Iterator[Record]:
        """Yield records like the pipeline, some dozens of reports read together."""
        source = iter(documents)
        reader = shipped_reader()
        while True:
            start = time.perf_counter()
            group = list(islice(source, _TOGETHER))
            self._add("documents", start)
            if not group:
                return
            values = [self._before(document) for document in group]
            start = time.perf_counter()
            texts = ((value["document"].text, value["sentences"]) for value in values)
            parses = list(reader.parse(texts))
            self._add("reading", start)
            for value, read in zip(values, parses, strict=True):
                value["parses"] = tuple(read)
                yield without_words(self._after(value))

    def _before(self, document: Document) -> dict[str, Any]:
        values: dict[str, Any] = {
            "document": document,
            "additions": pipeline.NOTHING,
            "codebook": shipped_codebook(),
        }
        self._run(pipeline.BEFORE_READING, values)
        return values

    def _after(self, values: dict[str, Any]) -> Record:
        self._run(pipeline.AFTER_READING, values)
        record = values["record"]
        assert isinstance(record, Record)
        return record

    def _run(self, steps: Iterable[pipeline.Step], values: dict[str, Any]) -> None:
        for step in steps:
            start = time.perf_counter()
            values[step.gives[0]] = step.run(*(values[name] for name in step.takes))
            self._add(_STAGES.get(step.name, step.name), start)

    def _add(self, stage: str, start: float) -> None:
        self.seconds[stage] += time.perf_counter() - start


def peak_memory(path: Path, store: Path, every: int) -> float:
    """Return the peak memory, in MB, of ``dateline read`` on every nth report."""
    code = (
        "import sys, resource; from pathlib import Path\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "import chain\n"
        "chain.timed(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), 1)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    arguments = [str(Path(__file__).parent), str(path), str(store), str(every)]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def measure(path: Path, folder: Path, every: int, runs: int) -> None:
    """Print all figures of the reports in ``path``."""
    store = folder / "bench.duckdb"
    warm = list(islice(documents_of(path), _WARMING))
    assert len(list(read_all(warm))) == len(warm)
    part, words = words_of(documents_of(path, every))
    print(f"{part:,} reports, {words:,} words, {os.cpu_count()} cores")
    seconds = [timed(path, store, every, 1) for _ in range(runs)]
    middle = statistics.median(seconds)
    spread = f"{words / max(seconds):,.0f} to {words / min(seconds):,.0f}, {runs} runs"
    print(f"rows to store, one core: {words / middle:,.0f} words/s ({spread})")
    print(f"rows to store, one core: {part / middle:.2f} reports/s")
    if every > 1:
        all_reports, all_words = words_of(documents_of(path))
        whole = timed(path, store, 1, 1)
        print(f"all {all_reports:,} reports, {all_words:,} words, one core, one run: ", end="")
        print(f"{all_words / whole:,.0f} words/s, {all_reports / whole:.2f} reports/s")
    stages = Stages(path, store, every).seconds
    total = sum(stages.values())
    for stage, took in sorted(stages.items(), key=lambda item: -item[1]):
        print(f"  {stage}: {took / total:.1%}, {1e6 * took / words:.1f} µs a word")
    ratio = middle / statistics.median(timed(path, store, every, 2) for _ in range(runs))
    print(f"two processes against one, their start included: {ratio:.2f} times")
    print(f"peak memory, {part:,} reports: {peak_memory(path, store, every):.0f} MB")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5_000)
    parser.add_argument("--every", type=int, default=10, help="median runs on every nth of them")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    data = data_folder()
    if not (data / "news").is_dir():
        sys.exit(f"{data}: no public corpora there; set DATELINE_DATA")
    shipped_splitter()
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "reports.jsonl"
        write_rows(data, options.reports, rows)
        measure(rows, Path(folder), options.every, options.runs)


if __name__ == "__main__":
    main()
