"""Joining rows about office holders from several sources into one table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from posts import PARTICLES, fold


@dataclass(frozen=True)
class Holder:
    """One row. Dates are ISO 8601 prefixes; an empty end is not known to have come.

    ``also`` are other spellings of the name, joined by "|".
    """

    country: str
    post: str
    name: str
    start: str
    end: str
    sectors: str
    wikidata: str
    source: str
    also: str = ""


def same_person(one: Holder, other: Holder) -> bool:
    """Say whether two rows of one post name one person: one id, or names that are alike.

    Alike are names of which one holds all words of the other in order; where the terms begin in
    the same year also those of nearly the same letters, and where they begin in the same
    month those with two words in common, the given name among them.
    """
    if one.wikidata and other.wikidata and (one.name, one.start) != (other.name, other.start):
        return one.wikidata == other.wikidata
    first, second = _words(one.name), _words(other.name)
    if not first or not second:
        return False
    if _holds(first, second) or _holds(second, first):
        return True
    if one.start[:4] == other.start[:4] and _alike(" ".join(first), " ".join(second)) > 0.75:
        return True
    given = _alike(first[0], second[0]) > 0.6 or first[0][0] == second[0]
    return one.start[:7] == other.start[:7] and given and len(set(first) & set(second)) > 1


def _holds(long: list[str], short: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in PARTICLES]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def overlap(one: Holder, other: Holder) -> bool:
    """Say whether two terms may be one.

    Where one source says both to the month, they are one only if they begin together or one
    lies within the other; else if they begin in the same year or run together.
    """
    last = "9999"
    if one.source == other.source and min(len(one.start), len(other.start)) > 4:
        if one.start.startswith(other.start) or other.start.startswith(one.start):
            return True
        first, second = sorted((one, other), key=lambda row: row.start)
        return bool(first.end) and (second.end or last) <= first.end
    return one.start[:4] <= (other.end or last)[:4] and other.start[:4] <= (one.end or last)[:4]


def merge(groups: Iterable[Iterable[Holder]]) -> list[Holder]:
    """Join rows, best source first: a later row of the same person, post and time is dropped.

    What the first row lacks (id, other spellings) is taken from the one dropped.
    """
    kept: dict[tuple[str, str], list[Holder]] = {}
    for group in groups:
        for row in group:
            rows = kept.setdefault((row.country, row.post), [])
            for number, other in enumerate(rows):
                known = fold(row.name) in map(fold, filter(None, other.also.split("|")))
                if (known or same_person(row, other)) and overlap(row, other):
                    rows[number] = _joined(other, row)
                    break
            else:
                rows.append(row)
    return [row for rows in kept.values() for row in rows]


def _joined(kept: Holder, dropped: Holder) -> Holder:
    names = [name for name in kept.also.split("|") if name]
    if fold(dropped.name) not in (fold(name) for name in (kept.name, *names)):
        names.append(dropped.name)
    start, end = kept.start, kept.end
    if dropped.source == kept.source:
        end = end or dropped.end
        start = max(start, dropped.start, key=len)
    wikidata = kept.wikidata or dropped.wikidata
    return replace(kept, also="|".join(names), start=start, end=end, wikidata=wikidata)


def close(rows: list[Holder], several: Callable[[str], bool]) -> list[Holder]:
    """End open terms where a successor's begin: the snapshots do not know of him.

    Rows that people wrote stay as they are, and so do posts that several hold at once:
    those whose name says so, and those whose known terms mostly run together.
    """
    groups: dict[tuple[str, str, bool], list[Holder]] = {}
    for row in rows:
        groups.setdefault((row.country, row.post, "PRE" in row.sectors), []).append(row)
    closed = []
    for group in groups.values():
        starts = sorted({row.start for row in group})
        shared = several(group[0].post) or _is_shared(group)
        for row in group:
            later = [start for start in starts if start > row.start]
            keep = row.end or row.source == "own" or shared or not later
            closed.append(row if keep else replace(row, end=later[0]))
    return closed


def _is_shared(group: list[Holder]) -> bool:
    """Say whether several hold a post at once, by the terms themselves."""
    if sum(not row.end for row in group) > 4:
        return True
    ended = sorted((row for row in group if row.end), key=lambda row: row.start)
    pairs = list(pairwise(ended))
    together = sum(one.end > other.start and one.start < other.start for one, other in pairs)
    return len(pairs) > 2 and together * 2 > len(pairs)


def names_to_ids(rows: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], set[str]]:
    """Return the Wikidata ids by country and folded name."""
    ids: dict[tuple[str, str], set[str]] = {}
    for code, name, wikidata in rows:
        if wikidata:
            ids.setdefault((code, fold(name)), set()).add(wikidata)
    return ids


def identify(rows: Iterable[Holder], ids: dict[tuple[str, str], set[str]]) -> Iterator[Holder]:
    """Give rows without a Wikidata id the one of the only namesake of their country."""
    for row in rows:
        found = ids.get((row.country, fold(row.name)), set())
        lone = next(iter(found)) if len(found) == 1 else ""
        yield row if row.wikidata else replace(row, wikidata=lone)
