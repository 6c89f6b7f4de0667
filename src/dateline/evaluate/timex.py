"""Our dates in the scheme of TIMEX3, for measuring only.

TIMEX3 marks more than dates (lengths, habits, "now") and writes weeks, quarters and
seasons its own way: ``2025-W33``, ``2023-Q1``, ``2022-SU``.
Source: TimeML annotation guidelines 1.2.1, Saurí et al. 2006.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.dates import find_dates
from dateline.records import DateMention, Parse
from dateline.resolved.dates import locate
from dateline.resolved.periods import Period, one_day, shifted
from dateline.resolved.tense import tense_at

_LETTERS: Final = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_LETTERS_OF_REST: Final = {"decade": "E", "century": "C", "weekend": "WE"}
_CLOCK_LETTERS: Final = {"hour": "H", "minute": "M", "second": "S"}
_SEASONS: Final = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_SETS: Final = {"day": "P1D", "week": "P1W", "month": "P1M", "quarter": "P1Q", "year": "P1Y"}
_JOINT: Final = re.compile(r"\s+(?:to|and|through|thru|until|till)\s+|\s*(?:--|[-–—/])\s*")
_OPENING: Final = re.compile(r"(?:from|between)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression in TIMEX3's terms: offsets, type, value."""

    start: int
    end: int
    type: str
    value: str


def timexes(text: str, parses: Sequence[Parse], anchor: str) -> list[Timex]:
    """Return the time expressions of a document whose date is ``anchor``."""
    found: list[Timex] = []
    trees: dict[int, Tree] = {}
    previous: Period | None = None
    quarter: Period | None = None
    for mention in find_dates(text, parses):
        tree = trees.get(mention.sentence)
        if tree is None:
            tree = trees[mention.sentence] = Tree(parses[mention.sentence])
        tense = tense_at(tree, mention.head)
        period = locate(mention, anchor, tense, previous)
        period = _year_before(mention, period, quarter)
        found += _of_mention(text, mention, period, anchor)
        if period and period.grain != "span" and mention.form != "ago":
            previous = period
            quarter = period if period.grain == "quarter" else quarter
    return found


def _year_before(
    mention: DateMention, period: Period | None, quarter: Period | None
) -> Period | None:
    """Read "a year ago" after a quarter as that quarter of the year before."""
    fields = dict(mention.fields)
    if mention.form != "ago" or quarter is None:
        return period
    if (fields.get("unit"), fields.get("count"), fields.get("sign")) != ("year", "1", "-1"):
        return period
    start, end = shifted(quarter.start, "year", -1), shifted(quarter.end, "year", -1)
    return Period(start, end, "quarter")


def _of_mention(
    text: str, mention: DateMention, period: Period | None, anchor: str
) -> Iterator[Timex]:
    fields = dict(mention.fields)
    if mention.form in ("range", "weekday-range") and period:
        yield from _of_range(text, mention, period)
        return
    kind, value = "DATE", ""
    if mention.form in ("duration", "span") or (mention.form == "in" and not period):
        kind, value = "DURATION", _length(fields)
    elif mention.form == "set":
        kind, value = "SET", _SETS.get(fields.get("unit", ""), "")
    elif mention.form == "vague":
        value = f"{fields['ref'].upper()}_REF"
    elif mention.form == "time":
        kind, value = "TIME", f"{anchor[:10]}T{_clock(fields)}"
    elif fields.get("count") == "X":
        value = "PAST_REF" if fields.get("sign") == "-1" else "FUTURE_REF"
    elif period:
        value = _value(mention, period, anchor)
        if "clock" in fields or "noon" in fields:
            kind, value = "TIME", f"{value}T{_clock(fields)}"
        elif "part" in fields and period.grain == "day":
            kind, value = "TIME", f"{value}T{fields['part']}"
    yield Timex(mention.start, mention.end, kind, value)


def _of_range(text: str, mention: DateMention, period: Period) -> Iterator[Timex]:
    start, end = mention.start, mention.end
    if opening := _OPENING.match(text, start, end):
        start = opening.end()
    joints = list(_JOINT.finditer(text, start, end))
    if not joints:
        yield Timex(start, end, "DATE", "")
        return
    joint = joints[len(joints) // 2]
    first, last = Period(period.start, period.start, period.grain), period.end
    yield Timex(start, joint.start(), "DATE", _plain(first))
    yield Timex(joint.end(), end, "DATE", _plain(Period(last, last, period.grain)))


def _value(mention: DateMention, period: Period, anchor: str) -> str:
    fields = dict(mention.fields)
    if mention.form == "ago" and fields.get("unit") == "week" and "base" not in fields:
        count = round(7 * float(fields["count"])) * int(fields["sign"])
        return (date.fromisoformat(anchor[:10]) + timedelta(days=count)).isoformat()
    return _plain(period)


def _plain(period: Period) -> str:
    start, grain = period.start, period.grain
    if grain in ("week", "weekend"):
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if grain == "weekend" else "")
    if grain == "quarter":
        return f"{start.year}-Q{(start.month + 2) // 3}"
    if grain == "half":
        return f"{start.year}-H{1 if start.month < 7 else 2}"
    if grain == "season":
        return f"{start.year}-{_SEASONS[start.month]}"
    length = {"day": 10, "month": 7, "year": 4, "decade": 3, "century": 2}.get(grain, 10)
    return one_day(start).start.isoformat()[:length]


def _length(fields: dict[str, str]) -> str:
    count = fields.get("count", "X")
    if clock := fields.get("clockunit") or (
        fields["unit"] if fields.get("unit") in _CLOCK_LETTERS else ""
    ):
        return f"PT{count}{_CLOCK_LETTERS[clock]}"
    unit = fields.get("unit", "")
    if unit == "decade" and count.isdecimal():
        return f"P{int(count) * 10}Y"
    return f"P{count}{_LETTERS.get(unit) or _LETTERS_OF_REST.get(unit, '')}"


def _clock(fields: dict[str, str]) -> str:
    if noon := fields.get("noon"):
        return noon
    hours, _, minutes = fields.get("clock", "").replace(".", ":").partition(":")
    if not hours:
        return ""
    hour = int(hours) % 12 if "ampm" in fields else int(hours)
    return f"{hour + (12 if fields.get('ampm') == 'pm' else 0):02}:{minutes or '00'}"
