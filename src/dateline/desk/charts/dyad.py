"""The chart of a pair: cooperation above the line, conflict below, the mean score across."""

from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

from dateline.desk.charts.axes import count_line, day_axis, steps_to
from dateline.desk.charts.data import Bucket, Marker, MarkerKind
from dateline.desk.charts.days import DayScale, first_day, label, last_day
from dateline.desk.charts.svg import Frame, drawing, link, number, tag
from dateline.desk.charts.timeline import day_scale, told

_LEFT, _RIGHT, _BOTTOM = 84, 34, 24
Point = tuple[float, float]
#: Height of a row of markers.
_ROW: Final = 22
#: PLOVER scores go from -10 to 10.
_FURTHEST: Final = 10
#: The rows of markers from above, each with its sign as a path around (0, 0).
SIGNS: Final[dict[MarkerKind, str]] = {
    "agreement": "M-6 -6H6V6H-6Z",
    "visit": "M0 -7A7 7 0 1 1 0 7A7 7 0 1 1 0 -7Z",
    "arms": "M0 -8L8 0L0 8L-8 0Z",
    "aid": "M-2.5 -7H2.5V-2.5H7V2.5H2.5V7H-2.5V2.5H-7V-2.5H-2.5Z",
}
_NAMES: Final[dict[MarkerKind, str]] = {
    "agreement": "agreements", "visit": "visits", "arms": "arms", "aid": "aid",
}  # fmt: skip


def dyad(buckets: Sequence[Bucket], markers: Sequence[Marker], frame: Frame) -> Markup:
    """Draw what two parties did with and to each other.

    Bars of both cooperative quad classes go up, those of conflict down; the line is the mean
    PLOVER score of each period that has one (right scale, -10 to 10).
    """
    if not buckets:
        middle = {"x": frame.width / 2, "y": frame.height / 2, "text_anchor": "middle"}
        words = tag("text", "No event with a date fits.", class_="label", **middle)
        return drawing(frame, "dyad", [words])
    return drawing(frame, "dyad", _content(buckets, markers, frame))


def _content(
    buckets: Sequence[Bucket], markers: Sequence[Marker], frame: Frame
) -> Iterator[Markup]:
    scale = day_scale(buckets, _LEFT, frame.width - _RIGHT)
    kinds = [kind for kind in SIGNS if any(marker.kind == kind for marker in markers)]
    top = 10 + _ROW * len(kinds)
    bottom = frame.height - _BOTTOM
    middle = (top + bottom) / 2
    most = max(max(sum(one.counts[:2]), sum(one.counts[2:])) for one in buckets)
    lines = steps_to(most, 3)
    unit = (middle - top) / lines[-1]
    yield from day_axis(scale, 6, bottom)
    for value in lines:
        for y in (middle - value * unit, middle + value * unit):
            yield count_line(value, y, _LEFT, frame.width - _RIGHT)
    for bucket in buckets:
        yield _bars(bucket, scale, (top, middle, bottom), unit)
    yield tag("line", class_="axis", x1=_LEFT, x2=frame.width - _RIGHT, y1=middle, y2=middle)
    yield from _sides(top, middle, bottom)
    yield from _scores(buckets, scale, middle, (middle - top) / _FURTHEST)
    for row, kind in enumerate(kinds):
        yield from _row([one for one in markers if one.kind == kind], kind, scale, 16 + row * _ROW)


def _sides(top: float, middle: float, bottom: float) -> Iterator[Markup]:
    """Yield the names of the two halves, written upwards."""
    for words, y in (("cooperation", (top + middle) / 2), ("conflict", (middle + bottom) / 2)):
        turn = f"rotate(-90 14 {number(y)})"
        yield tag("text", words, class_="label", x=14, y=y, text_anchor="middle", transform=turn)


def _bars(
    bucket: Bucket, scale: DayScale, heights: tuple[float, float, float], unit: float
) -> Markup:
    """Return the bars of a period; ``heights`` are the top, the middle line and the bottom."""
    top, middle, bottom = heights
    left = scale.at(first_day(bucket.since))
    width = scale.after(last_day(bucket.until)) - left
    gap = min(width / 5, 2)
    up = down = middle
    mean = f"; mean score {bucket.score:+.1f}" if bucket.score is not None else ""
    parts = [tag("title", told(bucket) + mean)]
    hit = {"x": left, "y": float(top), "width": width, "height": float(bottom - top)}
    parts.append(tag("rect", class_="hit", **hit))
    for quad, count in enumerate(bucket.counts, 1):
        if not count:
            continue
        size = count * unit
        up, down, y = (up - size, down, up - size) if quad < 3 else (up, down + size, down)
        box = {"x": left + gap / 2, "y": y, "width": width - gap, "height": size}
        parts.append(tag("rect", class_=f"quad-{quad}", **box))
    return tag("g", *parts, class_="period", data_since=bucket.since, data_until=bucket.until)


def _scores(
    buckets: Sequence[Bucket], scale: DayScale, middle: float, unit: float
) -> Iterator[Markup]:
    """Yield the line of mean scores, from the middle of a period to that of the next."""
    right = scale.end + 6
    for value in (-_FURTHEST, _FURTHEST):
        words = f"{value:+d}".replace("-", "−")
        yield tag("text", words, class_="label score-label", x=right, y=middle - value * unit + 4)
    found = [
        ((scale.at(first_day(b.since)) + scale.after(last_day(b.until))) / 2, b.score)
        for b in buckets
        if b.score is not None
    ]
    places = [(x, middle - score * unit) for x, score in found]
    lines = [[f"{number(x)} {number(y)}" for x, y in run] for run in _runs(buckets, places)]
    path = "".join(f"M{'L'.join(line)}" for line in lines if len(line) > 1)
    if path:
        yield tag("path", class_="score halo", d=path)
        yield tag("path", class_="score", d=path)
    for x, y in places:
        yield tag("circle", class_="score-dot", cx=x, cy=y, r=2.5)


def _runs(buckets: Sequence[Bucket], places: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the places of scores of periods one after the other: no line crosses a gap."""
    left = iter(places)
    run: list[Point] = []
    for bucket in buckets:
        if bucket.score is None:
            yield run
            run = []
        else:
            run.append(next(left))
    yield run


def _row(
    markers: Sequence[Marker], kind: MarkerKind, scale: DayScale, y: float
) -> Iterator[Markup]:
    """Yield the signs of one kind, each at the middle of the days that it may be of."""
    yield tag("text", _NAMES[kind], class_="label", x=_LEFT - 6, y=y + 4, text_anchor="end")
    written = 0.0
    for one in sorted(markers, key=lambda marker: (marker.date, marker.label, marker.address)):
        if not one.date:
            continue
        x = (scale.at(first_day(one.date)) + scale.after(last_day(one.date))) / 2
        words = f"{label(one.date)}: {one.label}" + (f", {one.amount}" if one.amount else "")
        at = f"translate({number(x)} {number(y)})"
        sign = tag("path", class_=f"sign {kind}", d=SIGNS[kind], transform=at)
        yield link(one.address, tag("title", words), sign, label=words)
        room = len(one.amount) * 6.5
        if one.amount and x > written and x + 12 + room < scale.end:
            yield tag("text", one.amount, class_="label amount", x=x + 11, y=y + 4)
            written = x + 18 + room
