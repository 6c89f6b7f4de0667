"""Bars of offices over time: what reports say over what is known, contradictions marked."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from dateline.desk.charts.axes import day_axis
from dateline.desk.charts.data import Term
from dateline.desk.charts.days import DayScale, first_day, label, last_day
from dateline.desk.charts.svg import Frame, drawing, link, tag

_RIGHT, _TOP, _BOTTOM = 10, 8, 24
_ROW: Final = 42
#: The longest label of a row, in characters, that fits over the width of this many units.
_LETTER: Final = 7.2
#: How much wider letters are where something contradicts.
_BOLD: Final = 1.15


def office_height(terms: Sequence[Term]) -> int:
    """Return how high the chart of these terms must be."""
    return _TOP + _BOTTOM + _ROW * max(len(terms), 1)


def offices(terms: Sequence[Term], frame: Frame, until: str = "") -> Markup:
    """Draw a row a term: a thin outline for what is known, a bar for the days of reports.

    ``until`` is the last day of the axis at least, an ISO date: terms that go on reach it.
    """
    days = [day for term in terms for day in _days(term)]
    days += [last_day(until)] if until and days else []
    if not days:
        middle = {"x": frame.width / 2, "y": frame.height / 2, "text_anchor": "middle"}
        return drawing(frame, "offices", [tag("text", "No office.", class_="label", **middle)])
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    return drawing(frame, "offices", _content(terms, frame, first, last))


def told(term: Term) -> str:
    """Return a term in words."""
    words = [f"{term.person}, {term.name}" if term.person else term.name]
    if term.start or term.end:
        words.append(f"known {_span(term.start, term.end)}")
    if term.first:
        words.append(f"reported {_span(term.first, term.last)}")
    if term.conflict:
        words.append(f"contradiction {term.conflict}")
    return "; ".join(words)


def _span(first: str, last: str) -> str:
    if first == last:
        return label(first)
    begin = f"from {label(first)}" if first else ""
    return f"{begin} to {label(last)}".strip() if last else f"{begin}, still"


def _days(term: Term) -> Iterator[date]:
    for text in (term.first, term.start):
        if text:
            yield first_day(text)
    for text in (term.last, term.end):
        if text:
            yield last_day(text)


def _content(terms: Sequence[Term], frame: Frame, first: date, last: date) -> Iterator[Markup]:
    scale = DayScale(first, last, 8, frame.width - _RIGHT)
    floor = frame.height - _BOTTOM
    yield from day_axis(scale, _TOP, floor)
    for row, term in enumerate(terms):
        yield _row(term, scale, _TOP + row * _ROW)


def _row(term: Term, scale: DayScale, top: float) -> Markup:
    """Return the words of a term with its bars below."""
    letter = _LETTER * (_BOLD if term.conflict else 1)
    most = int((scale.end - scale.start) / letter)
    mark = f"⚠ {term.conflict} " if term.conflict else ""
    words = mark + (f"{term.name}: {term.person}" if term.person else term.name)
    words = words if len(words) <= most else words[: most - 1] + "…"
    parts: list[Markup] = [tag("title", told(term))]
    if term.start or term.end:
        left = scale.at(first_day(term.start)) if term.start else scale.start
        right = scale.after(last_day(term.end)) if term.end else scale.end
        box = {"x": left, "y": top + 19, "width": max(right - left, 3), "height": 14, "rx": 2}
        parts.append(tag("rect", class_="known" if term.end else "known open", **box))
    if term.first:
        left, right = scale.at(first_day(term.first)), scale.after(last_day(term.last))
        box = {"x": left, "y": top + 22, "width": max(right - left, 5), "height": 8, "rx": 2}
        parts.append(tag("rect", class_="reported former" if term.former else "reported", **box))
    name = tag("text", words, class_="row-label", x=scale.start, y=top + 13)
    classes = "term conflict" if term.conflict else "term"
    return tag("g", *parts, link(term.address, name), class_=classes)
