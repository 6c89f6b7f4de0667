"""Axes of charts: round numbers, and the lines and labels for days."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from dateline.desk.charts.days import DayScale
from dateline.desk.charts.svg import tag


def steps_to(most: int, lines: int = 4) -> Sequence[int]:
    """Return some round numbers from the first above 0 to one that is at least ``most``."""
    wanted = max(most, 1) / lines
    size = 1
    while True:
        for factor in (1, 2, 5):
            if factor * size >= wanted:
                stride = factor * size
                return range(stride, -(-max(most, 1) // stride) * stride + 1, stride)
        size *= 10


def day_axis(scale: DayScale, top: float, bottom: float, room: float = 76) -> Iterator[Markup]:
    """Yield the marks below a chart of days, with lines up to ``top``."""
    for x, words in scale.marks(room):
        yield tag("line", class_="grid", x1=x, x2=x, y1=top, y2=bottom + 5)
        yield tag("text", words, class_="label", x=x + 3, y=bottom + 16)


def count_line(value: int, y: float, left: float, right: float) -> Markup:
    """Return a line across at a number, with the number before it."""
    return tag("line", class_="grid", x1=left, x2=right, y1=y, y2=y) + tag(
        "text", str(value), class_="label", x=left - 6, y=y + 4, text_anchor="end"
    )
