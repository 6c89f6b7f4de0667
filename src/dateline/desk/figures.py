"""From rows of the store to what charts are drawn from."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from dateline.desk.charts.data import Bucket, Marker, Term
from dateline.desk.charts.days import Step, first_day, last_day, period_of, periods, step_for
from dateline.desk.charts.worldmap import POINTS, SPREAD, Spot
from dateline.store.periods import Extent, Period, Rule

_DATA: Final = Path(__file__).parent / "data"
#: Bars that a chart has at most: more are thinner than can be seen.
_MOST: Final = 140
#: The share of events that a chart leaves out at most where they lie far from all others, and
#: the share of the busiest year below which a year at an edge is left out.
_FAR, _FEW = 0.15, 0.03
_THOUSANDS: Final = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
Row = Mapping[str, Any]
#: Gives the periods of a step that have events.
Counted = Callable[[Step], Sequence[Period]]


@dataclass(frozen=True, slots=True)
class Series:
    """Events over time; ``unplaced`` have a date too vague for the step, or none."""

    step: Step
    buckets: tuple[Bucket, ...]
    unplaced: int

    @property
    def total(self) -> int:
        """All events, in bars or not."""
        return self.unplaced + sum(bucket.total for bucket in self.buckets)


def series(dates: Extent, count: Counted, since: str = "", until: str = "") -> Series:
    """Return events by period, between two days where given.

    ``count`` gives the periods of a step that have events. The step is such that there are
    some dozens of periods. An event that is only dated to a month stands in no bar of days:
    it is counted as unplaced. So are the few that lie far from all others, such as what a
    report recalls of another century: else the rest would be too small to be seen.
    """
    if not dates.first:
        return Series("day", (), dates.events)
    first, last = since or dates.first, until or dates.last
    if first_day(last) < first_day(first):
        first = last
    finer = step_for(first, last)
    while True:  # the span without vague dates may be shorter, and a finer step fit it
        step, found = finer, {one.start: one for one in count(finer)}
        if found:
            early, late = _bulk(found.values()) if step == "year" else (min(found), max(found))
            late = period_of(first_day(late), step)[1].isoformat()
            first = since or max(first, early, key=first_day)
            last = until or min(last, late, key=last_day)
        finer = step_for(first, last)
        if finer == step:
            break
    shown = [
        _bucket(start.isoformat(), end.isoformat(), found.get(start.isoformat()))
        for start, end in periods(first, last, step)
    ][-_MOST:]
    return Series(step, tuple(shown), dates.events - sum(bucket.total for bucket in shown))


def _bulk(found: Iterable[Period]) -> tuple[str, str]:
    """Return the first and the last period between which all but a few events lie."""
    ordered = [(one.start, sum(one.counts)) for one in sorted(found, key=lambda one: one.start)]
    spare = int(sum(size for _, size in ordered) * _FAR)
    few = max(size for _, size in ordered) * _FEW
    left, right = 0, len(ordered) - 1
    # From whichever end has less, so that one far outlier goes before a busy edge.
    while left < right:
        edge = left if ordered[left][1] <= ordered[right][1] else right
        spare -= ordered[edge][1]
        if spare < 0 or ordered[edge][1] > few:
            break
        left, right = (left + 1, right) if edge == left else (left, right - 1)
    return ordered[left][0], ordered[right][0]


def markers(events: Iterable[Row]) -> list[Marker]:
    """Return the events that the chart of a pair points out (``data/markers.toml``)."""
    found = []
    for event in events:
        rule = next((rule for rule in _rules() if _fits(event, rule)), None)
        if rule and event["date"]:
            words = " ".join(event["text"]) or event["type"][0]
            found.append(
                Marker(rule["kind"], event["date"], words, amount(event), f"/event/{event['id']}")
            )
    return found


def rules() -> list[Rule]:
    """Return what ``markers`` points out, for the store to look for."""
    names = ("cameo", "type", "mode", "context")
    return [Rule(*(rule.get(name, "") for name in names)) for rule in _rules()]


def amount(event: Row) -> str:
    """Return the sum of an event in words: "USD 1.5bn", "" for none."""
    value = event["amount"]
    if value is None:
        return ""
    for size, name in _THOUSANDS:
        if value >= size:
            return f"{event['currency'] or ''} {value / size:.3g}{name}".strip()
    return f"{event['currency'] or ''} {value:,.10g}".strip()


def spots(places: Iterable[Row], address: Mapping[str, str]) -> list[Spot]:
    """Return the places that a map can show; ``address`` by the ``spot`` of the row."""
    return [
        Spot(
            row["name"] or row["country"],
            row["country"],
            row["resolution"],
            row["lon"] or 0.0,
            row["lat"] or 0.0,
            row["counts"],
            address[row["spot"]],
        )
        for row in places
        if is_drawn(row)
    ]


def is_drawn(place: Row) -> bool:
    """Say whether a place is exact enough to be drawn, as an area or a point."""
    if place["resolution"] == "country":
        return bool(place["country"])
    return place["resolution"] in (*SPREAD, *POINTS) and place["lat"] is not None


def terms(statements: Iterable[Row], person: str = "") -> list[Term]:
    """Return rows of the ledger as terms; those of others than ``person`` are named."""
    return [_term(row, row["person"] != person) for row in statements]


def _term(row: Row, named: bool) -> Term:
    first, last, start, end = (row[name] or "" for name in ("first", "last", "start", "end"))
    return Term(
        row["person"] if named else "",
        row["post"],
        row["country"],
        first,
        last,
        start,
        end,
        former=row["former"],
        conflict=row["conflict"] or 0,
        address=f"/person/{row['person_id']}" if named else "",
    )


def _bucket(since: str, until: str, found: Period | None) -> Bucket:
    if found is None:
        return Bucket(since, until)
    mean = None if found.score is None else round(found.score, 2)
    return Bucket(since, until, found.counts, found.reports, mean)


@cache
def _rules() -> list[dict[str, Any]]:
    text = (_DATA / "markers.toml").read_text(encoding="utf-8")
    rules: list[dict[str, Any]] = tomllib.loads(text)["rule"]
    return rules


def _fits(event: Row, rule: Row) -> bool:
    return (
        (event["cameo"] or "").startswith(rule.get("cameo", ""))
        and rule.get("type", event["type"][0]) in event["type"]
        and ("mode" not in rule or rule["mode"] in event["mode"])
        and ("context" not in rule or rule["context"] in event["context"])
    )
