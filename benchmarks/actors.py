"""Speed of the knowledge of actors: loading it, and finding its words in a text.

Loading is timed in fresh processes, from the imported package to the first hit of the
lexicon and the first office holder; the time of importing stands beside it. Words are
those of reports of the public corpora (``DATELINE_DATA``), as the reader reads them, on one
core. Prints one line a figure.
"""

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from dateline.documents.intake import read_documents
from dateline.documents.parts import find_parts
from dateline.layout import spans_to_read
from dateline.mentions.lexicon import lexicon
from dateline.parsing import shipped_reader, shipped_splitter
from dateline.records import Document, Word
from dateline.settings import data_folder

#: What a fresh process does: import, find an actor in five words, ask for a holder.
_LOADING = """
from time import perf_counter
start = perf_counter()
from dateline.mentions.lexicon import lexicon
from dateline.records import Word
from dateline.resolved.known import find_holder
imported = perf_counter()
tags = ("PROPN", "NNP", "_", -1, "root")
forms = "the United Nations Security Council".split()
assert lexicon().find([Word(0, 0, form, form.lower(), *tags) for form in forms])
assert find_holder("Angela Merkel", (), "", "2015-09-01")
print(imported - start, perf_counter() - imported)
"""
_TIMES = 5


def loading() -> tuple[float, float]:
    """Return the median seconds of importing and of loading, in fresh processes."""
    runs = []
    for _ in range(_TIMES):
        done = subprocess.run(
            [sys.executable, "-c", _LOADING], capture_output=True, check=True, text=True
        )
        runs.append([float(number) for number in done.stdout.split()])
    imported, loaded = zip(*runs, strict=True)
    return statistics.median(imported), statistics.median(loaded)


def sentences_of(data: Path, count: int) -> list[Sequence[Word]]:
    """Return the words of the first reports of the corpus, sentence by sentence."""
    found = read_documents([str(data / "news" / "tehran_times.jsonl.gz")])
    reports = islice((item for item in found if isinstance(item, Document)), count)
    documents = [replace(one, parts=find_parts(one.text, one.title)) for one in reports]
    splitter = shipped_splitter()
    cut = ((one.text, splitter.split_spans(one.text, spans_to_read(one))) for one in documents)
    return [parse.words for parses in shipped_reader().parse(cut) for parse in parses]


def words_per_second(sentences: Sequence[Sequence[Word]]) -> tuple[float, int]:
    """Return the median speed of finding known words, after one run to warm up; and the words."""
    known, words = lexicon(), sum(map(len, sentences))
    speeds = []
    for _ in range(_TIMES + 1):
        start = time.perf_counter()
        for sentence in sentences:
            known.find(sentence)
        speeds.append(words / (time.perf_counter() - start))
    return statistics.median(speeds[1:]), words


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=data_folder())
    arguments.add_argument("--reports", type=int, default=40)
    options = arguments.parse_args()
    imported, loaded = loading()
    print(f"actors: import {imported * 1000:.0f} ms, load {loaded * 1000:.0f} ms")
    speed, words = words_per_second(sentences_of(options.data, options.reports))
    print(f"actors: {speed / 1e6:.2f} million words a second looked up ({words:,} words)")


if __name__ == "__main__":
    main()
