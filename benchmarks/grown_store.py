"""A large store for measuring, grown from a small one: the same rows under other ids and days.

Every report of the seed comes as often as is asked for, each time with an id of its own, a
day of its own and a text made of stretches of all texts, so that neither phrases nor days
are alike; its events, people, quotes and places come along. The words of the new texts are
news, what they say is none: such a store is for speed alone.
"""

import random
from pathlib import Path
from typing import Final

from dateline.store import open_store
from dateline.store.database import Store
from dateline.store.rows import COLUMNS
from dateline.store.schema import CONTENT

_DAYS: Final = 3650
_FIRST: Final = "2015-01-01"
#: Words of one stretch of a text: phrases of two or three words stay what they were.
_STRETCH: Final = 8
#: Characters of a stretch, about.
_CHARACTERS: Final = 48
_PAGE: Final = 1000


def grow(seed: Path, path: Path, times: int, events: int) -> None:
    """Write a store with every report of ``seed`` ``times`` times and about so many events."""
    chance = random.Random(7)
    with open_store(seed, read_only=True) as source:
        texts = [text for (text,) in source.fetch("SELECT text FROM documents ORDER BY id")]
        [(had,)] = source.fetch("SELECT count(*) FROM events")
    stretches = [part for text in texts for part in _cut(text)]
    with open_store(path) as store:
        store.fetch(f"ATTACH '{seed}' AS seed (READ_ONLY)")
        _days(store, times)
        for table in CONTENT:
            if table != "documents":
                _multiply(store, table, events / (had * times))
        copies = store.fetch("SELECT new, day, length FROM copies ORDER BY new")
        _documents(store, copies, stretches, chance)
        store.fetch("DROP TABLE copies")
        store.fetch("DETACH seed")


def _cut(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + _STRETCH]) for at in range(0, len(words), _STRETCH)]


def _days(store: Store, times: int) -> None:
    """Make the table of copies: what report becomes which, and on what day it is printed."""
    store.fetch(
        "CREATE TEMP TABLE copies AS"
        " SELECT id AS old, copy, left(md5(id || copy), 16) AS new, characters AS length,"
        f" strftime(DATE '{_FIRST}' + CAST(hash(id, copy) % {_DAYS} AS INTEGER), '%Y-%m-%d')"
        f" AS day FROM seed.documents, range({times}) AS copies(copy)"
    )


def _multiply(store: Store, table: str, share: float) -> None:
    """Copy the rows of a table with their report's new id; events and parties more often."""
    key = "id" if table == "documents" else "document"
    changed = {
        key: "copies.new",
        "event": "left(md5(source.event || copy || again), 16)",
        "date": "copies.day",
        "reported": "copies.day",
    }
    if table in {"events", "quotes", "offices"}:
        changed["id"] = "left(md5(source.id || copy || again), 16)"
    if table == "events":
        changed["json"] = (
            "replace(source.json, source.id, left(md5(source.id || copy || again), 16))"
        )
        changed["enddate"] = "''"
    columns = COLUMNS[table]
    values = ", ".join(changed.get(name, f"source.{name}") for name in columns)
    event = {"events": "source.id", "claims": "source.event", "actors": "source.event"}.get(table)
    again = (
        f"again = 0 OR hash({event}, copy) % 1000 < {1000 * (share - 1)}" if event else "again = 0"
    )
    store.fetch(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM seed.{table} AS source"
        f" JOIN copies ON copies.old = source.{key}, range(2) AS repeats(again) WHERE {again}"
        " ORDER BY copies.copy"
    )


def _documents(
    store: Store,
    copies: list[tuple[str, str, int]],
    stretches: list[str],
    chance: random.Random,
) -> None:
    """Write the reports with their new texts, as long as the old ones were."""
    for first in range(0, len(copies), _PAGE):
        page = copies[first : first + _PAGE]
        texts = [
            " ".join(chance.choices(stretches, k=max(1, size // _CHARACTERS))) for *_, size in page
        ]
        new, days, _ = zip(*page, strict=True)
        store.fetch(
            "WITH made AS (SELECT unnest(?::VARCHAR[]) AS new, unnest(?::VARCHAR[]) AS day,"
            " unnest(?::VARCHAR[]) AS text)"
            " INSERT INTO documents SELECT made.new, title, publisher, made.day, url, language,"
            " origin, made.text, length(made.text), words, reader FROM made"
            " JOIN copies ON copies.new = made.new JOIN seed.documents AS source"
            " ON source.id = copies.old",
            [list(new), list(days), texts],
        )
