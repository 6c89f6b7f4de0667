"""The fields of a time expression, brought into their final shape."""

import re
from typing import Final

#: Parts of a written date, largest first; their names make the form.
_PARTS: Final = ("year", "month", "day")
_LONGEST_RANGE: Final = 200


def complete(form: str, fields: dict[str, str]) -> str:
    """Bring fields into their final shape; return the form, "" where they make no date."""
    if form == "spoken-year":
        fields["year"] = str(int(fields.pop("century", "20")) * 100 + int(fields.pop("low", "0")))
        form = "calendar"
    if form == "slashed" and not _split_slashed(fields):
        return ""
    if form == "range" and not _complete_range(fields):
        return ""
    for name in ("month", "day", "to_month", "to_day"):
        if name in fields:
            fields[name] = str(int(fields[name]))
    if form in ("calendar", "slashed"):
        form = "-".join(part for part in _PARTS if part in fields)
        form = "day-of-month" if form == "day" else form
    return form


def _split_slashed(fields: dict[str, str]) -> bool:
    """Read "24/08/2025"; where day and month could be either, only the year is kept."""
    one, other, year = re.split(r"[/.]", fields.pop("date"))
    fields["year"] = year
    small, large = sorted((int(one), int(other)))
    if small < 1 or large > 31 or small > 12:
        return False
    if large > 12 or small == large:
        fields |= {"day": str(large), "month": str(small)}
    return True


def _complete_range(fields: dict[str, str]) -> bool:
    span = re.split(r"[-/–]", fields.get("year", ""))
    if len(span) == 2:
        fields["year"], fields["to_year"] = span
    year, to_year = fields.get("year", ""), fields.get("to_year", "")
    if year and len(to_year) == 2:
        to_year = fields["to_year"] = year[:2] + to_year
    if "month" not in fields:
        return bool(year) and int(year) < int(to_year) < int(year) + _LONGEST_RANGE
    if to_year and not year:
        turned = int(fields.get("to_month", "12")) < int(fields["month"])
        fields["year"] = str(int(to_year) - 1) if turned else to_year
    return True
