"""The compiled knowledge, each file loaded once a process.

What the files mean stands in knowledge/README.md; ``python knowledge/build.py``
makes them from the YAML and CSV that people edit. The actors are in ``actors.sqlite``,
which is asked and never loaded as a whole.
"""

import json
import os
import sqlite3
import struct
import threading
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from dateline.errors import BrokenModel
from dateline.records import Codebook
from dateline.settings import knowledge_folder

ACTORS: Final = "actors.sqlite"
#: Persons and posts that are kept once asked for.
_KEPT: Final = 8_000
#: The rank of posts that the artefact does not have.
_MIDDLE: Final = 5


@cache
def load(name: str) -> Any:
    """Return the content of ``knowledge/compiled/NAME.json``.

    Raises BrokenModel where the file is missing or damaged.
    """
    path = knowledge_folder() / f"{name}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BrokenModel(path, str(error)) from error


def plover() -> dict[str, Any]:
    """Return types, modes, contexts and sectors of PLOVER."""
    content: dict[str, Any] = load("plover")
    return content


def cameo() -> dict[str, Any]:
    """Return the CAMEO codes with their names, Goldstein values and PLOVER types."""
    content: dict[str, Any] = load("cameo")
    return content


def roles() -> dict[str, Any]:
    """Return words for people and bodies by what they are."""
    content: dict[str, Any] = load("roles")
    return content


def frames() -> dict[str, Any]:
    """Return ``{"classes": …, "frames": […]}`` of all types."""
    content: dict[str, Any] = load("frames")
    return content


@cache
def shipped_codebook() -> Codebook:
    """Return PLOVER with the shipped frames: what reports are read by unless told otherwise."""
    content = plover()
    return Codebook(
        name=content["codebook"],
        types=content["types"],
        frames=frames(),
        contexts=load("contexts"),
        refused=content["refused"],
        states=content["states"],
        head=True,
    )


def countries() -> list[dict[str, Any]]:
    """Return the states and territories: the rows of countries.yaml, with their ``source``."""
    return actors().rows("state")


def organisations() -> list[dict[str, Any]]:
    """Return the named organisations: the rows of organisations.yaml, with their ``source``."""
    return actors().rows("organisation")


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """A term of office. ``start`` and ``end`` are ISO 8601 prefixes, "" where not known.

    ``rank`` orders the offices of one person, 0 the highest; ``bare`` says that the press
    calls the holder by the surname alone.
    """

    post: str
    sectors: tuple[str, ...]
    start: str
    end: str
    source: str
    rank: int
    bare: bool

    def holds(self, day: str) -> bool:
        """Say whether the term runs on an ISO day; a year or month is meant as a whole."""
        begun = self.start <= day
        return begun and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class OfficePerson:
    """A person with all terms in one country; ``names`` are all spellings, the main one first."""

    id: int
    names: tuple[str, ...]
    country: str
    identifier: str
    terms: tuple[OfficeTerm, ...]


def known_offices(country: str = "", day: str = "") -> list[dict[str, Any]]:
    """Return who holds which office of a country ("" for all) on an ISO day ("" for ever).

    Each is a dict of ``name``, ``country``, ``post``, ``sectors``, ``start``, ``end``,
    ``wikidata`` and ``source``; by country, the highest office first.
    """
    found = [
        (person.country, term.rank, term.post, term.start, person.names[0], person, term)
        for person in actors().people(country)
        for term in person.terms
        if not day or term.holds(day)
    ]
    found.sort(key=lambda row: row[:5])
    return [_office(person, term) for *_, person, term in found]


def _office(person: OfficePerson, term: OfficeTerm) -> dict[str, Any]:
    return {
        "name": person.names[0],
        "country": person.country,
        "post": term.post,
        "sectors": list(term.sectors),
        "start": term.start,
        "end": term.end,
        "wikidata": person.identifier,
        "source": term.source,
    }


class Actors:
    """Read access to ``actors.sqlite``; one connection a thread."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises BrokenModel where it is missing or damaged."""
        self.path = path
        self._local = threading.local()
        try:
            meta = {key: json.loads(value) for key, value in self._ask("SELECT * FROM meta")}
            self._sectors = [tuple(row) for row in meta["sectors"]]
            self._sources: list[str] = meta["sources"]
            #: By country the first id and the number behind the last.
            self._ranges = {row[0]: (row[1], row[2]) for row in meta["ranges"]}
            self._starts = sorted((row[1], row[0]) for row in meta["ranges"])
            #: The last day that the knowledge tells of: the newest start of a term.
            self.newest: str = meta["newest"]
            #: Words for and against a doubtful name, by the name.
            self.evidence: dict[str, dict[str, list[str]]] = meta["evidence"]
            #: States by the code of another that they share words with: "Congolese".
            self.twins: dict[str, list[str]] = meta["twins"]
        except (sqlite3.Error, KeyError, ValueError) as error:
            raise BrokenModel(path, str(error)) from error
        self.person = lru_cache(maxsize=_KEPT)(self._person)
        self.bearing = lru_cache(maxsize=_KEPT)(self._bearing)
        self._post = lru_cache(maxsize=_KEPT)(self._read_post)

    def _ask(self, query: str, *values: object) -> Iterator[Any]:
        # A connection may not be shared by threads, nor be taken over by a forked process.
        owner, found = getattr(self._local, "connection", (0, None))
        if found is None or owner != os.getpid():
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            found = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._local.connection = (os.getpid(), found)
        opened: sqlite3.Connection = found
        return opened.execute(query, values)

    def lexicon(self) -> dict[str, str]:
        """Return by first word, in lower case, the entries that begin with it, as JSON."""
        return dict(self._ask("SELECT word, entries FROM lexicon"))

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return all rows of the table ``state`` or ``organisation``."""
        asked = self._ask(f"SELECT data FROM {table} ORDER BY number")  # noqa: S608
        return [json.loads(row[0]) for row in asked]

    def _bearing(self, key: str) -> frozenset[int]:
        """Return the numbers of those whose names have a word of this key."""
        if "\0" in key or any("\ud800" <= c <= "\udfff" for c in key):
            return frozenset()
        row = next(self._ask("SELECT people FROM token WHERE key = ?", key), None)
        return frozenset(unpack(row[0])) if row else frozenset()

    def ids(self, country: str) -> range:
        """Return the numbers of the persons of a country."""
        return range(*self._ranges.get(country, (0, 0)))

    def people(self, country: str = "") -> Iterator[OfficePerson]:
        """Yield all persons, or those of a country."""
        numbers = [self.ids(country)] if country else map(self.ids, sorted(self._ranges))
        for one in numbers:
            query = "SELECT * FROM person WHERE id >= ? AND id < ? ORDER BY id"
            for row in self._ask(query, one.start, one.stop):
                yield self._read_person(row)

    def _person(self, number: int) -> OfficePerson:
        """Return the person of a number. Raises BrokenModel where there is none."""
        row = next(self._ask("SELECT * FROM person WHERE id = ?", number), None)
        if row is None:
            raise BrokenModel(self.path, f"no person {number}")
        return self._read_person(row)

    def _read_person(self, row: tuple[int, str, int, str]) -> OfficePerson:
        number, names, wikidata, terms = row
        country = self._starts[bisect_right(self._starts, (number, "~")) - 1][1]
        identifier = f"Q{wikidata}" if wikidata else ""
        read = tuple(self._term(term) for term in terms.split(";"))
        return OfficePerson(number, tuple(names.split("|")), country, identifier, read)

    def _term(self, packed: str) -> OfficeTerm:
        post, sectors, start, end, source = packed.split(",")
        text, rank, bare = self._post(int(post))
        return OfficeTerm(
            text,
            self._sectors[int(sectors)],
            _date(start),
            _date(end),
            self._sources[int(source)],
            rank,
            bare,
        )

    def rank(self, post: str) -> tuple[int, bool]:
        """Return the rank of a post and whether it is `bare`; in the middle where not known."""
        row = next(self._ask("SELECT rank, bare FROM post WHERE name = ?", post), None)
        return (row[0], bool(row[1])) if row else (_MIDDLE, False)

    def _read_post(self, number: int) -> tuple[str, int, bool]:
        asked = self._ask("SELECT name, rank, bare FROM post WHERE number = ?", number)
        name, rank, bare = next(asked)
        return name, rank, bool(bare)


def pack(numbers: Iterable[int]) -> bytes:
    """Return person numbers as bytes, two each."""
    listed = list(numbers)
    return struct.pack(f"<{len(listed)}H", *listed)


def unpack(packed: bytes) -> tuple[int, ...]:
    """Return the numbers of ``pack``."""
    return struct.unpack(f"<{len(packed) // 2}H", packed)


def _date(digits: str) -> str:
    """Return "20110302" as the ISO date that it is: a year, a month, or a day."""
    return "-".join(filter(None, (digits[:4], digits[4:6], digits[6:8])))


@cache
def actors() -> Actors:
    """Return the shipped actors, opened once a process.

    Raises BrokenModel where the file is missing or damaged.
    """
    return Actors(knowledge_folder() / ACTORS)
