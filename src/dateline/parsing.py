"""Text to parses: sentences and reading in one call."""

from collections.abc import Iterable, Iterator
from functools import cache

from dateline.errors import BrokenModel
from dateline.reading.acts import ActReader
from dateline.reading.reader import Reader
from dateline.records import Parse
from dateline.sentences.splitter import Splitter
from dateline.settings import models_folder


@cache
def shipped_splitter() -> Splitter:
    """Return the sentence splitter, loaded once a process."""
    return Splitter(models_folder() / "sentences" / "boundaries.npy")


@cache
def shipped_reader() -> Reader:
    """Return the reading model, loaded once a process.

    Raises BrokenModel where a file is missing or damaged.
    """
    folder, events = models_folder() / "reading", models_folder() / "events"
    try:
        return Reader(folder, ActReader(events) if events.is_dir() else None)
    except Exception as error:
        raise BrokenModel(folder, str(error)) from error


def parse(text: str) -> list[Parse]:
    """Return the sentences of a text with words, trees and names.

    >>> [word.form for word in parse("Rain fell.")[0].words]
    ['Rain', 'fell', '.']
    """
    return next(parse_many([text]))


def parse_many(texts: Iterable[str]) -> Iterator[list[Parse]]:
    """Yield the parses of each text, in order.

    Sentences of many texts are read together, which is faster than one text at a
    time and gives the same parses.
    """
    splitter = shipped_splitter()
    yield from shipped_reader().parse((text, splitter.split(text)) for text in texts)
