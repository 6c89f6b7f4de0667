"""Reports in groups of one transaction, and which reader's version takes another's place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dateline.records import Record

#: Reports in a transaction: fewer are slower, more keep more in memory.
BATCH: Final = 64
#: Words in a transaction, so that long reports do not pile up.
_BATCH_WORDS: Final = 200_000
_NUMBERS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the reports given: new, read again by a newer version, left as they were."""

    added: int = 0
    replaced: int = 0
    kept: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(
            self.added + other.added, self.replaced + other.replaced, self.kept + other.kept
        )


def batches(records: Iterable[Record], size: int) -> Iterator[list[Record]]:
    """Yield the records in groups; if their source fails, first what it gave before."""
    failure: BaseException | None = None
    source = iter(records)
    more = True
    while more:
        batch: list[Record] = []
        words = 0
        try:
            while len(batch) < size and words < _BATCH_WORDS:
                batch.append(next(source))
                words += len(batch[-1].document.text.split())
        except StopIteration:
            more = False
        except BaseException as error:
            failure = error
            more = False
        if batch:
            yield batch
    if failure is not None:
        raise failure


def is_newer(version: str, other: str) -> bool:
    """Say whether what ``version`` read takes the place of what ``other`` read.

    Versions are compared by their first three numbers ("0.10.0" is newer than "0.9.1");
    with equal numbers but other words, another build or other additions to the knowledge
    (``reader_version``), the one that comes later stays. So a report read with two
    dictionaries in turn is read again each time, and what is kept is what the last read.
    """
    ours, theirs = (
        [int(n) for n in _NUMBERS.findall(text.partition("+")[0])[:3]] for text in (version, other)
    )
    return ours > theirs if ours != theirs else version != other
