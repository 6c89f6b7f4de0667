"""Events of whole reports against gold: type and both sides' countries, dates, quotes.

A gold file is JSON with ``events`` (``type``, ``also_accepted``, ``actors`` and
``recipients`` with ``country``, ``date``, ``evidence`` offsets, ``core``), ``quotes`` and
``offices``. A found event answers a gold one when type and countries of both sides
agree; what has no direction (all are actors) is compared as one side.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.records import Event, Record

_EITHER_WAY = frozenset({"CONSULT", "COOPERATE"})


@dataclass(slots=True)
class Comparison:
    """What was found of one report's gold. Pairs are (gold number, found number)."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    missed: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    dates_right: int = 0


def compare_events(gold: Sequence[Mapping[str, Any]], events: Sequence[Event]) -> Comparison:
    """Pair gold and found events one to one, those with shared evidence first."""
    candidates = [
        (not _touch(row, event), not row.get("core", True), g, e)
        for g, row in enumerate(gold)
        for e, event in enumerate(events)
        if _answers(row, event)
    ]
    result = Comparison()
    taken_gold: set[int] = set()
    taken: set[int] = set()
    for _, _, g, e in sorted(candidates):
        if g not in taken_gold and e not in taken:
            taken_gold.add(g)
            taken.add(e)
            result.pairs.append((g, e))
    result.missed = [g for g in range(len(gold)) if g not in taken_gold]
    result.extra = [e for e in range(len(events)) if e not in taken]
    result.dates_right = sum(
        (gold[g].get("date") or "") == events[e].date.value for g, e in result.pairs
    )
    return result


def _answers(row: Mapping[str, Any], event: Event) -> bool:
    if event.type != row["type"] and event.type not in row.get("also_accepted", ()):
        return False
    actors = {party.code for party in event.actors}
    recipients = {party.code for party in event.recipients}
    wanted_actors = {str(party["country"]) for party in row["actors"]}
    wanted_recipients = {str(party["country"]) for party in row["recipients"]}
    if (actors, recipients) == (wanted_actors, wanted_recipients):
        return True
    mutual = event.type in _EITHER_WAY or not (recipients and wanted_recipients)
    return mutual and actors | recipients == wanted_actors | wanted_recipients


def _touch(row: Mapping[str, Any], event: Event) -> bool:
    if not row.get("evidence"):
        return False
    start, end = row["evidence"]
    return any(a < end and start < b for evidence in event.evidence for a, b in evidence.words)


def quotes_right(gold: Sequence[Mapping[str, Any]], record: Record) -> Iterator[bool]:
    """Yield for each gold quote whether it was found with its speaker."""
    for row in gold:
        start, end = row["content"]
        wanted = str(row["speaker"])
        yield any(
            quote.start < end
            and start < quote.end
            and min(end, quote.end) - max(start, quote.start) > 0.8 * (end - start)
            and quote.speaker
            and _same_speaker(quote.speaker, wanted)
            for quote in record.quotes
        )


def _same_speaker(found: str, wanted: str) -> bool:
    a, b = found.lower(), wanted.lower()
    return a in b or b in a
