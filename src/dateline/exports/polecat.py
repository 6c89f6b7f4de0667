"""POLECAT: PLOVER events in rows, one for each actor and recipient."""

from collections.abc import Iterator

from dateline.exports.codes import cow
from dateline.exports.delimited import Layout
from dateline.exports.entries import (
    POINTS,
    Entry,
    Party,
    Record,
    Row,
    dyads,
    exact_day,
    joined,
    place_of,
)
from dateline.knowledge import plover


def polecat_rows(entry: Entry) -> Iterator[Row]:
    """Yield the rows of an event. All have its id, by which they are one event."""
    record = entry.record
    shared = {**_event(record), **_place(record), **_story(entry)}
    for actor, recipient in dyads(record):
        yield {**shared, **_side(actor, "Actor"), **_side(recipient, "Recipient")}


def _event(record: Record) -> Row:
    quads = plover()["quads"]
    quad = record["quad_code"]
    return {
        "Event ID": record["id"],
        "Event Date": exact_day(record),
        "Event Type": joined(record["event"]),
        "Event Mode": joined(record["mode"]),
        "Intensity": record["event_scale"],
        "Quad Code": str(quads[quad - 1]).upper() if quad else None,
        "Contexts": joined(record["context"]),
    }


def _side(party: Party | None, side: str) -> Row:
    """Return one party. Its Wikipedia page is not known, only its Wikidata id."""
    if party is None:
        return {}
    sectors = party["sector"]
    return {
        f"{side} Name": party["name"] or None,
        f"{side} Country": party["code"],
        f"{side} COW": cow(party["code"]),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": joined(sectors),
        f"{side} Title": party["office"],
        f"{side} Name Raw": party["entity_text"],
    }


def _place(record: Record) -> Row:
    place = place_of(record)
    exact = place.get("resolution") in POINTS
    return {
        "Placename": place.get("resolved_place"),
        "City": place.get("city"),
        "District": place.get("district"),
        "Province": place.get("province"),
        "Country": place.get("country_code"),
        "Latitude": place.get("lat") if exact else None,
        "Longitude": place.get("lon") if exact else None,
        "GeoNames ID": place.get("geonameid"),
        "Raw Placename": place.get("extracted_place"),
        "Feature Type": place.get("feature_code"),
    }


def _story(entry: Entry) -> Row:
    cited, report = entry.record["cite_info"], entry.report
    return {
        "Source": cited["publication"],
        "Publication Date": cited["date"],
        "Story People": joined(report.people),
        "Story Organizations": joined(report.organisations),
        "Story Locations": joined(report.places),
        "Language": cited["language"],
        "Version": entry.record["coder"],
    }


POLECAT = Layout("polecat", polecat_rows)
