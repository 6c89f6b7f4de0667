"""Events of the store as they are compared, and what is kept of them for that."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import Any, Final

from dateline.incidents.blocking import is_dated, loose_keys, timed_keys, tolerance
from dateline.incidents.groups import Bounds, bounds_of
from dateline.incidents.happenings import (
    Happening,
    Side,
    Site,
    name_words,
    span_of,
)
from dateline.incidents.manner import NEWS, Manner, manner_of, packed, unpacked
from dateline.incidents.words import stem, terms
from dateline.store.database import Store
from dateline.store.incidents.sql import sql

#: Places so exact that another one is another place.
_EXACT: Final = ("city", "point")
#: Events asked for at a time.
_ASKED: Final = 5000
#: Parties kept ready: the same come again and again.
_SIDES: Final = 20_000

#: Stems of the sentences, of the title, of the words of the act and of those around them; how
#: the act is told.
Words = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], Manner]
#: Characters around the words of an act that belong to it.
_BEFORE: Final = 50
_AFTER: Final = 70


def happenings(store: Store, events: Iterable[str]) -> dict[str, Happening]:
    """Return events that have been indexed, by id."""
    wanted = sorted(events)
    found: dict[str, Happening] = {}
    for first in range(0, len(wanted), _ASKED):
        values = {"events": wanted[first : first + _ASKED], "documents": None}
        found |= _happenings(store, values, {})
    return found


def bounds(store: Store, events: Sequence[str]) -> dict[str, Bounds]:
    """Return within what events can be one with others, by id."""
    rows = store.fetch(sql("bounds"), {"events": list(events)})
    return {
        key: bounds_of(type_, span_of(date or "", end or "", basis), _site(*site))
        for key, type_, date, end, basis, *site in rows
    }


def of_reports(store: Store, reports: Sequence[tuple[str, str, str, str]]) -> list[Happening]:
    """Return the events of reports as (id, text, title, published), read anew from the texts."""
    values = {"events": None, "documents": [row[0] for row in reports]}
    return list(_happenings(store, values, _words(store, reports)).values())


def index_row(one: Happening) -> tuple[object, ...]:
    """Return what the table ``incident_events`` keeps of an event."""
    return (
        one.id,
        one.document,
        _lines(sorted(one.words)),
        _lines(sorted(one.title)),
        _lines(sorted(one.triggers)),
        _lines([*sorted(one.near), *packed(one.manner)]),
        _lines(timed_keys(one)),
        _lines(loose_keys(one)),
        is_dated(one),
        one.span.first,
        one.span.last,
        tolerance(one),
    )


def _words(store: Store, reports: Sequence[tuple[str, str, str, str]]) -> dict[str, Words]:
    """Return the stems of the sentences, the title and the triggers of events.

    How an act is told is looked at in dated reports alone: of others it says nothing.
    """
    texts = {key: text for key, text, *_ in reports}
    titles = {key: terms(title) for key, _, title, _ in reports}
    dated = {key for key, *_, published in reports if published}
    found: dict[str, tuple[str, set[str], set[str], set[str]]] = {}
    manners: dict[str, Manner] = {}
    for document, event, start, end, spans in store.fetch(
        sql("claims"), {"documents": list(texts), "events": None}
    ):
        text = texts[document]
        _, words, triggers, near = found.setdefault(event, (document, set(), set(), set()))
        words |= terms(text[start:end])
        acts = json.loads(spans)
        if document in dated:
            manner = manner_of(text, start, end, acts)
            manners[event] = manners.get(event, NEWS).joined(manner)
        for first, last in acts:
            triggers |= {stem(word) for word in text[first:last].split()} - {""}
            near |= terms(text[max(start, first - _BEFORE) : min(end, last + _AFTER)])
    return {
        event: (
            frozenset(words),
            titles[document],
            frozenset(triggers),
            frozenset(near),
            manners.get(event, NEWS),
        )
        for event, (document, words, triggers, near) in found.items()
    }


def _happenings(
    store: Store, values: Mapping[str, object], words: Mapping[str, Words]
) -> dict[str, Happening]:
    sides: dict[tuple[str, str], list[Side]] = {}
    for event, role, key, code, identifier, name in store.fetch(sql("sides"), values):
        side = _side(key, code or "", identifier or "", name or "")
        sides.setdefault((event, role), []).append(side)
    rows = store.fetch(sql("happenings"), values)
    return {row[0]: _happening(row, sides, words.get(row[0])) for row in rows}


@lru_cache(maxsize=_SIDES)
def _side(key: str, code: str, identifier: str, name: str) -> Side:
    return Side(key, code, identifier, name_words(name))


def _happening(
    row: tuple[Any, ...], sides: Mapping[tuple[str, str], list[Side]], words: Words | None
) -> Happening:
    key, document, number, published, type_, modes, status, date, end, basis, *rest = row
    country, geonameid, province, resolution, lat, lon, *rest = rest
    dead, injured, arrested, amount, *indexed, background = rest
    sentence, title, triggers, near, manner = words or _indexed(indexed)
    return Happening(
        key,
        document,
        number,
        published or "",
        type_,
        frozenset(modes or ()),
        status or "",
        span_of(date or "", end or "", basis),
        _site(country, geonameid, province, resolution, lat, lon),
        tuple(sides.get((key, "actor"), ())),
        tuple(sides.get((key, "recipient"), ())),
        (dead, injured, arrested),
        amount,
        sentence,
        title,
        triggers,
        near,
        manner,
        bool(background),
    )


def _site(
    country: str | None,
    geonameid: int | None,
    province: str | None,
    resolution: str | None,
    lat: float | None,
    lon: float | None,
) -> Site:
    return Site(country or "", geonameid or 0, province or "", resolution in _EXACT, lat, lon)


def _lines(items: Iterable[object]) -> str:
    """Return items as one text, a line each; no stem has a line's end in it."""
    return "\n".join(map(str, items))


def _indexed(kept: Sequence[str | None]) -> Words:
    """Return words as the table ``incident_events`` keeps them."""
    sentence, title, triggers, near = (_stems(item) for item in kept)
    plain, manner = unpacked(near)
    return sentence, title, triggers, plain, manner


def _stems(lines: str | None) -> frozenset[str]:
    """Return the stems of a text of lines, the same ones as the same objects."""
    return frozenset(map(intern, lines.split("\n"))) if lines else frozenset()
