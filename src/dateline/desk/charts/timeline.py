"""The timeline: events by period, stacked by quad class, before the number of reports."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from dateline.desk.charts.axes import count_line, day_axis, steps_to
from dateline.desk.charts.data import QUADS, Bucket
from dateline.desk.charts.days import DayScale, first_day, label, last_day
from dateline.desk.charts.svg import Frame, drawing, tag

_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 8, 10, 24


def timeline(buckets: Sequence[Bucket], frame: Frame) -> Markup:
    """Draw bars of events and, behind them on a scale of its own, the area of reports.

    Each period is a group with ``data-since`` and ``data-until``, which static/timeline.js
    lets the user drag over.
    """
    return drawing(frame, "timeline", _content(buckets, frame) if buckets else _empty(frame))


def day_scale(buckets: Sequence[Bucket], left: float, right: float) -> DayScale:
    """Return the scale of all periods."""
    return DayScale(first_day(buckets[0].since), last_day(buckets[-1].until), left, right)


def told(bucket: Bucket) -> str:
    """Return a period in words."""
    days = label(bucket.since)
    if bucket.since != bucket.until:
        days += f" to {label(bucket.until)}"
    parts = [f"{n} {quad}" for n, quad in zip(bucket.counts, QUADS, strict=True) if n]
    reports = f"; {bucket.reports} reports" if bucket.reports else ""
    return f"{days}: {', '.join(parts) or 'no event'}{reports}"


def _empty(frame: Frame) -> Iterator[Markup]:
    middle = {"x": frame.width / 2, "y": frame.height / 2, "text_anchor": "middle"}
    yield tag("text", "No event with a date fits.", class_="label", **middle)


def _content(buckets: Sequence[Bucket], frame: Frame) -> Iterator[Markup]:
    scale = day_scale(buckets, _LEFT, frame.width - _RIGHT)
    floor = frame.height - _BOTTOM
    lines = steps_to(max(bucket.total for bucket in buckets))
    unit = (floor - _TOP) / lines[-1]
    for value in lines:
        yield count_line(value, floor - value * unit, _LEFT, frame.width - _RIGHT)
    yield from day_axis(scale, _TOP, floor)
    yield from _volume(buckets, scale, floor)
    for bucket in buckets:
        yield _bar(bucket, scale, floor, unit)
    yield tag("line", class_="axis", x1=_LEFT, x2=frame.width - _RIGHT, y1=floor, y2=floor)


def _bar(bucket: Bucket, scale: DayScale, floor: float, unit: float) -> Markup:
    left = scale.at(first_day(bucket.since))
    width = scale.after(last_day(bucket.until)) - left
    gap = min(width / 5, 2)
    parts = [tag("title", told(bucket))]
    hit = {"x": left, "y": float(_TOP), "width": width, "height": floor - _TOP}
    parts.append(tag("rect", class_="hit", **hit))
    top = floor
    for quad, count in enumerate(bucket.counts, 1):
        if count:
            top -= count * unit
            box = {"x": left + gap / 2, "y": top, "width": width - gap, "height": count * unit}
            parts.append(tag("rect", class_=f"quad-{quad}", **box))
    return tag("g", *parts, class_="period", data_since=bucket.since, data_until=bucket.until)


def _volume(buckets: Sequence[Bucket], scale: DayScale, floor: float) -> Iterator[Markup]:
    """Yield the area of reports; the busiest period reaches the top."""
    most = max(bucket.reports for bucket in buckets)
    if not most:
        return
    path = f"M{scale.start:.1f} {floor:.1f}"
    for bucket in buckets:
        y = floor - bucket.reports / most * (floor - _TOP)
        path += f"V{y:.1f}H{scale.after(last_day(bucket.until)):.1f}"
    yield tag("path", class_="volume", d=f"{path}V{floor:.1f}Z")
