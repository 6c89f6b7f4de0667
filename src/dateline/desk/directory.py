"""Everybody in the record, kept for as long as the store says the same, to be looked through."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from dateline.store import Store, queries
from dateline.store.filters import country_code
from dateline.store.questions import Row, kept

#: Sectors that a page lets choose from: the most frequent.
_SECTORS: Final = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A person: what a list shows; ``called`` are all names and ids, in small letters."""

    id: str
    name: str
    rank: str
    country: str
    documents: int
    sectors: tuple[str, ...]
    called: str


@dataclass(frozen=True, slots=True)
class Directory:
    """All people of a store, those of most reports first."""

    entries: tuple[Entry, ...]

    def found(self, words: str = "", country: str = "", sector: str = "") -> list[Entry]:
        """Return those of a name, state and sector; "" lets everybody pass.

        ``words`` are whole words of one of the names, ``country`` a code or a name.
        """
        wanted = f" {words.strip().lower()} " if words.strip() else ""
        code = (country_code(country) or country) if country else ""
        return [
            one
            for one in self.entries
            if wanted in one.called
            and (not code or one.country == code)
            and (not sector or sector in one.sectors)
        ]


def directory(store: Store) -> Directory:
    """Return everybody, read from the store once for what it says now."""

    def made() -> Directory:
        entries = map(_entry, queries.people(store))
        return Directory(tuple(sorted(entries, key=lambda one: (-one.documents, one.name, one.id))))

    return kept(store, ("directory",), made)


def sectors(everybody: Directory) -> list[tuple[str, int]]:
    """Return the sectors of offices and how many people have each, the most frequent first."""
    counts = Counter(sector for one in everybody.entries for sector in one.sectors)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_SECTORS]


def _entry(row: Row) -> Entry:
    also, given = row["also"], row["sectors"]
    assert isinstance(also, list)
    assert isinstance(given, list)
    names = (row["name"], *also, row["id"], row["key"])
    return Entry(
        str(row["id"]),
        str(row["name"]),
        str(row["rank"] or ""),
        str(row["country"] or ""),
        int(str(row["documents"])),
        tuple(sorted({str(one) for one in given if one})),
        f" {' | '.join(map(str, names))} ".lower(),
    )
