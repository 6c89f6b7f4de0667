"""When two phrases name one post, and whether one person at a time holds it.

Coarser than the words, so that "Minister of Defence" and "Defence Minister" stand side by
side, and finer than what resolves "the minister" in a report: a deputy is no minister here.
The words stand in ``data/``.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from dateline.knowledge import countries
from dateline.resolved.names import fold

_DATA: Final = Path(__file__).parent / "data"
#: What of a country's entry may stand before or after a post without changing it.
_COUNTRY_WORDS: Final = ("name", "aliases", "adjectives", "prefixes", "people")

Words = tuple[str, ...]


@lru_cache(maxsize=65536)
def post_key(post: str, country: str = "") -> str:
    """Return the same key for phrases that name one post of ``country``, given by code.

    >>> post_key("Minister of Defence") == post_key("defense minister")
    True
    >>> post_key("Deputy Minister of Defence") == post_key("defense minister")
    False
    """
    key = _plain(post, country)
    return _same().get((key, country)) or _same().get((key, "")) or key


def is_single(key: str, country: str) -> bool:
    """Say whether a post, given by its key, has one holder at a time."""
    return (key, country) in _single() or (key, "") in _single()


def _plain(post: str, country: str) -> str:
    words = _words(post)
    words = _replaced(words, _of_country(country))
    words = _replaced(words, _meanings(country))
    kept = [word for word in words if word not in _fillers()]
    return " ".join(sorted(set(kept))) or " ".join(words) or fold(post)


def _words(text: str) -> Words:
    return tuple(fold(text.replace("’s", "").replace("'s", "")).split())


def _replaced(words: Words, meanings: Mapping[Words, Words]) -> Words:
    """Return the words with the longest known phrases replaced, from the left."""
    longest = max(map(len, meanings), default=0)
    done: list[str] = []
    place = 0
    while place < len(words):
        sizes = range(min(longest, len(words) - place), 0, -1)
        size = next((n for n in sizes if words[place : place + n] in meanings), 0)
        done += meanings[words[place : place + size]] if size else (words[place],)
        place += size or 1
    return tuple(done)


@cache
def _of_country(country: str) -> Mapping[Words, Words]:
    """Return the words for a country, each meaning nothing more."""
    found: dict[Words, Words] = {}
    for entry in countries():
        if country and entry["code"] == country:
            found.update((words, ()) for words in _names(entry) if words)
    return found


def _names(entry: Mapping[str, object]) -> Iterator[Words]:
    for field in _COUNTRY_WORDS:
        given = entry.get(field) or []
        for name in [given] if isinstance(given, str) else _list(given):
            yield _words(str(name))


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


@cache
def _meanings(country: str) -> Mapping[Words, Words]:
    return {
        _words(row["said"]): _words(row["meant"])
        for row in _table("post_words")
        if row["country"] in ("", country)
    }


@cache
def _same() -> Mapping[tuple[str, str], str]:
    rows = _table("same_posts")
    return {
        (_plain(row["said"], row["country"]), row["country"]): _plain(row["meant"], row["country"])
        for row in rows
    }


@cache
def _single() -> frozenset[tuple[str, str]]:
    rows = _table("single_posts")
    return frozenset((post_key(row["post"], row["country"]), row["country"]) for row in rows)


@cache
def _fillers() -> frozenset[str]:
    lines = (_DATA / "post_fillers.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _table(name: str) -> Sequence[Mapping[str, str]]:
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
