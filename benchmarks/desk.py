"""How long the desk takes for its pages, in one process, through the app and without a network.

``python benchmarks/desk.py STORE``: each page is asked for some dozens of reports, events,
incidents, people and pairs, drawn by chance (the same each time) from those of the store.
Prints the median and the 95th percentile in milliseconds, the same percentile of the time of
processors (which others on the machine lengthen less), and how large the page is, plain and
compressed. The first request of each kind, which fills what is kept, is told apart.
"""

import argparse
import gzip
import random
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fastapi.testclient import TestClient

from dateline.desk import Settings, make_app
from dateline.store import Store, open_store
from dateline.store.incidents import update

_ASKED: Final = 40
#: How things are drawn: everything once; who is told of often comes as often.
_DRAWN: Final = {
    "report": "SELECT id FROM documents ORDER BY id",
    "event": "SELECT id FROM events ORDER BY id",
    "incident": "SELECT DISTINCT incident FROM incident_members ORDER BY incident",
    "person": "SELECT key FROM people WHERE key <> '' ORDER BY key, document",
    "body": "SELECT key FROM actors WHERE key <> '' ORDER BY key, document, event",
    "state": "SELECT DISTINCT code FROM actors WHERE length(code) = 3 ORDER BY code",
    "pair": "SELECT actor_code[1] || '/' || recipient_code[1] FROM flat_events"
    " WHERE length(actor_code[1]) = 3 AND length(recipient_code[1]) = 3"
    " AND actor_code[1] <> recipient_code[1] ORDER BY line",
    "word": "SELECT DISTINCT lower(unnest(string_split(title, ' '))) AS word FROM documents"
    " WHERE title <> '' ORDER BY word",
    "month": "SELECT DISTINCT left(published, 7) AS month FROM documents"
    " WHERE length(published) >= 7 ORDER BY month",
    "type": "SELECT DISTINCT type FROM flat_events ORDER BY type",
}
#: The pages: what is drawn stands in braces.
_PAGES: Final = (
    "/", "/?type={type}", "/?q={word}", "/?q={word}&month={month}", "/?country={state}&type={type}",
    "/report/{report}", "/event/{event}", "/incidents", "/incidents?min_reports=2",
    "/incident/{incident}", "/people", "/people?q={word}", "/person/{person}", "/actor/{body}",
    "/actor/{state}", "/dyads", "/dyads?country={state}", "/dyad/{pair}", "/map",
    "/map?type={type}", "/map?country={state}", "/review", "/review?type={type}", "/judgements",
    "/searches", "/read", "/api/events", "/api/events?q={word}", "/api/facets?type={type}",
    "/api/reports", "/api/people", "/api/quotes", "/api/incidents?since={month}&until={month}",
    "/api/events/{event}", "/api/reports/{report}",
)  # fmt: skip


def drawn(store: Store, count: int) -> list[dict[str, str]]:
    """Return so many draws of one thing of each kind; "none" where there is none."""
    chance = random.Random(7)
    pools = {name: [key for (key,) in store.fetch(sql)] for name, sql in _DRAWN.items()}
    pools["word"] = [word for word in pools["word"] if len(word) > 3 and word.isalpha()]
    return [
        {name: chance.choice(pool) if pool else "none" for name, pool in pools.items()}
        for _ in range(count)
    ]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: milliseconds by the clock and of processors, bytes plain and compressed."""

    took: float
    worked: float
    size: int
    packed: int


def measured(ask: Callable[[str], Asked], addresses: Sequence[str]) -> tuple[float, str]:
    """Return the 95th percentile of a page in milliseconds, and its figures in words."""
    first = ask(addresses[0])
    asked = [ask(address) for address in addresses]
    took, worked = _late(one.took for one in asked), _late(one.worked for one in asked)
    median = statistics.median(one.took for one in asked)
    size, packed = (max(one.size for one in asked) / 1000, max(one.packed for one in asked) / 1000)
    figures = (median, took, worked, first.took, size, packed)
    return took, " ".join(f"{figure:8.0f}" for figure in figures)


def _late(times: Iterable[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def report(path: Path, count: int, incidents: bool) -> None:
    """Ask and print, the slowest last."""
    app = make_app(Settings(path))
    with open_store(path) as store:
        if incidents:
            update(store)
        store.index()
    with open_store(path, read_only=True) as store:
        one_of = drawn(store, count)
        [(reports,)] = store.fetch("SELECT count(*) FROM documents")
        [(events,)] = store.fetch("SELECT count(*) FROM flat_events")
    print(f"{reports:,} reports, {events:,} events; each page {count} times")
    print("  median      95%  95% CPU    first  kB most  gzipped  page")
    headers = {"accept": "text/html", "accept-encoding": "identity"}
    with TestClient(app, base_url="http://localhost", headers=headers) as client:

        def ask(address: str) -> Asked:
            start, worked = time.perf_counter(), time.process_time()
            answer = client.get(address)
            took, worked = time.perf_counter() - start, time.process_time() - worked
            assert answer.status_code in {200, 404, 422}, f"{address}: {answer.status_code}"
            packed = len(gzip.compress(answer.content, 5))
            return Asked(1000 * took, 1000 * worked, len(answer.content), packed)

        pages = [page for page in _PAGES if incidents or "incident" not in page]
        lines = [(*measured(ask, [page.format(**one) for one in one_of]), page) for page in pages]
    for _, told, page in sorted(lines):
        print(f"{told}  {page}")


def main() -> None:
    """Read the command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("store", type=Path)
    arguments.add_argument("--count", type=int, default=_ASKED, help="requests of each page")
    arguments.add_argument(
        "--no-incidents",
        action="store_true",
        help="leave incidents as far as they have been formed",
    )
    given = arguments.parse_args()
    report(given.store, given.count, not given.no_incidents)


if __name__ == "__main__":
    main()
