"""Records to rows: what one report gives, table by table.

The order of the fields is that of COLUMNS; their types stand in the schema.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from dateline.exports.plover import coding_of, event_json, goldstein, to_line
from dateline.records import Document, Event, Evidence, Party, Place, Record

Row = tuple[object, ...]

_PLACE: Final = (
    "country country_name geonameid lat lon city district province feature_class feature_code"
    " resolution"
)

#: The columns that a row fills, by table.
COLUMNS: Final = {
    table: tuple(names.split())
    for table, names in {
        "documents": "id title publisher published url language origin text characters words"
        " reader",
        "parts": "document number kind start_char end_char story author date place",
        "sentences": "document number start_char end_char part",
        "events": "id document number type modes contexts cameo quad_code score goldstein date"
        " enddate precision basis status background object amount currency dead injured"
        f" arrested place_text place {_PLACE} place_score place_rivals place_why confidence"
        " attribution json",
        "claims": "event document number sequence start_char end_char part words actor_words"
        " recipient_words frame score rivals",
        "actors": "event document role number key name code sectors office identifier text"
        " start_char end_char known",
        "offices": "id document number person person_key as_written rank post country sectors"
        " former reported start_char end_char",
        "people": "key document number name also rank postnominals country sectors identifier"
        " known",
        "quotes": "id document number speaker speaker_key country start_char end_char text date"
        " part",
        "places": f"document number text name {_PLACE} score rivals why",
    }.items()
}

_TOLLS: Final = ("dead", "injured", "arrested")
#: A larger number of people is a misreading, and would not fit the column.
_MOST_PEOPLE: Final = 10**12


def rows_of(record: Record, reader: str) -> dict[str, list[Row]]:
    """Return the rows of a record by table; ``reader`` is the version that read it."""
    document = record.document
    key = document.id
    events = list(enumerate(record.events))
    return {
        "documents": [_document(record, key, reader)],
        "parts": list(_parts(document, key)),
        "sentences": list(_sentences(record, key)),
        "events": [_event(event, number, document, key) for number, event in events],
        "claims": [
            _claim(evidence, number, event.id, key)
            for event in record.events
            for number, evidence in enumerate(event.evidence)
        ],
        "actors": [row for event in record.events for row in _parties(event, key)],
        "offices": list(_offices(record, key)),
        "people": list(_people(record, key)),
        "quotes": list(_quotes(record, key)),
        "places": [
            (key, number, text, place.name, *_place(place), place.score, place.rivals, place.why)
            for number, (text, place) in enumerate(record.places)
        ],
    }


def _document(record: Record, key: str, reader: str) -> Row:
    document = record.document
    words = len(record.document.text.split())
    return (
        key,
        document.title,
        document.publisher,
        document.published,
        document.url,
        document.language,
        document.origin,
        document.text,
        len(document.text),
        words,
        reader,
    )


def _parts(document: Document, key: str) -> Iterator[Row]:
    for number, part in enumerate(document.parts):
        span = (part.start, part.end)
        yield (key, number, part.kind, *span, part.story, part.author, part.date, part.place)


def _sentences(record: Record, key: str) -> Iterator[Row]:
    """Yield the sentences, each with the kind of the part that it begins in."""
    parts = sorted(record.document.parts, key=lambda part: part.start)
    starts = [part.start for part in parts]
    for number, parse in enumerate(record.parses):
        place = bisect_right(starts, parse.start) - 1
        inside = place >= 0 and parse.start < parts[place].end
        yield (key, number, parse.start, parse.end, parts[place].kind if inside else "")


def _event(event: Event, number: int, document: Document, key: str) -> Row:
    value, currency = event.amount or (None, None)
    place, coding = event.place, coding_of(event)
    return (
        event.id,
        key,
        number,
        event.type,
        event.modes,
        event.contexts,
        event.cameo,
        coding.quad,
        coding.scale,
        goldstein(event.cameo),
        event.date.value,
        event.date.end,
        event.date.precision,
        event.date.basis,
        event.status,
        event.background,
        event.object,
        value,
        currency,
        *_tolls(event.tolls),
        event.place_text,
        place.name if place else "",
        *_place(place),
        place.score if place else None,
        place.rivals if place else (),
        place.why if place else "",
        event.confidence,
        tuple(source.source for source in event.attribution),
        to_line(event_json(event, document)),
    )


def _tolls(tolls: tuple[tuple[str, int], ...]) -> Iterator[int | None]:
    for kind in _TOLLS:
        figures = [min(value, _MOST_PEOPLE) for name, value in tolls if name == kind]
        yield max(figures, default=None)


def _place(place: Place | None) -> Row:
    if place is None:
        return ("", "", None, None, None, "", "", "", "", "", "")
    return (
        place.country,
        place.country_name,
        place.geonameid or None,
        place.lat,
        place.lon,
        place.city,
        place.district,
        place.province,
        place.feature_class,
        place.feature_code,
        place.resolution,
    )


def _claim(evidence: Evidence, number: int, event: str, key: str) -> Row:
    rivals = [
        {"frame": rival.frame, "type": rival.type, "score": rival.score}
        for rival in evidence.rivals
    ]
    return (
        event,
        key,
        number,
        evidence.sequence,
        evidence.start,
        evidence.end,
        evidence.part,
        _json(evidence.words),
        _json(evidence.actor_words),
        _json(evidence.recipient_words),
        evidence.frame,
        evidence.score,
        _json(rivals),
    )


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _parties(event: Event, key: str) -> Iterator[Row]:
    yield from _role(event.actors, "actor", event.id, key)
    yield from _role(event.recipients, "recipient", event.id, key)


def _role(parties: Iterable[Party], role: str, event: str, key: str) -> Iterator[Row]:
    for number, party in enumerate(parties):
        yield (
            event,
            key,
            role,
            number,
            party.key,
            party.name,
            party.code,
            party.sectors,
            party.office,
            party.identifier,
            party.entity_text,
            party.start,
            party.end,
            party.known,
        )


def _offices(record: Record, key: str) -> Iterator[Row]:
    for number, office in enumerate(record.offices):
        yield (
            office.id,
            key,
            number,
            office.person,
            office.person_key,
            office.as_written,
            office.rank,
            office.post,
            office.country,
            office.sectors,
            office.former,
            office.reported,
            office.start,
            office.end,
        )


def _people(record: Record, key: str) -> Iterator[Row]:
    for number, person in enumerate(record.people):
        yield (
            person.key,
            key,
            number,
            person.name,
            person.also,
            person.rank,
            person.postnominals,
            person.country,
            person.sectors,
            person.identifier,
            person.known,
        )


def _quotes(record: Record, key: str) -> Iterator[Row]:
    for number, quote in enumerate(record.quotes):
        yield (
            quote.id,
            key,
            number,
            quote.speaker,
            quote.speaker_key,
            quote.country,
            quote.start,
            quote.end,
            quote.text,
            quote.date,
            quote.part,
        )
