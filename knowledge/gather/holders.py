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
from typing import Any

import yaml
from joining import Holder, close, identify, merge, names_to_ids, overlap, same_person
from posts import RULES, Posts, fold

from dateline.resolved.names import likeness
from dateline.settings import data_folder

ACTORS = Path(__file__).parents[1] / "actors"
EVERYPOLITICIAN = "office_holders_21c_everypolitician.csv.gz"
FACTBOOK = "leaders_current_factbook_2026-05.csv"
FOREIGN = "foreign_ministers_2023-01.csv"
LEADERS = "world_leaders_21c_wikidata_2022-10.csv"
LEADERS_LISTED = "world_leaders_2021_wikipedia.csv"
REIGN = "leaders_reign_1950_2021-03.csv"
#: REIGN's rows from this year on are taken.
CENTURY = "2000"
#: Posts of heads of state or government.
HEADS = re.compile(r"President|Prime Minister|Premier|Chief Adviser|Chairman|Sultan|Monarch")
MONARCHS = re.compile(r"King|Queen|Monarch|Emir|Sultan|Emperor|Grand Duke|Prince")
#: Names that are none: some labels are Wikidata ids.
_NO_NAME = re.compile(r"Q\d+|[\W\d]*")
#: Captains regent and the like, who rule together.
_SEVERAL = re.compile(r" and |&")
#: Titles that dependencies share with their state.
_OF_STATES = frozenset(("King", "President", "Monarch"))
_PLAIN_NAME = re.compile(r"[^\W\d_][\w.'’\- ]+")


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def country_names() -> dict[str, tuple[str, str]]:
    """Return by folded name the code of each state, and ",PRE" where it is hardly recognised."""
    entries = yaml.safe_load((ACTORS / "countries.yaml").read_text("utf-8"))
    names: dict[str, tuple[str, str]] = {}
    for entry in entries:
        if entry["kind"] not in ("state", "pre"):
            continue
        former = [old["name"] for old in entry.get("former", [])]
        for name in (entry["name"], *entry.get("aliases", []), *former):
            if name not in entry.get("yields", {}):
                known = entry["code"], ",PRE" if entry["kind"] == "pre" else ""
                names.setdefault(fold(name), known)
    return names


def cow_codes() -> dict[str, str]:
    """Return the code of each state by its Correlates of War number."""
    entries = yaml.safe_load((ACTORS / "countries.yaml").read_text("utf-8"))
    return {str(entry["cow"]): entry["code"] for entry in entries if entry.get("cow")}


def owners() -> dict[str, tuple[str, str]]:
    """Return by code the state that rows are kept under, and the name of a dependency, else ""."""
    entries = yaml.safe_load((ACTORS / "countries.yaml").read_text("utf-8"))
    found = {}
    for entry in entries:
        if entry["kind"] in ("state", "dependency"):
            part = entry["name"] if entry.get("folds_into") else ""
            found[entry["code"]] = entry.get("folds_into") or entry["code"], part
    return found


def everypolitician(rows: Iterable[dict[str, str]], posts: Posts) -> Iterator[Holder]:
    """Yield the holders of the Wikidata-derived tables."""
    for row in rows:
        code = row["iso3"].replace("XKX", "KOS") or posts.partial.get(row["country"], "")
        if row["country"] == "world":
            code = posts.world(row["position"])
        if not code or _NO_NAME.fullmatch(row["person"]):
            continue
        post, sectors = posts.normal(row["position"], code)
        sectors += ",PRE" if row["country"] in posts.partial else ""
        start = row["start"].rstrip("s")  # "2014s"
        end = row["end"] if row["end"] >= start[: len(row["end"])] else ""
        name = posts.name(row["person"])
        yield Holder(code, post, name, start, end, sectors, row["qid"], "wikidata")


def foreign_ministers(
    rows: Iterable[dict[str, str]], names: dict[str, tuple[str, str]], posts: Posts
) -> Iterator[Holder]:
    """Yield the foreign ministers of January 2023."""
    for row in rows:
        code, partial = names.get(fold(row["country"]), ("", ""))
        if code:
            name = posts.name(row["person"])
            post, sectors = posts.normal("Minister of Foreign Affairs", code)
            start, sectors = row["start"], sectors + partial
            yield Holder(code, post, name, start, "", sectors, row["qid"], "wikidata")


def leaders(
    rows: Iterable[dict[str, str]], names: dict[str, tuple[str, str]], posts: Posts
) -> Iterator[Holder]:
    """Yield heads of state and government of the century, by years."""
    for row in rows:
        code, partial = names.get(fold(row["country"]), ("", ""))
        if code and row["start_year"] and row["position"] != row["person"]:
            position = re.sub(r" of (?:the )?[A-Z].*", "", row["position"])
            post, sectors = posts.normal(re.sub("^Monarchy$", "Monarch", position), code)
            years = row["start_year"], row["end_year"]
            name, sectors = posts.name(row["person"]), sectors + partial
            yield Holder(code, post, name, *years, sectors, row["qid"], "wikidata")


def reign(rows: Iterable[dict[str, str]], codes: dict[str, str]) -> Iterator[Holder]:
    """Yield effective leaders of the century by months; the source names no posts."""
    for row in rows:
        code, name = codes.get(row["cow_code"], ""), re.sub(r" *\(.*", "", row["leader"])
        if code and row["end_year"] >= CENTURY and not _SEVERAL.search(name):
            months = [
                f"{int(row[f'{side}_year'])}-{int(row[f'{side}_month']):02}"
                for side in ("start", "end")
            ]
            end = "" if months[1] >= "2021-03" else months[1]
            yield Holder(code, "Leader", name.strip(), months[0], end, "GOV", "", "reign")


def spelt_out(rows: Iterable[Holder], known: dict[str, dict[str, Any]]) -> Iterator[Holder]:
    """Give REIGN's leaders their full names and posts (``leaders.yaml``)."""
    for row in rows:
        leaders = known.get(row.country, {})
        name, post = leaders.get(row.name, (row.name, leaders.get("*", row.post)))
        also = row.name if fold(name) != fold(row.name) and " " in row.name else ""
        yield replace(row, name=name, post=post, also=also)


def without_named(rows: Iterable[Holder], known: Iterable[Holder]) -> Iterator[Holder]:
    """Leave out leaders whom the other sources name at that time, whatever the post."""
    present: dict[str, list[Holder]] = {}
    for row in known:
        present.setdefault(row.country, []).append(row)
    for row in rows:
        rivals = (rival for rival in present.get(row.country, ()) if overlap(row, rival))
        if not any(likeness(row.name, name) >= 0 for rival in rivals for name in _names(rival)):
            yield row


def _names(row: Holder) -> list[str]:
    return [row.name, *filter(None, row.also.split("|"))]


def factbook(
    rows: Iterable[dict[str, str]], posts: Posts, known: dict[str, tuple[str, str]]
) -> Iterator[Holder]:
    """Yield the heads of state and government of January 2026, where plainly named.

    Those of dependencies are "Governor of Guam" under the state that they belong to.
    """
    for row in rows:
        code, part = known.get(row["iso3"].replace("XKX", "KOS"), ("", ""))
        post = posts.titles.get(row["title"].strip(), "")
        name = posts.name(row["person"])
        if not post or not code or not row["since"] or not _PLAIN_NAME.fullmatch(name):
            continue
        if (name == "Charles III" and row["iso3"] != "GBR") or (part and post in _OF_STATES):
            continue  # realms and dependencies share him: he is named as the British king
        if " " in name or post in ("King", "Emperor"):
            title = f"{post} of {part}" if part else post
            yield Holder(code, title, name, row["since"], "", "GOV", "", "factbook")


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
        *leaders(read_table(folder / LEADERS_LISTED), names, posts),
        *foreign_ministers(read_table(folder / FOREIGN), names, posts),
    ]
    heads = list(factbook(read_table(folder / FACTBOOK), posts, owners()))
    wikidata = [crowned(row) for row in wikidata]
    heads = list(without_known(heads, [*own, *wikidata]))
    rulers = spelt_out(
        without_named(reign(read_table(folder / REIGN), cow_codes()), [*own, *wikidata, *heads]),
        yaml.safe_load(Path(__file__).with_name("leaders.yaml").read_text("utf-8")),
    )
    rows = merge([own, wikidata, identify([*heads, *rulers], ids)])
    found = names_to_ids(
        (row.country, name, row.wikidata)
        for row in rows
        for name in (row.name, *row.also.split("|"))
    )
    # Ids found by the first merge make more rows alike.
    return sorted(close(merge([list(identify(rows, found))]), posts.several), key=astuple)


def write(rows: list[Holder], path: Path) -> None:
    """Write the table, one line a row."""
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(field.name for field in fields(Holder))
        table.writerows(astuple(row) for row in rows)


if __name__ == "__main__":
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else data_folder() / "actors"
    write(gather(source), ACTORS / "holders.csv")
