"""The gazetteer: places by name, looked up in ``knowledge/compiled/places.sqlite``.

The file is made by ``knowledge/gazetteer.py`` from GeoNames (CC BY 4.0) and the project's
own lists. It is opened read-only and never loaded as a whole; what was asked is kept.
"""

import json
import os
import sqlite3
import struct
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from dateline.errors import BrokenModel
from dateline.settings import knowledge_folder

FILE: Final = "places.sqlite"
#: Ids from here on are the project's own, not those of GeoNames.
OWN_IDS: Final = 500_000_000
#: How a name stands to a place: the low bits of a packed candidate.
MAIN, ALTERNATE, BASE, PEOPLE, SHORT, FIRST = range(6)
_BITS: Final = 3
#: Division, district, population, fame, country, kind; six bytes of coordinates before.
_ROW: Final = struct.Struct("<HHIBBB")
_KEPT: Final = 8_000
_LETTERS: Final = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_DROPPED: Final = frozenset("'’‘ʻʼʿʾ`´.\"“”′ʹ")
_BLANKS: Final = frozenset("-‐‑–—_/,")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer. ``country`` is an ISO 3166 alpha-3 code or "".

    ``kind`` is a GeoNames feature code (PCLI country, ADM1, ADM2, PPL, PPLC) or RGN,
    AREA, SEA, ISL, CONT, SITE as in ``knowledge/actors/regions.yaml``. ``division``
    and ``district`` are names of what it lies in. ``fame`` counts the names that it has in
    all languages.
    """

    id: int
    name: str
    country: str
    kind: str
    lat: float
    lon: float
    population: int
    fame: int
    division: str
    district: str


@dataclass(frozen=True, slots=True)
class State:
    """A state or dependency; ``folds_into`` is the state that a dependency belongs to."""

    code: str
    name: str
    folds_into: str
    id: int


@lru_cache(maxsize=_KEPT)
def fold(name: str) -> str:
    """Return a name for comparing: lower case, no marks, no article, blanks for hyphens.

    >>> fold("N’Djaména"), fold("Port-au-Prince"), fold("U.S."), fold("The Hague")
    ('ndjamena', 'port au prince', 'us', 'hague')
    """
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    kept = "".join(
        " " if c in _BLANKS else c
        for c in plain
        if c not in _DROPPED and not unicodedata.combining(c)
    )
    words = kept.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def pack(candidates: list[tuple[int, int]]) -> bytes:
    """Return (id, flag) pairs as bytes, four each."""
    return struct.pack(f"<{len(candidates)}I", *(id_ << _BITS | flag for id_, flag in candidates))


def unpack(packed: bytes) -> list[tuple[int, int]]:
    """Return the (id, flag) pairs of ``pack``."""
    numbers = struct.unpack(f"<{len(packed) // 4}I", packed)
    return [(number >> _BITS, number & (1 << _BITS) - 1) for number in numbers]


def pack_spot(lat: float, lon: float, row: tuple[int, int, int, int, int, int]) -> bytes:
    """Return what a place row holds besides its name; degrees to four places.

    ``row`` is division, district, population, fame, country and kind, by their numbers.
    """
    point = b"".join(round(x * 1e4).to_bytes(3, "little", signed=True) for x in (lat, lon))
    return point + _ROW.pack(*row)


class Gazetteer:
    """Read access to the compiled gazetteer; one connection a thread."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises BrokenModel where it is missing or damaged."""
        self.path = path
        self._local = threading.local()
        try:
            tables = {
                key: json.loads(value)
                for key, value in self._connection().execute("SELECT key, value FROM meta")
            }
            self._countries: list[str] = tables["countries"]
            self._kinds: list[str] = tables["kinds"]
            self.words: dict[str, Any] = tables["words"]
            self.states = {row[0]: State(*row) for row in tables["states"]}
        except (sqlite3.Error, KeyError, ValueError) as error:
            raise BrokenModel(path, str(error)) from error
        self.named = lru_cache(maxsize=_KEPT)(self._named)
        self.spot = lru_cache(maxsize=_KEPT)(self._spot)
        self.division = lru_cache(maxsize=_KEPT)(self._division)

    def _connection(self) -> sqlite3.Connection:
        # A connection may not be shared by threads, nor be taken over by a forked process.
        owner, found = getattr(self._local, "connection", (0, None))
        if found is None or owner != os.getpid():
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            found = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._local.connection = (os.getpid(), found)
        opened: sqlite3.Connection = found
        return opened

    def _named(self, folded: str) -> tuple[tuple[int, int], ...]:
        """Return (id, flag) of all places of a folded name, best known first."""
        if not folded or "\0" in folded or any("\ud800" <= c <= "\udfff" for c in folded):
            return ()
        row = self._connection().execute("SELECT ids FROM name WHERE name = ?", (folded,))
        packed = row.fetchone()
        return tuple(unpack(packed[0])) if packed else ()

    def _spot(self, id_: int) -> Spot | None:
        """Return the place of an id; None where there is none."""
        asked = self._connection().execute("SELECT name, data FROM place WHERE id = ?", (id_,))
        row = asked.fetchone()
        if row is None:
            return None
        name, data = row
        lat, lon = (
            int.from_bytes(data[start : start + 3], "little", signed=True) / 1e4 for start in (0, 3)
        )
        division, district, population, fame, country, kind = _ROW.unpack_from(data, 6)
        return Spot(
            id_,
            name,
            self._countries[country],
            self._kinds[kind],
            lat,
            lon,
            population,
            fame,
            self.division(division),
            self.division(district),
        )

    def _division(self, number: int) -> str:
        """Return the name of a division or district by its number; "" for 0."""
        asked = self._connection().execute("SELECT name FROM division WHERE number = ?", (number,))
        row = asked.fetchone() if number else None
        return str(row[0]) if row else ""


@cache
def shipped_gazetteer() -> Gazetteer:
    """Return the shipped gazetteer, opened once a process.

    Raises BrokenModel where the file is missing or damaged.
    """
    return Gazetteer(knowledge_folder() / FILE)
