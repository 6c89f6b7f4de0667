"""Reading many reports, in one process or several; the records are the same."""

import multiprocessing
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from dateline.pipeline import code_many
from dateline.records import Document, Parse, Record

#: Reports handed to a process at a time: enough to fill the reader's batches.
_CHUNK: Final = 32


def read_all(documents: Iterable[Document], processes: int = 1) -> Iterator[Record]:
    """Yield the records of reports in their order, without the words of the parses.

    Words are left out because they weigh a hundred times what is kept of a report.
    """
    if processes <= 1:
        yield from map(without_words, code_many(documents))
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes) as pool:
        for records in pool.imap(_read_chunk, _chunks(documents)):
            yield from records


def _read_chunk(documents: list[Document]) -> list[Record]:
    return [without_words(record) for record in code_many(documents)]


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    source = iter(documents)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


def without_words(record: Record) -> Record:
    """Return a record that keeps of each sentence only where it stands."""
    bare = tuple(Parse(parse.start, parse.end, (), ()) for parse in record.parses)
    return replace(record, parses=bare)
