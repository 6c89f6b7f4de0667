"""Tables for people."""

from collections.abc import Iterable, Iterator

from dateline.evaluate.reading import Row


def to_markdown(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a Markdown table: test, metric, score, 95% interval, items."""
    yield "| test | metric | score | 95% interval | items |"
    yield "|---|---|---|---|---|"
    for row in rows:
        score = row.score
        interval = f"{score.low:.1f} to {score.high:.1f}"
        yield f"| {row.test} | {row.metric} | {score.value:.2f} | {interval} | {score.count:,} |"
