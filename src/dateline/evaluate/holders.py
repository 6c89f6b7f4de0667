"""How well office holders are known: a sample of the open tables, asked for one by one.

Rows are drawn from the tables themselves, not from what the knowledge took of them. Each is
asked for on a day in its term, from the name alone, and from a sentence with title through the
whole chain. The term's middle is the day; where no end is known, 90 days after the start.

    python -m dateline.evaluate.holders
"""

import csv
import gzip
import io
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any, Final

from dateline import knowledge
from dateline.errors import MissingData
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.evaluate.table import to_markdown
from dateline.pipeline import code_many
from dateline.records import Document, Person
from dateline.resolved.known import find_holder, offices_of
from dateline.resolved.names import fold, likeness
from dateline.resolved.posts import BY_WORDS, post_likeness
from dateline.settings import data_folder

POLITICIANS: Final = "actors/office_holders_21c_everypolitician.csv.gz"
FOREIGN: Final = "actors/foreign_ministers_2023-01.csv"
LEADERS: Final = (
    "actors/world_leaders_21c_wikidata_2022-10.csv",
    "actors/world_leaders_2021_wikipedia.csv",
)
FACTBOOK: Final = "actors/leaders_current_factbook_2026-05.csv"
REIGN: Final = "actors/leaders_reign_1950_2021-03.csv"
FILES: Final = (POLITICIANS, FOREIGN, *LEADERS, FACTBOOK, REIGN)
SAMPLE: Final = 2000
_SEED: Final = 20
_SINCE: Final = "2000"
#: How long after the start an office is asked for where no end is known.
_AFTER: Final = timedelta(days=90)
_QUESTIONS: Final = ("country", "sector", "office", "all three")


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of a table: who held what, by the class of the post, and the day to ask for.

    ``part`` is the dependency that the row is of, else the country again.
    """

    country: str
    post: str
    role: str
    name: str
    day: str
    part: str


def measure(data: Path) -> Iterator[Row]:
    """Yield accuracies in country, sector and office, by name alone and in a sentence.

    Raises MissingData where a table is absent.
    """
    sample = drawn(data)
    names = [judged_by_name(asked) for asked in sample]
    yield from _rows("name alone", names)
    picked = [
        (by_name[0], by_name[1], picks(asked)) for asked, by_name in zip(sample, names, strict=True)
    ]
    tally = Tally()
    for row in picked:
        tally.add(row[2], 1, 1)
    yield Row("office holders, name alone", "office, the highest alone", tally.score())
    yield from _rows("sentence with title", judged_by_sentence(sample))


def _rows(test: str, answers: Iterable[tuple[bool, bool, bool]]) -> Iterator[Row]:
    tallies = [Tally() for _ in _QUESTIONS]
    for answer in answers:
        for tally, right in zip(tallies, (*answer, all(answer)), strict=True):
            tally.add(right, 1, 1)
    for question, tally in zip(_QUESTIONS, tallies, strict=True):
        yield Row(f"office holders, {test}", question, tally.score())


def drawn(data: Path) -> list[Asked]:
    """Return the sample: always the same rows of the same tables."""
    rows = sorted(
        set(_rows_of(data)), key=lambda asked: (asked.country, asked.name, asked.post, asked.day)
    )
    return Random(_SEED).sample(rows, SAMPLE)


def judged_by_name(asked: Asked) -> tuple[bool, bool, bool]:
    """Say whether country, main sector and office are right, where the office is among all."""
    holder = find_holder(asked.name, (), "", asked.day)
    if holder is None:
        return False, False, False
    offices = offices_of(holder, asked.day) or (holder,)
    right = [one for one in offices if same_office(asked, one.post)]
    sectors = {one.sectors[:1] for one in right or offices}
    return (
        any(one.country == asked.country for one in right or offices),
        (sector_of(asked),) in sectors,
        bool(right) and not holder.former,
    )


def picks(asked: Asked) -> bool:
    """Say whether the one office that a name alone gives is the one asked for."""
    holder = find_holder(asked.name, (), "", asked.day)
    return holder is not None and not holder.former and same_office(asked, holder.post)


def judged_by_sentence(sample: Sequence[Asked]) -> Iterator[tuple[bool, bool, bool]]:
    """Yield whether country, main sector and office of the named person are right."""
    chance = Random(_SEED)
    documents = [Document(text=sentence(asked, chance), published=asked.day) for asked in sample]
    for asked, record in zip(sample, code_many(documents), strict=True):
        person = _person(asked.name, record.people)
        posts = [one.post for one in record.offices if person and one.person_key == person.key]
        if person is None:
            yield False, False, False
        else:
            yield (
                person.country == asked.country,
                person.sectors[:1] == (sector_of(asked),),
                any(same_office(asked, post) for post in _with_known(person, posts, asked.day)),
            )


def _with_known(person: Person, posts: list[str], day: str) -> list[str]:
    """Return the posts read of a person, and the one that the knowledge finds with them."""
    holder = find_holder(person.name, tuple(posts), person.country, day)
    return posts if holder is None or holder.former else [*posts, holder.post]


def sentence(asked: Asked, chance: Random) -> str:
    """Return a sentence that says of what state and in what office somebody is."""
    state = _states()[asked.part]
    owner = f"{state['name']}’" if state["name"].endswith("s") else f"{state['name']}’s"
    adjective = next(iter(state.get("adjectives", ())), owner)
    template = chance.choice(_data()["sentences"]["templates"])
    return str(template.format(owner=owner, adjective=adjective, post=asked.post, name=asked.name))


def _person(name: str, people: Iterable[Person]) -> Person | None:
    """Return the person of a record that a name is of."""
    fitting = [
        (degree, one.name, one)
        for one in people
        if (degree := max(likeness(one.name, name), likeness(name, one.name))) >= 0
    ]
    return min(fitting, key=lambda row: row[:2])[2] if fitting else None


def sector_of(asked: Asked) -> str:
    """Return the main sector that PLOVER asks for."""
    post = asked.post.lower()
    for row in _data()["sectors"]:
        if any(words in post for words in row["words"]) and (
            row.get("country", asked.country) == asked.country
        ):
            return str(row["sector"])
    return "GOV"


def same_office(asked: Asked, post: str) -> bool:
    """Say whether an answer is the office asked for, in whatever words."""
    if post_likeness(post, asked.post) >= BY_WORDS or post_likeness(asked.post, post) >= BY_WORDS:
        return True
    words = _data()["classes"].get(asked.role, ())
    if asked.role == "leader":
        return any(word in post.lower() for word in words)
    return all(any(word in one.lower() for word in words) for one in (post, asked.post))


@cache
def _data() -> dict[str, Any]:
    text = files("dateline.evaluate").joinpath("data", "holders.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _states() -> dict[str, dict[str, Any]]:
    rows = knowledge.countries()
    return {row["code"]: row for row in rows if row["kind"] in ("state", "dependency")}


@cache
def _codes() -> dict[str, str]:
    """Return the codes of states by their folded names and Correlates of War numbers."""
    found: dict[str, str] = {}
    for row in sorted(knowledge.countries(), key=lambda row: str(row["kind"]) != "state"):
        former = [one["name"] for one in row.get("former", ())]
        for name in (row["name"], *row.get("aliases", ()), *former, str(row.get("cow", ""))):
            if name and name not in row.get("yields", {}):
                found.setdefault(fold(name), row["code"])
    return found


def _rows_of(data: Path) -> Iterator[Asked]:
    """Yield the rows of all tables that begin after 2000 and name a person of a known state."""
    for code, post, role, name, start, end in _raw(data):
        if start[:4] >= _SINCE and code in _states() and name and post:
            state = _states()[code].get("folds_into") or code
            yield Asked(state, post, role, name, day_in_term(start, end), code)


def _raw(data: Path) -> Iterator[tuple[str, str, str, str, str, str]]:
    for row in _table(data / POLITICIANS):
        code = row["iso3"].replace("XKX", "KOS")
        yield code, row["position"], row["role"], row["person"], row["start"], row["end"]
    for row in _table(data / FOREIGN):
        code, post = _codes().get(fold(row["country"]), ""), "Minister of Foreign Affairs"
        yield code, post, "foreign_minister", row["person"], row["start"], ""
    for name in LEADERS:
        for row in _table(data / name):
            code = _codes().get(fold(row["country"]), "")
            post = re.sub(r" of (?:the )?[A-Z].*", "", row["position"])
            role = "head_of_government" if "inister" in post else "head_of_state"
            yield code, post, role, row["person"], row["start_year"], row["end_year"]
    for row in _table(data / FACTBOOK):
        code = row["iso3"].replace("XKX", "KOS")
        role = "head_of_state" if row["role"] == "chief of state" else "head_of_government"
        yield code, row["title"], role, row["person"], row["since"], ""
    for row in _table(data / REIGN):
        code, name = _codes().get(row["cow_code"], ""), re.sub(r" *\(.*", "", row["leader"])
        start, end = (
            f"{row[f'{side}_year']}-{row[f'{side}_month'].zfill(2)}" if row[f"{side}_year"] else ""
            for side in ("start", "end")
        )
        yield code, "Leader", "leader", name, start, end


def _table(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def day_in_term(start: str, end: str) -> str:
    """Return the day in the middle of a term (ISO prefixes), or 90 days on without an end.

    Of a year or month alone the days are taken that are surely in the term, where there are
    any.

    >>> day_in_term("2011-03-02", "2011-03-12"), day_in_term("2011", "2014")
    ('2011-03-07', '2012-12-31')
    """
    first = _last_day(start)
    if not end or end < start[: len(end)]:
        return (first + _AFTER).isoformat()
    last = _first_day(end)
    if last < first:
        first, last = _first_day(start), _last_day(end)
    return (first + (last - first) / 2).isoformat()


def _first_day(prefix: str) -> date:
    """Return the first day of a year, month or day."""
    numbers = [int(number) for number in re.findall(r"\d+", prefix)]
    year, month, day = (*numbers, 1, 1)[:3]
    return date(year, month, day)


def _last_day(prefix: str) -> date:
    """Return the last day of a year, month or day."""
    numbers = [int(number) for number in re.findall(r"\d+", prefix)]
    if len(numbers) > 2:
        return _first_day(prefix)
    year, month = (*numbers, 12)[:2]
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else data_folder()
    sys.stdout.write("\n".join(to_markdown(measure(folder))) + "\n")
