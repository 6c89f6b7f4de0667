"""Show what open sources call states and ``actors/countries.yaml`` does not.

    python knowledge/gather/countries.py [FOLDER] > draft.yaml

FOLDER holds the tables of facts that SOURCES.md names (default: ``actors`` in the data
folder). The draft has an entry for each state with names left to judge: take what is
English and right over by hand. Sources under terms that do not suit are left out.
"""

import csv
import gzip
import io
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from posts import fold

from dateline.settings import data_folder

ACTORS = Path(__file__).parents[1] / "actors"
SURFACES = "country_surfaces.csv.gz"
#: CIA World Factbook (CC0), rigour (MIT), cartogrify (MIT).
OPEN_SOURCES = frozenset(("factbook", "rigour", "cartogrify"))
#: What the kinds of the source table are called in countries.yaml.
FIELDS = {
    "name": "aliases",
    "official_name": "aliases",
    "alt_name": "aliases",
    "former_name": "former",
    "demonym": "adjectives",
    "demonym_plural": "people",
    "capital": "capital",
}
_LAST_LATIN = "\u024f"


def known_names(entries: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    """Return all folded names of each code, of whatever kind."""
    known: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        former = [old["name"] for old in entry.get("former", [])]
        lists = ("aliases", "adjectives", "people", "capital", "metonyms", "regions")
        names = [entry["name"], *former, *(n for key in lists for n in entry.get(key, []))]
        known[entry["code"]].update(fold(name) for name in names)
    return known


def missing(rows: Iterable[dict[str, str]], known: dict[str, set[str]]) -> dict[str, Any]:
    """Return by code and field the names in Latin letters that are not known."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        code, name = row["iso3"].replace("XKX", "KOS"), row["surface"].strip()
        field = FIELDS.get(row["kind"], "")
        if row["source"] not in OPEN_SOURCES or not field or max(name, default="~") > _LAST_LATIN:
            continue
        if fold(name) not in known.get(code, set()):
            found[code][field].add(name)
    return {
        code: {field: sorted(names) for field, names in sorted(fields.items())}
        for code, fields in sorted(found.items())
    }


def main(folder: Path) -> None:
    """Print the draft."""
    entries = yaml.safe_load((ACTORS / "countries.yaml").read_text("utf-8"))
    text = gzip.decompress((folder / SURFACES).read_bytes()).decode("utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    draft = missing(rows, known_names(entries))
    sys.stdout.write(yaml.safe_dump(draft, allow_unicode=True, width=100))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else data_folder() / "actors")
