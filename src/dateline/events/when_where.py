"""When and where an event took place, by its claims, else by its story's setting."""

import datetime
from collections.abc import Sequence
from typing import Final

from dateline.events.given import Report
from dateline.records import Claim, Place, ResolvedDate

_NO_DATE: Final = ResolvedDate("")
#: What a date rests on, the surest first.
_BASES: Final = ("stated", "resolved", "assumed")
#: Days after which an event is no longer a report's own news.
_STALE: Final = 14


def date_of(report: Report, story: int, claims: Sequence[Claim]) -> ResolvedDate:
    """Return the surest and most exact date of the claims, else the day of the story."""
    dates = report.context.answers.dates
    found = [dates[c.date] for c in claims if c.date >= 0 and dates[c.date].value]
    if found:
        return min(found, key=lambda date: (_BASES.index(date.basis), -len(date.value)))
    if any(c.date >= 0 for c in claims) or all(c.background for c in claims):
        return _NO_DATE
    if all(c.status == "future" for c in claims):
        return _NO_DATE
    return report.settings[story].date


def is_past(report: Report, claim: Claim, date: ResolvedDate) -> bool:
    """Say whether a claim only recalls what was before the report's own news."""
    published = report.document.published
    if claim.background:
        return True
    if not date.value or not published or date.basis == "assumed":
        return False
    if date.precision in ("month", "year"):
        return date.value < published[: len(date.value)]
    return _days(published) - _days(date.end or date.value) > _STALE


def _days(day: str) -> int:
    try:
        return datetime.date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return 0


def place_of(
    report: Report, story: int, claims: Sequence[Claim], date: ResolvedDate
) -> tuple[Place | None, str]:
    """Return a place and its name in the text; that of the story for its own day's news."""
    context = report.context
    for claim in claims:
        place = context.answers.places[claim.place] if claim.place >= 0 else None
        if place is not None:
            return place, context.mentions.places[claim.place].name
    setting = report.settings[story]
    if date.value == setting.date.value and not all(c.background for c in claims):
        return setting.place, setting.place_text
    return None, ""
