"""The parties of an event: entities in the words by which its claims name them."""

from collections.abc import Sequence

from dateline.events.given import Report
from dateline.events.groups import Context
from dateline.records import ActorEntity, Claim, Party


def parties_of(
    report: Report, claims: Sequence[Claim], entities: Sequence[int], day: str = ""
) -> tuple[Party, ...]:
    """Return entities as parties, without a bare state beside someone who acts for it.

    Known offices are those of ``day``, the event's date (an ISO 8601 prefix, or "").
    """
    found = [_party(report, claims, number, day) for number in entities]
    return tuple(party for party in found if not _is_said_again(party, found))


def _party(report: Report, claims: Sequence[Claim], number: int, day: str) -> Party:
    context = report.context
    entity = context.answers.entities[number]
    actor = context.mentions.actors[_mention_of(context, claims, number)]
    text = report.document.text[actor.start : actor.end]
    held = next((term for term in entity.terms if day and term.holds(day)), None)
    return Party(
        key=entity.key,
        name=entity.name,
        code=entity.country,
        sectors=held.sectors if held is not None else _sectors(entity),
        office=held.post if held is not None else entity.office,
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


def _is_said_again(party: Party, others: Sequence[Party]) -> bool:
    """Say whether a bare state stands beside someone who acts for it."""
    return party.key.startswith("state-") and any(
        other.code == party.code and not other.key.startswith("state-") and other.code
        for other in others
    )


def authorities(report: Report, claim: Claim, recipients: Sequence[Party]) -> tuple[Party, ...]:
    """Return who arrests and sentences where nobody is named: the state it happens in.

    That is where the event takes place, else the country of those it happens to. The
    party has no words of its own; its offsets are those of the deed.
    """
    place = report.context.answers.places[claim.place] if claim.place >= 0 else None
    code = place.country if place is not None else ""
    code = code or next((party.code for party in recipients if party.code), "")
    if not code:
        return ()
    word = report.parses[claim.sentence].words[claim.trigger[0]]
    party = Party(
        key=f"implied-{code}",
        name="authorities (implied)",
        code=code,
        sectors=("GOV",),
        office="",
        identifier="",
        entity_text=report.document.text[word.start : word.end],
        start=word.start,
        end=word.end,
        known=False,
    )
    return (party,)
