"""Given names that tell he from she: ``python knowledge/gather/given_names.py``.

Counts the gender that Wikidata gives of office holders (``SOURCES.md``) by the first word of
their names, states where the surname comes first left out. A name is kept where nearly all
who bear it are of one gender. Writes ``src/dateline/resolved/data/given_names.txt``.
"""

import csv
import gzip
import os
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("DATELINE_DATA", ROOT.parent / "shared" / "data"))
TABLE = DATA / "actors" / "office_holders_21c_everypolitician.csv.gz"
OUT = ROOT / "src" / "dateline" / "resolved" / "data" / "given_names.txt"
#: States whose names begin with the surname.
SURNAME_FIRST = {"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "HUN", "JPN", "KHM", "MMR", "SGP"}
#: So large a share must be of one gender.
SHARE = 0.95
HEAD = """# Given names by the gender of the office holders who bear them (m, f). Counted from
# Wikidata (CC0) by knowledge/gather/given_names.py; a hint for pronouns, no more.
"""


def of_gender(counted: dict[str, Counter[str]], gender: str) -> list[str]:
    """Return the names that nearly all bearers of one gender have, sorted."""
    return sorted(n for n, c in counted.items() if c[gender] >= SHARE * sum(c.values()))


def main() -> None:
    """Write the list."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    seen: set[str] = set()
    with gzip.open(TABLE, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            first, _, rest = row["person"].partition(" ")
            if row["qid"] in seen or row["iso3"] in SURNAME_FIRST or not rest:
                continue
            seen.add(row["qid"])
            if row["gender"] in ("male", "female") and first.isalpha() and len(first) > 2:
                counted[first.lower()][row["gender"][0]] += 1
    lines = [
        f"{gender} {line}"
        for gender in "fm"
        for line in textwrap.wrap(" ".join(of_gender(counted, gender)), 96)
    ]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
