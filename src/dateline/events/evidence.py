"""What goes with an event: who says so, sums, casualties, and the words it rests on."""

from collections.abc import Sequence

from dateline.events.given import Report
from dateline.records import Attribution, Claim, Evidence


def attribution_of(report: Report, claims: Sequence[Claim]) -> tuple[Attribution, ...]:
    """Return who says so, each speaker once."""
    found: dict[str, Attribution] = {}
    for number in (number for claim in claims for number in claim.speech):
        said, speaker = report.context.mentions.speech[number], report.speakers[number]
        if speaker is not None:
            kind = "quote" if said.quoted else said.kind
            own = Attribution(speaker.name, kind, speaker.start, speaker.end)
            found.setdefault(speaker.name, own)
    return tuple(found.values())


def amount_of(report: Report, claims: Sequence[Claim]) -> tuple[float, str] | None:
    """Return the first sum of money with its currency, or None."""
    amounts = report.context.mentions.amounts
    found = next((amounts[c.amount] for c in claims if c.amount >= 0), None)
    return (found.value, found.currency) if found is not None else None


def tolls_of(report: Report, claims: Sequence[Claim]) -> tuple[tuple[str, int], ...]:
    """Return the casualties by kind, each as it is told first."""
    found: dict[str, int] = {}
    for claim in claims:
        for number in claim.tolls:
            toll = report.context.mentions.tolls[number]
            found.setdefault(toll.kind, toll.value)
    return tuple(sorted(found.items()))


def evidence_of(report: Report, claim: Claim) -> Evidence:
    """Return the sentence of a claim and the offsets of its words."""
    parse, actors = report.parses[claim.sentence], report.context.mentions.actors
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
