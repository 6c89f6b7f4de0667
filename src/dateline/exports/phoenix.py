"""Phoenix: CAMEO events in rows, one for each source and target, with actor codes."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from dateline.exports.codes import actor_code, quad
from dateline.exports.delimited import Layout
from dateline.exports.entries import (
    Entry,
    Party,
    Record,
    Row,
    compact,
    dyads,
    exact_day,
    joined,
    number_of,
    place_of,
    point,
)
from dateline.knowledge import countries
from dateline.lists import words

#: What a code may begin with besides a state; KSV is CAMEO's Kosovo.
_OTHER_ROOTS: Final = frozenset(("IGO", "NGO", "IMG", "MNC", "KSV"))


def phoenix_rows(entry: Entry) -> Iterator[Row]:
    """Yield the rows of an event."""
    record = entry.record
    shared = {**_date(record), **_event(record), **_place(record), **_story(entry)}
    _, _, version = str(record["coder"]).partition(" ")
    for number, (source, target) in enumerate(dyads(record)):
        ids: Row = {"id_version": f"{number_of(record['id'], number)}_v{version}"}
        yield {**shared, **ids, **_side(source, "source"), **_side(target, "target")}


def _date(record: Record) -> Row:
    parts = (record["date"] or "").split("-")
    year, month, day = (*parts, "", "")[:3]
    return {
        "date": compact(exact_day(record)),
        "year": year or None,
        "month": month or None,
        "day": day or None,
    }


def _event(record: Record) -> Row:
    code = record["cameo"]
    counted = Counter(word["context"] for word in record.get("context_info", ()))
    issues = [f"{context},{counted[context] or 1}" for context in record["context"]]
    return {
        "code": code,
        "root_code": code[:2] if code else None,
        "quad_class": quad(code, "phoenix"),
        "goldstein": record["goldstein"],
        "issues": joined(issues),
    }


def _side(party: Party | None, side: str) -> Row:
    """Return a code and its parts: three letters each, the state or kind first."""
    whole = actor_code(party).whole
    parts = [whole[start : start + 3] for start in range(0, len(whole), 3)]
    root = parts.pop(0) if parts and parts[0] in _roots() else None
    agents = words("dateline.exports", "phoenix_agents")
    agent = parts.pop(0) if parts and parts[0] in agents else None
    return {
        side: whole or None,
        f"{side}_root": root,
        f"{side}_agent": agent,
        f"{side}_others": joined(parts),
    }


@cache
def _roots() -> frozenset[str]:
    return frozenset(entry["code"] for entry in countries()) | _OTHER_ROOTS


def _place(record: Record) -> Row:
    place = place_of(record)
    latitude, longitude = point(record)
    return {
        "lat": latitude,
        "lon": longitude,
        "placeName": place.get("resolved_place"),
        "stateName": place.get("province"),
        "countryName": place.get("country"),
    }


def _story(entry: Entry) -> Row:
    cited = entry.record["cite_info"]
    sentences = sorted({evidence["sequence"] for evidence in entry.record["text_info"]})
    return {
        "ids": joined([f"{entry.report.id}_{sentence + 1}" for sentence in sentences]),
        "urls": cited["url"],
        "sources": cited["publication"],
    }


PHOENIX = Layout("phoenix", phoenix_rows)
