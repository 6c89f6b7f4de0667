"""ICEWS: CAMEO events in rows, one for each source and target, with names and sectors."""

from collections.abc import Iterator

from dateline.exports.codes import icews_sectors, icews_state
from dateline.exports.delimited import Layout
from dateline.exports.entries import (
    Entry,
    Party,
    Record,
    Row,
    dyads,
    exact_day,
    number_of,
    place_of,
    point,
)
from dateline.knowledge import cameo


def icews_rows(entry: Entry) -> Iterator[Row]:
    """Yield the rows of an event, each with an id of its own."""
    record = entry.record
    shared = {**_event(entry), **_place(record)}
    for number, (source, target) in enumerate(dyads(record)):
        ids: Row = {"Event ID": number_of(record["id"], number)}
        yield {**shared, **ids, **_side(source, "Source"), **_side(target, "Target")}


def _event(entry: Entry) -> Row:
    record = entry.record
    known = cameo().get(record["cameo"] or "", {})
    sentences = [evidence["sequence"] for evidence in record["text_info"]]
    return {
        "Event Date": exact_day(record),
        "Event Text": known.get("name"),
        "CAMEO Code": record["cameo"],
        "Intensity": record["goldstein"],
        "Story ID": number_of(entry.report.id),
        "Sentence Number": min(sentences) + 1 if sentences else None,
        "Publisher": record["cite_info"]["publication"],
    }


def _side(party: Party | None, side: str) -> Row:
    if party is None:
        return {}
    return {
        f"{side} Name": party["name"] or party["entity_text"],
        f"{side} Sectors": icews_sectors(party),
        f"{side} Country": icews_state(party["code"]),
    }


def _place(record: Record) -> Row:
    place = place_of(record)
    latitude, longitude = point(record)
    return {
        "City": place.get("city"),
        "District": place.get("district"),
        "Province": place.get("province"),
        "Country": icews_state(place.get("country_code")),
        "Latitude": latitude,
        "Longitude": longitude,
    }


ICEWS = Layout("icews", icews_rows)
