"""Speed of questions to a large store, through the Python interface with the store open.

``python benchmarks/queries.py [STORE]``: on the store given, or on one grown from 150 reports
of the public corpora (``DATELINE_DATA``) to 33,000, which takes some minutes. The questions
are the same every time: states, people, dyads, years and phrases drawn from what the store
says. Prints the median and the 95th percentile of each kind in milliseconds, and the same of
the processor's time, which others on the machine change less.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from chain import write_rows
from grown_store import grow

from dateline.settings import data_folder
from dateline.store import Store, open_store
from dateline.store.events import events
from dateline.store.facets import facets
from dateline.store.knowing import as_known_on
from dateline.store.network import network
from dateline.store.search import search
from dateline.store.series import series

#: The store that is grown: reports read, how often each comes, and about so many events.
_READ: Final = 150
_TIMES: Final = 220
_EVENTS: Final = 150_000
_ASKED: Final = 40
_PAGE: Final = 50

Question = Callable[[], object]


def questions(store: Store, one: dict[str, str]) -> dict[str, Question]:
    """Return a question of each kind about what was drawn."""
    actor: dict[str, Any] = {"actor": one["code"]}
    dyad: dict[str, Any] = {**actor, "with_": one["other"]}
    years: dict[str, Any] = {"since": one["since"], "until": one["until"]}
    rows: dict[str, Any] = {"limit": _PAGE, "records": False}
    phrase = f'"{one["phrase"]}"'
    return {
        "events of an actor": partial(events, store, **actor, limit=_PAGE),
        "events of an actor, without records": partial(events, store, **actor, **rows),
        "events of a name, last first": partial(
            events, store, actor=one["name"], order="-date", **rows
        ),
        "events of a dyad, type and years": partial(
            events, store, **dyad, type_=one["type"], **years, limit=_PAGE
        ),
        "series of a dyad by month": partial(series, store, **dyad),
        "phrase, ten reports with snippets": partial(search, store, phrase, limit=10),
        "phrase in some years, ten reports": partial(search, store, phrase, **years, limit=10),
        "facets of an actor": partial(facets, store, **actor),
        "network of some years": partial(network, store, most=100, **years),
    }


def drawn(store: Store, chance: random.Random) -> dict[str, str]:
    """Return what an event chosen by chance is about, and a phrase of its report."""
    sql = (
        "SELECT type, actor_code[1], coalesce(recipient_code[1], ''), actor[1], document"
        " FROM flat_events WHERE coalesce(actor_code[1], '') <> '' ORDER BY line"
        " LIMIT 1 OFFSET ?"
    )
    [(there,)] = store.fetch(
        "SELECT count(*) FROM flat_events WHERE coalesce(actor_code[1], '') <> ''"
    )
    [(kind, code, other, name, document)] = store.fetch(sql, [chance.randrange(there)])
    [(text,)] = store.fetch("SELECT text FROM documents WHERE id = ?", [document])
    words = [word for word in text.split() if word.isalpha()]
    first = chance.randrange(max(1, len(words) - 1))
    year = chance.randrange(2015, 2023)
    return {
        "type": kind,
        "code": code,
        "other": other or code,
        "name": name,
        "phrase": " ".join(words[first : first + 2]),
        "since": str(year),
        "until": str(year + 1),
    }


def timed(asked: list[Question]) -> str:
    """Return the median and the 95th percentile in milliseconds, after one to warm up."""
    asked[0]()
    took, worked = [], []
    for question in asked:
        start, begun = time.perf_counter(), time.process_time()
        question()
        took.append(1000 * (time.perf_counter() - start))
        worked.append(1000 * (time.process_time() - begun))
    return f"{_told(took)}; processor {_told(worked)}"


def _told(times: list[float]) -> str:
    most = statistics.quantiles(times, n=20)[-1]
    return f"{statistics.median(times):.0f} ms, 95 of 100 within {most:.0f} ms"


def grown(folder: Path) -> Path:
    """Make the large store and return its file."""
    rows, seed, path = folder / "rows.jsonl", folder / "seed.duckdb", folder / "grown.duckdb"
    write_rows(data_folder(), _READ, rows)
    read = [sys.executable, "-m", "dateline", "read", str(rows), "--store", str(seed)]
    subprocess.run(read, check=True, stdout=subprocess.DEVNULL)
    grow(seed, path, _TIMES, _EVENTS)
    open_store(path).close()  # makes the tables of questions
    return path


def report(path: Path, count: int) -> None:
    """Ask and print."""
    chance = random.Random(11)
    with open_store(path, read_only=True) as store:
        start = time.perf_counter()
        store.index()
        print(f"index brought in step: {time.perf_counter() - start:.1f} s")
        sql = "SELECT count(*), sum(len(string_split(text, ' '))) FROM documents"
        [(reports, words)] = store.fetch(sql)
        [(there,)] = store.fetch("SELECT count(*) FROM flat_events")
        print(f"store: {reports:,} reports, {words:,} words, {there:,} events")
        asked = [questions(store, drawn(store, chance)) for _ in range(count)]
        for kind in asked[0]:
            print(f"{kind}: {timed([one[kind] for one in asked])}")
        with as_known_on(store, "2019") as past:
            if not past.fetch("SELECT 1 FROM flat_events LIMIT 1"):
                print("as known on a day: no report of this store has a date before 2019")
                return
            kind = "events of an actor"
            then = [questions(past, drawn(past, chance))[kind] for _ in range(count)]
            print(f"{kind}, as known on a day: {timed(then)}")


def main() -> None:
    """Read the command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("store", nargs="?", type=Path)
    arguments.add_argument("--count", type=int, default=_ASKED, help="questions of each kind")
    given = arguments.parse_args()
    if given.store:
        report(given.store, given.count)
        return
    with tempfile.TemporaryDirectory() as folder:
        report(grown(Path(folder)), given.count)


if __name__ == "__main__":
    main()
