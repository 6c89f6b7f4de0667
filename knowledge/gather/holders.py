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
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from dateline.settings import data_folder

ACTORS = Path(__file__).parents[1] / "actors"
EVERYPOLITICIAN = "office_holders_21c_everypolitician.csv.gz"
FACTBOOK = "leaders_current_factbook_2026-05.csv"
FOREIGN = "foreign_ministers_2023-01.csv"
LEADERS = "world_leaders_21c_wikidata_2022-10.csv"
RULES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("posts.yaml").read_text("utf-8"))
#: Words of names that tell nobody apart.
PARTICLES = frozenset(RULES["particles"])
#: Posts of heads of state or government.
HEADS = re.compile(r"President|Prime Minister|Premier|Chief Adviser|Chairman|Sultan|Monarch")
_PLAIN_NAME = re.compile(r"[^\W\d_][\w.'’\- ]+")
_ROMAN = re.compile(r"\b(?:Ii|Iii|Iv|Vi|Vii|Viii|Ix|Xi|Xii|Xiii|Xiv|Xv|Xvi)\b")


@dataclass(frozen=True)
class Holder:
    """One row. Dates are ISO 8601 prefixes; an empty end is not known to have come.

    ``also`` are other spellings of the name, joined by "|".
    """

    country: str
    post: str
    name: str
    start: str
    end: str
    sectors: str
    wikidata: str
    source: str
    also: str = ""


class Posts:
    """The rules of ``posts.yaml``."""

    def __init__(self, rules: dict[str, Any]) -> None:
        self.classes = frozenset(rules["classes"])
        self.titles: dict[str, str] = rules["titles"]
        self._honorifics = re.compile(rf"^(?:(?:{'|'.join(rules['honorifics'])})\.? )+")
        self.partial: dict[str, str] = rules["partial"]
        self._others = _either(rules["others"])
        self._drop = _either(rules["drop"])
        self._rules = [(re.compile(rule["match"]), rule) for rule in rules["rules"]]

    def wants(self, role: str, position: str) -> bool:
        """Say whether a class of posts is taken, or this post of another class."""
        return role in self.classes or bool(self._others.fullmatch(position.lower()))

    def name(self, written: str) -> str:
        """Return a name without honorifics, shouted words and numerals set right."""
        bare = self._honorifics.sub("", written.strip())
        quiet = re.sub(r"\b[A-Z]{4,}\b", lambda match: match[0].capitalize(), bare)
        return _ROMAN.sub(lambda match: match[0].upper(), quiet)

    def normal(self, position: str, country: str) -> tuple[str, str] | None:
        """Return the short English name of a post and its sectors; None where left out."""
        plain = re.sub(r"^(?:the )?federal (?!chancellor)", "", position.strip().lower())
        if not self._others.fullmatch(plain) and self._drop.fullmatch(plain):
            return None
        for pattern, rule in self._rules:
            if country in rule.get("not", ()) or country not in rule.get("only", (country,)):
                continue
            if pattern.fullmatch(plain):
                return (_title(plain) if rule["post"] == "same" else rule["post"]), rule["sectors"]
        return None


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _title(post: str) -> str:
    """Capitalise a post: "chief of air staff" is "Chief of Air Staff"."""
    small = frozenset(("of", "the", "and", "for", "in"))
    words = [word if word in small else word.capitalize() for word in post.split()]
    return re.sub(r"-(\w)", lambda match: "-" + match[1].upper(), " ".join(words)).replace(
        "-In-", "-in-"
    )


def fold(name: str) -> str:
    """Return a name for comparing: lower case, no marks, letters and blanks only."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l"))
    kept = "".join(c for c in plain.lower() if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z ]+", " ", kept).split())


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
            yield Holder(code, post, name, row["start"], row["end"], sectors, qid, "wikidata")


def foreign_ministers(
    rows: Iterable[dict[str, str]], names: dict[str, str], posts: Posts
) -> Iterator[Holder]:
    """Yield the foreign ministers of January 2023."""
    for row in rows:
        code = names.get(fold(row["country"]), "")
        if code:
            post, name = "Minister of Foreign Affairs", posts.name(row["person"])
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


def same_person(one: Holder, other: Holder) -> bool:
    """Say whether two rows of one post name one person: one id, or names that are alike.

    Alike are names of which one holds all words of the other in order; where the terms begin in
    the same year also those of nearly the same letters, and where they begin in the same
    month those with two words in common, the given name among them.
    """
    if one.wikidata and other.wikidata and (one.name, one.start) != (other.name, other.start):
        return one.wikidata == other.wikidata
    first, second = _words(one.name), _words(other.name)
    if not first or not second:
        return False
    if _holds(first, second) or _holds(second, first):
        return True
    if one.start[:4] == other.start[:4] and _alike(" ".join(first), " ".join(second)) > 0.75:
        return True
    given = _alike(first[0], second[0]) > 0.6 or first[0][0] == second[0]
    return one.start[:7] == other.start[:7] and given and len(set(first) & set(second)) > 1


def _holds(long: list[str], short: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in PARTICLES]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def overlap(one: Holder, other: Holder) -> bool:
    """Say whether two terms may be one: they begin in the same year or run together."""
    last = "9999"
    return one.start[:4] <= (other.end or last)[:4] and other.start[:4] <= (one.end or last)[:4]


def merge(groups: Iterable[Iterable[Holder]]) -> list[Holder]:
    """Join rows, best source first: a later row of the same person, post and time is dropped.

    What the first row lacks (id, other spellings) is taken from the one dropped.
    """
    kept: dict[tuple[str, str], list[Holder]] = {}
    for group in groups:
        for row in group:
            rows = kept.setdefault((row.country, row.post), [])
            for number, other in enumerate(rows):
                if same_person(row, other) and overlap(row, other):
                    rows[number] = _joined(other, row)
                    break
            else:
                rows.append(row)
    return [row for rows in kept.values() for row in rows]


def _joined(kept: Holder, dropped: Holder) -> Holder:
    names = [name for name in kept.also.split("|") if name]
    if fold(dropped.name) not in (fold(name) for name in (kept.name, *names)):
        names.append(dropped.name)
    end = kept.end or (dropped.end if dropped.source == kept.source else "")
    wikidata = kept.wikidata or dropped.wikidata
    return replace(kept, also="|".join(names), end=end, wikidata=wikidata)


def close(rows: list[Holder]) -> list[Holder]:
    """End open terms where a successor's begin: the snapshots do not know of him.

    Rows that people wrote stay as they are, and so do posts that several hold at once.
    """
    groups: dict[tuple[str, str, bool], list[Holder]] = {}
    for row in rows:
        groups.setdefault((row.country, row.post, "PRE" in row.sectors), []).append(row)
    closed = []
    for group in groups.values():
        starts = sorted({row.start for row in group})
        shared = sum(not row.end for row in group) > 4
        for row in group:
            later = [start for start in starts if start > row.start]
            keep = row.end or row.source == "own" or shared or not later
            closed.append(row if keep else replace(row, end=later[0]))
    return closed


def names_to_ids(rows: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], set[str]]:
    """Return the Wikidata ids by country and folded name."""
    ids: dict[tuple[str, str], set[str]] = {}
    for code, name, wikidata in rows:
        if wikidata:
            ids.setdefault((code, fold(name)), set()).add(wikidata)
    return ids


def identify(rows: Iterable[Holder], ids: dict[tuple[str, str], set[str]]) -> Iterator[Holder]:
    """Give rows without a Wikidata id the one of the only namesake of their country."""
    for row in rows:
        found = ids.get((row.country, fold(row.name)), set())
        lone = next(iter(found)) if len(found) == 1 else ""
        yield row if row.wikidata else replace(row, wikidata=lone)


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
