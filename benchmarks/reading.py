"""Speed, start and memory of reading: text to parse, on real reports.

Prints one line a figure: median of several runs, with the lowest and highest. Reads
Tehran Times reports from the folder of public corpora (``DATELINE_DATA``).
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from dateline.parsing import parse_many
from dateline.settings import data_folder, models_folder
from dateline.sources import read_rows

#: Portions that processes draw from, so that neither waits long for the other.
_PARTS = 50
_START = "import dateline; dateline.parse('Iran said on Monday that it had signed the deal.')"


def reports(data: Path, count: int, step: int = 1) -> list[str]:
    """Return every ``step``-th of the first ``count`` Tehran Times reports, as text."""
    rows = read_rows(data / "news" / "tehran_times.jsonl.gz")
    return [row["text"] for row in islice(rows, 0, count, step)]


def count_words(texts: Sequence[str]) -> int:
    """Parse texts and return how many words (white space apart) they had."""
    parsed = sum(1 for parses in parse_many(texts) if parses)
    assert parsed <= len(texts)
    return sum(len(text.split()) for text in texts)


def timed(texts: Sequence[str]) -> float:
    """Return seconds to parse the texts, in this process."""
    start = time.perf_counter()
    count_words(texts)
    return time.perf_counter() - start


def rate_of_processes(texts: Sequence[str], processes: int) -> float:
    """Return words a second with ``processes`` processes, loading not counted."""
    parts = [texts[number::_PARTS] for number in range(_PARTS)]
    with get_context("spawn").Pool(processes) as pool:
        pool.map(count_words, [texts[:2]] * processes, chunksize=1)
        start = time.perf_counter()
        words = sum(pool.map(count_words, parts, chunksize=1))
        return words / (time.perf_counter() - start)


def cold_start() -> float:
    """Return seconds from nothing to a first parse, in a process of its own."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _START], check=True)
    return time.perf_counter() - start


def show(name: str, unit: str, runs: int, measure: Callable[[], float]) -> float:
    """Measure several times, print the median, return it."""
    values = [measure() for _ in range(runs)]
    median = statistics.median(values)
    print(f"{name}: {median:,.2f} {unit} ({min(values):,.2f} to {max(values):,.2f}, {runs} runs)")
    return median


def peak_memory(texts: Sequence[str]) -> float:
    """Return the peak memory, in MB, of a process that parses the texts."""
    code = (
        "import json, resource, sys; from dateline.parsing import parse_many; "
        "texts = json.load(sys.stdin); n = sum(len(p) for p in parse_many(texts)); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(texts), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(done.stdout)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--every", type=int, default=1, help="take every nth of them only")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    data = data_folder()
    if not (data / "news").is_dir():
        sys.exit(f"{data}: no public corpora there; set DATELINE_DATA")
    show("cold start to first parse", "s", 5, cold_start)
    texts = reports(data, options.reports, options.every)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts):,} reports, {words:,} words, {os.cpu_count()} cores")
    timed(texts[:20])
    show("text to parse, one core", "words/s", options.runs, lambda: words / timed(texts))
    part = texts[:1000]
    ratios = [rate_of_processes(part, 2) / rate_of_processes(part, 1) for _ in range(options.runs)]
    middle = statistics.median(ratios)
    print(f"two processes against one: {middle:.2f} times ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"peak memory, 1,000 reports: {peak_memory(texts[:1000]):.0f} MB")
    size = sum(file.stat().st_size for file in models_folder().rglob("*") if file.is_file())
    print(f"weights and lists: {size / 1e6:.1f} MB")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this run: {own:.0f} MB")


if __name__ == "__main__":
    main()
