"""From groups of claims to events."""

from collections.abc import Sequence
from typing import Final

from dateline.events.completing import complete
from dateline.events.evidence import amount_of, attribution_of, evidence_of, tolls_of
from dateline.events.given import Report
from dateline.events.groups import Group
from dateline.events.merging import merge
from dateline.events.parties import authorities, parties_of
from dateline.events.topics import contexts_of
from dateline.events.types import types
from dateline.events.when_where import date_of, is_past, place_of
from dateline.records import Claim, Codebook, Coding, Event, Party, content_hash

_FORCE: Final = types("force")
_BY_AUTHORITY: Final = types("by_authority")
_OFFICIAL: Final = types("official")
_OF_STATES: Final = types("of_states")
_PRIVATE: Final = types("private")
_MEETING: Final = types("meeting")
#: Sentences of headline, straps and lead.
_LEAD: Final = 5
_MOST_MODES: Final = 2


def build_events(report: Report) -> tuple[Event, ...]:
    """Return the events of a report in the order of the text."""
    groups = merge(report.context)
    complete(report.context, groups)
    events = [_event(report, group) for group in groups]
    return tuple(event for event in events if event is not None)


def _event(report: Report, group: Group) -> Event | None:
    """Return the event of a group, or None where it is no politics."""
    claims = _main_first(report, group)
    main = claims[0]
    in_order = report.context.told(group)
    date = date_of(report, group.story, in_order)
    actors = parties_of(report, in_order, group.actors, date.value)
    recipients = parties_of(report, in_order, group.recipients, date.value)
    if not _is_political(report, main.manner, group):
        return None
    if main.status in ("negated", "hypothetical") and main.sentence > _LEAD:
        return None  # what might be or is not matters where the report makes a point of it
    if not actors and main.manner in _BY_AUTHORITY:
        actors = authorities(report, main, recipients)
    place, place_text = place_of(report, group.story, in_order, date)
    modes = tuple(dict.fromkeys(c.mode for c in claims if c.mode))[:_MOST_MODES]
    contexts, context_words = contexts_of(report, group.story, claims)
    return Event(
        id=_id(report.document.id, main, date.value, actors, recipients),
        document=report.document.id,
        type=main.type,
        modes=modes,
        contexts=contexts,
        cameo=main.cameo,
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        place_text=place_text,
        status=main.status,
        background=all(is_past(report, claim, date) for claim in claims),
        attribution=attribution_of(report, in_order),
        object=next((c.object for c in claims if c.object), ""),
        amount=amount_of(report, in_order),
        tolls=tolls_of(report, in_order),
        evidence=tuple(evidence_of(report, claim) for claim in in_order),
        confidence=_confidence(claims, actors, recipients),
        context_words=context_words,
        coding=_coding(report.codebook, main.type, modes),
    )


def _coding(codebook: Codebook, kind: str, modes: Sequence[str]) -> Coding | None:
    """Return how a codebook of the user's own codes an event, None for the shipped one."""
    if not codebook.digest:
        return None
    return Coding(codebook.name, codebook.quad(kind), codebook.scale(kind, modes))


def _main_first(report: Report, group: Group) -> list[Claim]:
    """Return the claims of a group, the one that tells most before the others."""
    terse, claims = report.context.terse, report.context.told(group)
    main = max(claims, key=lambda c: (not terse[c.sentence], bool(c.mode), c.score, -c.start))
    return [main, *(claim for claim in claims if claim is not main)]


def _id(
    document: str, main: Claim, day: str, actors: Sequence[Party], recipients: Sequence[Party]
) -> str:
    sides = [*(party.key for party in actors), "to", *(party.key for party in recipients)]
    return content_hash("|".join([document, main.type, main.frame, day, *sides, str(main.start)]))


def _is_political(report: Report, kind: str, group: Group) -> bool:
    """Say whether anyone in the event has a part in politics.

    Force and release need none: who shoots or jails is often not told. Words and deals
    do: firms, teams and private people among themselves are no politics.
    """
    entities = [report.context.answers.entities[e] for e in (*group.actors, *group.recipients)]
    if kind == "CONSULT" and sum(bool(entity.country) for entity in entities) < 2:
        return False
    if kind in _FORCE:
        return any(entity.country or entity.sectors for entity in entities)
    if kind in _OFFICIAL:  # a tourist's visit or a donor's gift is no politics
        entities = entities[: len(group.actors)]
    private = _MEETING if kind == "CONSULT" else _PRIVATE
    return any(
        entity.kind == "state" or entity.country in _OF_STATES or not set(entity.sectors) <= private
        for entity in entities
    )


def _confidence(
    claims: Sequence[Claim], actors: Sequence[Party], recipients: Sequence[Party]
) -> float:
    """Return 0 to 1: the best claim's score, more when told again, less with gaps."""
    score = max(claim.score for claim in claims)
    score += 0.03 * min(3, len({claim.sentence for claim in claims}) - 1)
    parties = [*actors, *recipients]
    score -= 0.08 * sum(not party.code for party in parties) / max(1, len(parties))
    return round(min(0.99, max(0.05, score)), 3)
