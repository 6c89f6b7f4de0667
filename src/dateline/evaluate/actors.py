"""All measures of actors: who it is, for which country, in which office, on that day."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.evaluate import coreference, found, holders, phrases, spans
from dateline.evaluate.reading import Row


def evaluate_actors(data: Path) -> Iterator[Row]:
    """Yield the rows of the actors table. Raises MissingData where a corpus is absent."""
    yield from phrases.evaluate_phrases(data)
    yield from spans.evaluate_spans(data)
    yield from found.evaluate_found(data)
    yield from holders.measure(data)
    yield from coreference.evaluate_coreference(data)


def files() -> Iterable[str]:
    """Return the files under the data folder that the measures read."""
    texts = {row["source"] for row in coreference.gold_chains()}
    return {phrases.CASES, spans.SENTENCES, *found.SETS.values(), *holders.FILES, *texts}
