"""Rebuild ``knowledge/actors/holders.csv``: who held which post, from when to when.

    python knowledge/gather/holders.py [FOLDER]

FOLDER holds the tables of facts that SOURCES.md names (default: ``actors`` in the data
folder). Rows whose source is ``own`` are kept as they stand in the file: edit them
there. Everything else is gathered anew.
"""

import csv
import gzip
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields, replace
from pathlib import Path

import yaml
from joining import Holder, close, identify, merge, names_to_ids, same_person
from posts import RULES, Posts, fold

from dateline.settings import data_folder

ACTORS = Path(__file__).parents[1] / "actors"
EVERYPOLITICIAN = "office_holders_21c_everypolitician.csv.gz"
FACTBOOK = "leaders_current_factbook_2026-05.csv"
FOREIGN = "foreign_ministers_2023-01.csv"
LEADERS = "world_leaders_21c_wikidata_2022-10.csv"
#: Posts of heads of state or government.
HEADS = re.compile(r"President|Prime Minister|Premier|Chief Adviser|Chairman|Sultan|Monarch")
MONARCHS = re.compile(r"King|Queen|Monarch|Emir|Sultan|Emperor|Grand Duke|Prince")
#: Latin letters, a capital somewhere: other labels are mostly vandalism.
_LATIN_NAME = re.compile(r"(?=.*[^\W\d_a-z])[\u0020-\u024f\u1e00-\u1eff\u2018\u2019\u02bb\u02bc]+$")
_PLAIN_NAME = re.compile(r"[^\W\d_][\w.'’\- ]+")


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def country_names() -> dict[str, str]:
    """Return the code of each state by its folded names."""
    entries = yaml.safe_load((ACTORS / "countries.yaml").read_text("utf-8"))
    names: dict[str, str] = {}
    for entry in entries:
        if entry["kind"] != "state":
            continue
        former = [old["name"] for old in entry.get("former", [])]
        for name in (entry["name"], *entry.get("aliases", []), *former):
            if name not in entry.get("yields", {}):
                names.setdefault(fold(name), entry["code"])
    return names


def states() -> frozenset[str]:
    """Return the codes of states: dependencies have no holders of their own here."""
    entries = yaml.safe_load((ACTORS / "countries.yaml").read_text("utf-8"))
    return frozenset(entry["code"] for entry in entries if entry["kind"] == "state")


def everypolitician(rows: Iterable[dict[str, str]], posts: Posts) -> Iterator[Holder]:
    """Yield the holders of the Wikidata-derived tables."""
    for row in rows:
        code = row["iso3"].replace("XKX", "KOS") or posts.partial.get(row["country"], "")
        if not code or not posts.wants(row["role"], row["position"]):
            continue
        found = posts.normal(row["position"], code)
        if found:
            post, sectors = found
            sectors += "" if row["iso3"] else ",PRE"
            name, qid = posts.name(row["person"]), row["qid"]
            end = row["end"] if row["end"] >= row["start"][: len(row["end"])] else ""
            yield Holder(code, post, name, row["start"], end, sectors, qid, "wikidata")


def foreign_ministers(
    rows: Iterable[dict[str, str]], names: dict[str, str], posts: Posts
) -> Iterator[Holder]:
    """Yield the foreign ministers of January 2023."""
    for row in rows:
        code = names.get(fold(row["country"]), "")
        if code:
            name = posts.name(row["person"])
            post = (posts.normal("Minister of Foreign Affairs", code) or ("", ""))[0]
            yield Holder(code, post, name, row["start"], "", "GOV", row["qid"], "wikidata")


def leaders(
    rows: Iterable[dict[str, str]], names: dict[str, str], posts: Posts
) -> Iterator[Holder]:
    """Yield heads of state and government of the century, by years."""
    for row in rows:
        code = names.get(fold(row["country"]), "")
        position = re.sub(r" of (?:the )?[A-Z].*", "", row["position"])
        found = posts.normal(position, code) if code else None
        if found:
            years = row["start_year"], row["end_year"]
            name = posts.name(row["person"])
            yield Holder(code, found[0], name, *years, found[1], row["qid"], "wikidata")


def factbook(
    rows: Iterable[dict[str, str]], posts: Posts, known: frozenset[str]
) -> Iterator[Holder]:
    """Yield the heads of state and government of January 2026, where plainly named."""
    for row in rows:
        code, post = row["iso3"].replace("XKX", "KOS"), posts.titles.get(row["title"].strip(), "")
        name = posts.name(row["person"])
        if not post or code not in known or not row["since"] or not _PLAIN_NAME.fullmatch(name):
            continue
        if name == "Charles III" and code != "GBR":
            continue  # fifteen realms share him; a report that names him means the British king
        if " " in name or post in ("King", "Emperor"):
            yield Holder(code, post, name, row["since"], "", "GOV", "", "factbook")


def crowned(row: Holder) -> Holder:
    """Cut "of Belgium" off the name of a monarch."""
    if MONARCHS.fullmatch(row.post):
        return replace(row, name=re.sub(r" of (?:the )?[A-Z].*", "", row.name))
    return row


def without_known(rows: Iterable[Holder], known: Iterable[Holder]) -> Iterator[Holder]:
    """Leave out whom a better source has as head of the same state under another title."""
    present: dict[str, list[Holder]] = {}
    for row in known:
        if HEADS.search(row.post) and (not row.end or row.end > "2025"):
            present.setdefault(row.country, []).append(row)
    for row in rows:
        rivals = present.get(row.country, ())
        if not any(rival.post != row.post and same_person(row, rival) for rival in rivals):
            yield row


def own_rows(path: Path) -> list[Holder]:
    """Return the rows of the present file that people wrote."""
    if not path.exists():
        return []
    return [Holder(**row) for row in read_table(path) if row["source"] == "own"]


def gather(folder: Path) -> list[Holder]:
    """Return all holders, sorted."""
    posts, names = Posts(RULES), country_names()
    politicians = read_table(folder / EVERYPOLITICIAN)
    ids = names_to_ids(
        (row["iso3"].replace("XKX", "KOS"), row["person"], row["qid"]) for row in politicians
    )
    own = list(identify(own_rows(ACTORS / "holders.csv"), ids))
    wikidata = [
        *everypolitician(politicians, posts),
        *leaders(read_table(folder / LEADERS), names, posts),
        *foreign_ministers(read_table(folder / FOREIGN), names, posts),
    ]
    heads = list(factbook(read_table(folder / FACTBOOK), posts, states()))
    wikidata = [crowned(row) for row in wikidata if _LATIN_NAME.match(row.name)]
    rows = merge([own, wikidata, identify(without_known(heads, [*own, *wikidata]), ids)])
    found = names_to_ids(
        (row.country, name, row.wikidata)
        for row in rows
        for name in (row.name, *row.also.split("|"))
    )
    # Ids found by the first merge make more rows alike.
    return sorted(close(merge([list(identify(rows, found))])), key=astuple)


def write(rows: list[Holder], path: Path) -> None:
    """Write the table, one line a row."""
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(field.name for field in fields(Holder))
        table.writerows(astuple(row) for row in rows)


if __name__ == "__main__":
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else data_folder() / "actors"
    write(gather(source), ACTORS / "holders.csv")
