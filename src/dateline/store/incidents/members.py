"""Which events are one incident, worked out of the pairs and the judgements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.incidents.clustering import Pair, Ties, cluster, components
from dateline.incidents.scoring import setting
from dateline.records import content_hash
from dateline.store.database import Store
from dateline.store.incidents.rows import bounds
from dateline.store.incidents.sql import sql

#: Events of parts that hang together, worked on at a time.
_GROUP: Final = 5000


@dataclass(frozen=True, slots=True)
class Known:
    """An event among those known: its report, and its place in the order of events."""

    document: str
    order: int


def known_events(store: Store, known_on: str | None = None) -> dict[str, Known]:
    """Return the events of reports published up to a day, or of all, by id."""
    rows = store.fetch(sql("events_known"), {"known_on": known_on})
    return {row[0]: Known(row[1], number) for number, row in enumerate(rows)}


def parts_of(store: Store, events: Iterable[str], ties: Ties) -> list[list[str]]:
    """Return events that hang together by likely pairs and judgements, alone or more."""
    values = {"least": setting("link"), "events": None}
    links = [(one, two) for one, two, _ in store.fetch(sql("pairs"), values)]
    return components(events, [*links, *ties.must])


def incidents_of(
    store: Store, parts: Iterable[Sequence[str]], known: Mapping[str, Known], ties: Ties
) -> list[tuple[str, str, str]]:
    """Return (event, report, incident) of parts that hang together, part by part."""
    found: list[list[str]] = []
    waiting: list[Sequence[str]] = []
    for part in parts:
        if len(part) == 1:
            found.append(list(part))
            continue
        waiting.append(part)
        if sum(map(len, waiting)) >= _GROUP:
            found += _clusters(store, waiting, ties)
            waiting = []
    found += _clusters(store, waiting, ties)
    return [
        (event, known[event].document, name)
        for group in found
        for name in [incident_id(min(group, key=lambda event: known[event].order))]
        for event in group
    ]


def incident_id(first: str) -> str:
    """Return the id of the incident whose earliest event is given."""
    return content_hash("incident", first)


def _clusters(store: Store, parts: Sequence[Sequence[str]], ties: Ties) -> list[list[str]]:
    events = [event for part in parts for event in part]
    if not events:
        return []
    own_bounds = bounds(store, events)
    home = {event: number for number, part in enumerate(parts) for event in part}
    scores: list[dict[Pair, float]] = [{} for _ in parts]
    for one, two, score in store.fetch(sql("pairs"), {"least": 0.0, "events": events}):
        if home[one] == home[two]:
            scores[home[one]][one, two] = score
    link = setting("link")
    found = []
    for part, own in zip(parts, scores, strict=True):
        found += cluster({event: own_bounds[event] for event in part}, own, link, ties)
    return found
