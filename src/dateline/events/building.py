"""From groups of claims to events: parties, date, place, evidence, confidence."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.events.completing import complete
from dateline.events.merging import Context, Group, merge
from dateline.events.speakers import Speaker
from dateline.records import (
    ActorEntity,
    Attribution,
    Claim,
    Document,
    Event,
    Evidence,
    Parse,
    Party,
    Place,
    ResolvedDate,
    content_hash,
)

_NO_DATE: Final = ResolvedDate("")
_FORCE: Final = frozenset({"ASSAULT", "COERCE", "RETREAT", "PROTEST", "MOBILIZE"})
#: Types that an authority does where the report names nobody.
_BY_AUTHORITY: Final = frozenset({"COERCE"})
_OFFICIAL: Final = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE"})
_PRIVATE: Final = frozenset({"BUS", "JRN", "MED", "EDU", "AGR", "LAB"})
_BASES: Final = ("stated", "resolved", "assumed")


@dataclass(frozen=True, slots=True)
class Setting:
    """A story's own day and place: what its lead says, else the report's."""

    date: ResolvedDate
    place: Place | None
    place_text: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that events are built from. ``kinds`` gives the part of each sentence."""

    document: Document
    parses: Sequence[Parse]
    context: Context
    kinds: Sequence[str]
    settings: dict[int, Setting]
    speakers: Sequence[Speaker | None]


def build_events(report: Report) -> tuple[Event, ...]:
    """Return the events of a report in the order of the text."""
    groups = merge(report.context)
    complete(report.context, groups)
    events = [_event(report, group) for group in groups]
    return tuple(event for event in events if event is not None)


def _event(report: Report, group: Group) -> Event | None:
    context = report.context
    claims = [context.claims[n] for n in group.claims]
    main = max(
        claims, key=lambda c: (not context.terse[c.sentence], bool(c.mode), c.score, -c.start)
    )
    actors = _parties(report, claims, group.actors)
    recipients = _parties(report, claims, group.recipients)
    if not _is_political(report, main.type, group):
        return None
    if main.status == "negated" and not (actors and recipients):
        return None
    date = _date(report, group, claims)
    if not actors and main.type in _BY_AUTHORITY:
        actors = _authorities(report, main, group, recipients)
    place, place_text = _place(report, group, claims, date)
    key = "|".join(
        [report.document.id, main.type, main.frame, date.value]
        + [p.key for p in actors]
        + ["to"]
        + [p.key for p in recipients]
        + [str(main.start)]
    )
    return Event(
        id=content_hash(key),
        document=report.document.id,
        type=main.type,
        modes=tuple(dict.fromkeys(c.mode for c in _main_first(main, claims) if c.mode))[:2],
        contexts=tuple(sorted({context for c in claims for context in c.contexts})),
        cameo=main.cameo,
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        place_text=place_text,
        status=main.status,
        background=all(_is_past(report, claim, date) for claim in claims),
        attribution=_attribution(report, claims),
        object=next((c.object for c in _main_first(main, claims) if c.object), ""),
        amount=_amount(report, claims),
        tolls=_tolls(report, claims),
        evidence=tuple(_evidence(report, claim) for claim in claims),
        confidence=_confidence(claims, actors, recipients),
    )


def _main_first(main: Claim, claims: Sequence[Claim]) -> list[Claim]:
    return [main, *(claim for claim in claims if claim is not main)]


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
        entities = [report.context.answers.entities[e] for e in group.actors]
    return any(entity.kind == "state" or not set(entity.sectors) <= _PRIVATE for entity in entities)


# ------------------------------------------------------------------ parties


def _parties(report: Report, claims: Sequence[Claim], entities: Sequence[int]) -> tuple[Party, ...]:
    found = [_party(report, claims, number) for number in entities]
    kept = [party for party in found if not _is_said_again(party, found)]
    return tuple(kept)


def _authorities(
    report: Report, main: Claim, group: Group, recipients: Sequence[Party]
) -> tuple[Party, ...]:
    """Return who arrests and sentences where nobody is named: the state it happens in.

    That is where the event takes place, else the country of those it happens to. The
    party has no words of its own; its offsets are those of the deed.
    """
    places = report.context.answers.places
    place = places[main.place] if main.place >= 0 else None
    code = place.country if place is not None else ""
    code = code or next((party.code for party in recipients if party.code), "")
    if not code:
        return ()
    word = report.parses[main.sentence].words[main.trigger[0]]
    text = report.document.text[word.start : word.end]
    key = f"implied-{code}"
    return (
        Party(
            key,
            "authorities (implied)",
            code,
            ("GOV",),
            "",
            "",
            text,
            word.start,
            word.end,
            known=False,
        ),
    )


def _is_said_again(party: Party, others: Sequence[Party]) -> bool:
    """Say whether a bare state stands beside someone who acts for it."""
    return party.key.startswith("state-") and any(
        other.code == party.code and not other.key.startswith("state-") and other.code
        for other in others
    )


def _party(report: Report, claims: Sequence[Claim], number: int) -> Party:
    context = report.context
    entity = context.answers.entities[number]
    mention = _mention_of(context, claims, number)
    actor = context.mentions.actors[mention]
    text = report.document.text[actor.start : actor.end]
    return Party(
        key=entity.key,
        name=entity.name,
        code=entity.country,
        sectors=_sectors(entity),
        office=entity.office,
        identifier=entity.identifier,
        entity_text=" ".join(text.split()),
        start=actor.start,
        end=actor.end,
        known=entity.known,
    )


def _sectors(entity: ActorEntity) -> tuple[str, ...]:
    if entity.sectors:
        return entity.sectors
    return ("GOV",) if entity.kind == "state" else ()


def _mention_of(context: Context, claims: Sequence[Claim], number: int) -> int:
    """Return the mention by which the claims name an entity, body text first."""
    for claim in sorted(claims, key=lambda c: (context.terse[c.sentence], c.start)):
        for mention in (*claim.actors, *claim.recipients):
            if number in context.answers.actors[mention].entities:
                return mention
    return context.answers.entities[number].mentions[0]


# ------------------------------------------------------------------ when and where


def _date(report: Report, group: Group, claims: Sequence[Claim]) -> ResolvedDate:
    dates = report.context.answers.dates
    found = [dates[c.date] for c in claims if c.date >= 0 and dates[c.date].value]
    if found:
        return min(found, key=lambda d: (_BASES.index(d.basis), -len(d.value)))
    if any(c.date >= 0 for c in claims) or all(c.background for c in claims):
        return _NO_DATE
    if all(c.status == "future" for c in claims):
        return _NO_DATE
    return report.settings[group.story].date


def _is_past(report: Report, claim: Claim, date: ResolvedDate) -> bool:
    published = report.document.published
    if claim.background:
        return True
    if not date.value or not published or date.basis == "assumed":
        return False
    if date.precision in ("month", "year"):
        return date.value < published[: len(date.value)]
    return _days(published) - _days(date.end or date.value) > 14


def _days(day: str) -> int:
    try:
        return datetime.date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return 0


def _place(
    report: Report, group: Group, claims: Sequence[Claim], date: ResolvedDate
) -> tuple[Place | None, str]:
    context = report.context
    for claim in claims:
        if claim.place >= 0 and context.answers.places[claim.place] is not None:
            return context.answers.places[claim.place], context.mentions.places[claim.place].name
    setting = report.settings[group.story]
    if date.value == setting.date.value and not all(c.background for c in claims):
        return setting.place, setting.place_text
    return None, ""


# ------------------------------------------------------------------ what goes with it


def _attribution(report: Report, claims: Sequence[Claim]) -> tuple[Attribution, ...]:
    context = report.context
    found: dict[str, Attribution] = {}
    for claim in claims:
        for number in claim.speech:
            said = context.mentions.speech[number]
            speaker = report.speakers[number]
            if speaker is None:
                continue
            kind = "quote" if said.quoted else said.kind
            found.setdefault(
                speaker.name, Attribution(speaker.name, kind, speaker.start, speaker.end)
            )
    return tuple(found.values())


def _amount(report: Report, claims: Sequence[Claim]) -> tuple[float, str] | None:
    amounts = report.context.mentions.amounts
    found = next((amounts[c.amount] for c in claims if c.amount >= 0), None)
    return (found.value, found.currency) if found is not None else None


def _tolls(report: Report, claims: Sequence[Claim]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for claim in claims:
        for number in claim.tolls:
            toll = report.context.mentions.tolls[number]
            found.setdefault(toll.kind, toll.value)
    return tuple(sorted(found.items()))


def _evidence(report: Report, claim: Claim) -> Evidence:
    context, parse = report.context, report.parses[claim.sentence]
    actors = context.mentions.actors
    return Evidence(
        sequence=claim.sentence,
        start=parse.start,
        end=parse.end,
        part=report.kinds[claim.sentence],
        words=tuple((parse.words[n].start, parse.words[n].end) for n in claim.trigger),
        actor_words=tuple((actors[n].start, actors[n].end) for n in claim.actors),
        recipient_words=tuple((actors[n].start, actors[n].end) for n in claim.recipients),
        frame=claim.frame,
        score=claim.score,
        rivals=claim.rivals,
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
