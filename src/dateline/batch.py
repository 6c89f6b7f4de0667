"""Reading many reports, in one process or several; the records are the same."""

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from threading import Thread
from typing import Final

from dateline.errors import DatelineError
from dateline.pipeline import NOTHING, code_many
from dateline.records import Additions, Codebook, Document, Parse, Record, Refusal

#: Reports handed to a process at a time: enough to fill the reader's batches.
_CHUNK: Final = 32
#: Chunks under way for each process: one is read while the next one waits.
_AHEAD: Final = 2
#: Reports between two searches for cycles.
_COLLECTED: Final = 256


#: What a process that reads was started with.
_GIVEN: Final[list[tuple[Additions, Codebook | None]]] = []


def read_all(
    documents: Iterable[Document],
    processes: int = 1,
    additions: Additions = NOTHING,
    codebook: Codebook | None = None,
) -> Generator[Record | Refusal]:
    """Yield the records of reports in their order, without the words of the parses.

    A report at which a step fails comes out as a Refusal; the others go on. ``additions``
    go before the shipped knowledge; each process gets them once, at its start, and the
    ``codebook`` if it is not the shipped one.

    Words are left out because they weigh a hundred times what is kept of a report. Some
    dozens of reports are taken ahead, always in the caller's thread. Raises DatelineError
    where a process that reads is ended from outside.
    """
    if processes <= 1:
        yield from _coded(documents, additions, codebook)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, _start, (additions, codebook))
    try:
        yield from _in_order(pool, _chunks(documents), processes * _AHEAD)
    except BrokenProcessPool:
        raise DatelineError(
            "a process that reads was ended from outside, perhaps for want of memory;"
            " run the same again with fewer --processes, what is read is kept"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, chunks: Iterable[list[Document]], most: int
) -> Iterator[Record | Refusal]:
    """Yield what comes of the chunks, first to last, with at most so many under way."""
    waiting: deque[Future[list[Record | Refusal]]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(_read_chunk, chunk))
        if len(waiting) >= most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _start(additions: Additions, codebook: Codebook | None) -> None:
    """Prepare a process: the one that started it sees to Ctrl-C and takes it along."""
    _GIVEN[:] = [(additions, codebook)]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_chunk(documents: list[Document]) -> list[Record | Refusal]:
    return list(_coded(documents, *_GIVEN[0]))


def _coded(
    documents: Iterable[Document], additions: Additions, codebook: Codebook | None
) -> Iterator[Record | Refusal]:
    refused: list[Refusal] = []

    def refuse(document: Document, error: Exception) -> None:
        reason = f"a step failed ({type(error).__name__}: {error})"
        refused.append(Refusal(document.origin or document.id, reason, "please report it"))

    with _few_collections() as collect:
        for number, record in enumerate(code_many(documents, refuse, additions, codebook), 1):
            yield from refused
            refused.clear()
            yield without_words(record)
            if number % _COLLECTED == 0:
                collect()
    yield from refused


@contextmanager
def _few_collections() -> Iterator[Callable[[], int]]:
    """Look for cycles now and then instead of all the time, which takes 7% of the run.

    Records are trees and go by reference counts; only libraries leave cycles behind.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield gc.collect
    finally:
        if enabled:
            gc.enable()


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    source = iter(documents)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


def without_words(record: Record) -> Record:
    """Return a record that keeps of each sentence only where it stands."""
    bare = tuple(Parse(parse.start, parse.end, (), ()) for parse in record.parses)
    return replace(record, parses=bare)
