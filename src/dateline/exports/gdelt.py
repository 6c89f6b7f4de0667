"""GDELT 2.0: CAMEO events in 61 columns, one row for each pair of actors."""

from collections.abc import Iterator
from typing import Final

from dateline.exports.codes import ActorCode, actor_code, adm1, fips, quad
from dateline.exports.delimited import Layout
from dateline.exports.entries import (
    POINTS,
    Entry,
    Party,
    Record,
    Row,
    compact,
    dyads,
    exact_day,
    number_of,
    place_of,
)

#: GDELT's types of places: none, state, division of the USA, town there, town, division.
_NOWHERE, _STATE, _US_DIVISION, _US_TOWN, _TOWN, _DIVISION = range(6)
_HEAD: Final = frozenset(("headline", "strap"))


def gdelt_rows(entry: Entry) -> Iterator[Row]:
    """Yield the rows of an event, each with an id of its own."""
    record = entry.record
    shared = {**_dates(record), **_event(entry), **_action_place(record)}
    nowhere: Row = {"Actor1Geo_Type": _NOWHERE, "Actor2Geo_Type": _NOWHERE}
    for number, (one, other) in enumerate(dyads(record)):
        ids: Row = {"GlobalEventID": number_of(record["id"], number)}
        yield {**shared, **nowhere, **ids, **_actor(one, "Actor1"), **_actor(other, "Actor2")}


def _dates(record: Record) -> Row:
    date = record["date"] or ""
    day = exact_day(record)
    return {
        "Day": compact(day),
        "MonthYear": compact(date[:7]) if len(date) >= 7 else None,
        "Year": compact(date[:4]),
        "FractionDate": _fraction(day) if day else None,
    }


def _fraction(day: str) -> float:
    """Return GDELT's year with a fraction, in which every month has thirty days."""
    year, month, number = map(int, day.split("-"))
    return round(year + min((30 * (month - 1) + number) / 365, 0.9999), 4)


def _event(entry: Entry) -> Row:
    record, counts = entry.record, entry.counts
    code = record["cameo"]
    added = compact(record["cite_info"]["date"])
    return {
        "IsRootEvent": int(_leads(entry)),
        "EventCode": code,
        "EventBaseCode": code[:3] if code else None,
        "EventRootCode": code[:2] if code else None,
        "QuadClass": quad(code, "gdelt"),
        "GoldsteinScale": record["goldstein"],
        "NumMentions": counts.mentions,
        "NumSources": counts.sources,
        "NumArticles": counts.articles,
        "DATEADDED": added * 1_000_000 if added and added > 9_999_999 else None,
        "SOURCEURL": record["cite_info"]["url"],
    }


def _leads(entry: Entry) -> bool:
    """Say whether the event is told in the headline, a strap or the first sentence."""
    return any(
        evidence["part"] in _HEAD or evidence["sequence"] == entry.report.lead
        for evidence in entry.record["text_info"]
    )


def _actor(party: Party | None, side: str) -> Row:
    if party is None:
        return {}
    code: ActorCode = actor_code(party, "gdelt")
    row: Row = {
        f"{side}Code": code.whole or None,
        f"{side}Name": (party["name"] or party["entity_text"] or "").upper() or None,
        f"{side}CountryCode": code.country or None,
        f"{side}KnownGroupCode": code.group or None,
        f"{side}Religion1Code": code.religion or None,
    }
    return {**row, **{f"{side}Type{n}Code": role for n, role in enumerate(code.types[:3], 1)}}


def _action_place(record: Record) -> Row:
    """Return where it happened. A state has no point here: GDELT's would be its centre."""
    place = place_of(record)
    code = place.get("country_code")
    state = fips(code)
    if state is None:
        return {"ActionGeo_Type": _NOWHERE}
    kind = _kind(str(place["resolution"]), code == "USA")
    division = adm1(code, place["province"])
    names = [place["resolved_place"], place["province"], place["country"]]
    row: Row = {
        "ActionGeo_Type": kind,
        "ActionGeo_Fullname": ", ".join(dict.fromkeys(name for name in names if name)),
        "ActionGeo_CountryCode": state,
        "ActionGeo_ADM1Code": state if kind == _STATE else division,
        "ActionGeo_Lat": place["lat"],
        "ActionGeo_Long": place["lon"],
    }
    if kind not in (_TOWN, _US_TOWN):
        row["ActionGeo_FeatureID"] = row["ActionGeo_ADM1Code"]
    return row


def _kind(resolution: str, american: bool) -> int:
    if resolution in POINTS:
        return _US_TOWN if american else _TOWN
    if resolution in ("province", "district"):
        return _US_DIVISION if american else _DIVISION
    return _STATE


GDELT = Layout("gdelt", gdelt_rows)
