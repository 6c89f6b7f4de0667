"""Writing ``compiled/actors.sqlite``: the lexicon, states, organisations and office holders.

The content depends on the sources alone: rows go in sorted, and nothing tells the time.
"""

import csv
import json
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from dateline.knowledge import pack
from dateline.mentions.terms import Term, pack_terms, terms_of
from dateline.mentions.wording import pieces
from dateline.resolved.names import fold, joined, parts, skeleton

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE lexicon (word TEXT PRIMARY KEY, entries TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE state (number INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE organisation (number INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE post (number INTEGER PRIMARY KEY, name TEXT NOT NULL, rank INTEGER NOT NULL,
                   bare INTEGER NOT NULL);
CREATE TABLE person (id INTEGER PRIMARY KEY, names TEXT NOT NULL, wikidata INTEGER NOT NULL,
                     terms TEXT NOT NULL);
CREATE TABLE token (key TEXT PRIMARY KEY, people BLOB NOT NULL) WITHOUT ROWID;
"""
Rows = list[dict[str, Any]]


def read_holders(path: Path) -> list[dict[str, str]]:
    """Return the table of office holders."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lexicon_rows(terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    """Yield the entries by their first word, in the order in which they are given."""
    found: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        found[pieces(term.text)[0].lower()].append(term)
    for word in sorted(found):
        yield word, pack_terms(dict.fromkeys(found[word]))


class Ranks:
    """The order of posts: ``actors/ranks.yaml``."""

    def __init__(self, rows: Rows) -> None:
        """Read the patterns, the highest posts first."""
        self._rows = [(re.compile(row["posts"]), bool(row.get("bare"))) for row in rows]

    def of(self, post: str) -> tuple[int, bool]:
        """Return the rank of a post, and whether its holder is known by the bare surname."""
        for number, (pattern, bare) in enumerate(self._rows):
            if pattern.fullmatch(post.lower()):
                return number, bare
        sys.exit(f"ranks.yaml has no line for the post {post!r}")


def numbered(values: Iterable[str]) -> dict[str, int]:
    """Return a number for each value, in sorted order."""
    return {value: number for number, value in enumerate(sorted(set(values)))}


def person_rows(holders: list[dict[str, str]], tables: dict[str, dict[str, int]]) -> Rows:
    """Return a row for each person of each country: names, Wikidata number, terms."""
    people: Rows = []
    holders = sorted(holders, key=_identity)
    for (country, _), group in groupby(holders, key=_identity):
        rows = list(group)
        names = [name for row in rows for name in (row["name"], *row["also"].split("|")) if name]
        ids = sorted({row["wikidata"] for row in rows} - {""})
        people.append(
            {
                "country": country,
                "names": list(dict.fromkeys(names)),
                "wikidata": int(ids[0][1:]) if ids else 0,
                "terms": ";".join(_term(row, tables) for row in rows),
            }
        )
    return people


def _identity(row: dict[str, str]) -> tuple[str, str]:
    return row["country"], row["wikidata"] or fold(row["name"])


def _term(row: dict[str, str], tables: dict[str, dict[str, int]]) -> str:
    dates = (row[side].replace("-", "") for side in ("start", "end"))
    sectors = " ".join(row["sectors"].split(","))
    numbers = tables["post"][row["post"]], tables["sectors"][sectors]
    return ",".join(map(str, (*numbers, *dates, tables["source"][row["source"]])))


def token_rows(people: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield by the key of each word the numbers of the persons who bear it."""
    bearing: dict[str, set[int]] = defaultdict(set)
    for number, person in enumerate(people):
        for name in person["names"]:
            for word in {*parts(name), *joined(name)}:
                bearing[skeleton(word)].add(number)
    for key in sorted(bearing):
        yield key, pack(sorted(bearing[key]))


def ranges(people: Rows) -> list[tuple[str, int, int]]:
    """Return where the persons of each country stand: the first, and behind the last."""
    found = []
    for country, group in groupby(enumerate(people), key=lambda pair: str(pair[1]["country"])):
        numbers = [number for number, _ in group]
        found.append((country, numbers[0], numbers[-1] + 1))
    return found


def with_source(rows: Rows, source: str) -> Iterator[tuple[int, str]]:
    """Yield numbered rows as JSON, each with the file that it stands in."""
    for number, row in enumerate(rows):
        yield number, json.dumps(row | {"source": source}, ensure_ascii=False)


def evidence(states: Rows) -> dict[str, Any]:
    """Return the words for and against doubtful names, by the name."""
    return {
        name: words for state in states for name, words in sorted(state.get("evidence", {}).items())
    }


def twins(states: Rows) -> dict[str, list[str]]:
    """Return by code the states that share words with another one."""
    found: dict[str, set[str]] = defaultdict(set)
    for state in states:
        for other in state.get("yields", {}).values():
            found[other].add(state["code"])
            found[state["code"]].add(other)
    return {code: sorted(others) for code, others in sorted(found.items())}


@dataclass(frozen=True)
class Sources:
    """What the artefact is made of: the content of the files that people edit."""

    states: Rows
    organisations: Rows
    roles: dict[str, Any]
    ranks: Rows
    holders: list[dict[str, str]]


def write(path: Path, sources: Sources) -> None:
    """Write the artefact anew."""
    holders, ranks = sources.holders, Ranks(sources.ranks)
    tables = {
        "post": numbered(row["post"] for row in holders),
        "sectors": numbered(" ".join(row["sectors"].split(",")) for row in holders),
        "source": numbered(row["source"] for row in holders),
    }
    people = person_rows(holders, tables)
    meta = {
        "newest": max(row["start"] for row in holders),
        "sectors": [value.split() for value in tables["sectors"]],
        "sources": list(tables["source"]),
        "ranges": ranges(people),
        "evidence": evidence(sources.states),
        "twins": twins(sources.states),
    }
    posts = [(number, post, *ranks.of(post)) for post, number in tables["post"].items()]
    persons = [
        (number, "|".join(person["names"]), person["wikidata"], person["terms"])
        for number, person in enumerate(people)
    ]
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA page_size = 4096")
        file.executescript(SCHEMA)
        values = [(key, json.dumps(value, ensure_ascii=False)) for key, value in meta.items()]
        file.executemany("INSERT INTO meta VALUES (?, ?)", values)
        terms = terms_of(sources.states, sources.organisations, sources.roles)
        file.executemany("INSERT INTO lexicon VALUES (?, ?)", lexicon_rows(terms))
        states = with_source(sources.states, "countries.yaml")
        file.executemany("INSERT INTO state VALUES (?, ?)", states)
        named = with_source(sources.organisations, "organisations.yaml")
        file.executemany("INSERT INTO organisation VALUES (?, ?)", named)
        file.executemany("INSERT INTO post VALUES (?, ?, ?, ?)", posts)
        file.executemany("INSERT INTO person VALUES (?, ?, ?, ?)", persons)
        file.executemany("INSERT INTO token VALUES (?, ?)", token_rows(people))
        file.commit()
        file.execute("VACUUM")


def content(path: Path) -> list[str]:
    """Return all that a file holds; its bytes depend on the version of SQLite."""
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())
