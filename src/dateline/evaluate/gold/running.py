"""From a gold file to compared reports: the coder, or other readings, against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.errors import BadGold
from dateline.evaluate.gold.files import GoldReport, read_gold
from dateline.evaluate.gold.happenings import Happening, found
from dateline.evaluate.gold.scoring import Compared, compare
from dateline.pipeline import code_many
from dateline.records import Codebook, Document


@dataclass(frozen=True, slots=True)
class Readings:
    """Reports that both gold files have, compared, and the ids of those that one lacks."""

    reports: list[GoldReport]
    compared: list[Compared]
    left_out: list[str]


def against_coder(
    reports: Sequence[GoldReport], documents: Iterable[Document], codebook: Codebook
) -> list[Compared]:
    """Return what the coder finds in the documents of reports, compared with the gold."""
    records = code_many(documents, codebook=codebook)
    return [
        compare(report.id, report.events, [found(event, codebook) for event in record.events])
        for report, record in zip(reports, records, strict=True)
    ]


def against_readings(reports: Sequence[GoldReport], path: Path, codebook: Codebook) -> Readings:
    """Return the readings of another file compared with the gold, report by report.

    They are taken as the coder's events are, those that they call minor like the others.
    Raises BadGold where the two have no report in common, or of one report other texts.
    """
    others = {report.id: report for report in read_gold(path, codebook)}
    both = [report for report in reports if report.id in others]
    if not both:
        raise BadGold(str(path), ["no id of a report in common with the gold; give the same ids"])
    problems = [
        f"{others[report.id].origin}: another text than that of {report.origin}; read the same"
        for report in both
        if _digests_differ(report.digest, others[report.id].digest)
    ]
    if problems:
        raise BadGold(str(path), problems)
    compared = [compare(one.id, one.events, _all_core(others[one.id].events)) for one in both]
    left = sorted({*others} ^ {report.id for report in reports})
    return Readings(both, compared, left)


def _all_core(events: Iterable[Happening]) -> list[Happening]:
    return [replace(event, core=True) for event in events]


def _digests_differ(one: str, other: str) -> bool:
    return not (one.startswith(other) or other.startswith(one))
