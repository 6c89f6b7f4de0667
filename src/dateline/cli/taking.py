"""Inputs into the store: what is known is left alone, what is new is read and written.

``dateline read`` and ``dateline watch`` share it. The store is written to in ``_write`` alone.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from dateline.cli.output import Progress, say
from dateline.cli.tally import Tally

if TYPE_CHECKING:
    from dateline.documents.manner import Item
    from dateline.records import Additions, Codebook, Document, Record, Refusal
    from dateline.store import Store

#: Reports asked for at a time whether the store has them.
_ASKED: Final = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """What reports are read with; ``version`` is the reader's, which the store keeps."""

    version: str
    additions: "Additions"
    codebook: "Codebook | None" = None
    processes: int = 1


def take(
    store: "Store", items: Iterable["Item"], reading: Reading, tally: Tally, shown: Progress
) -> None:
    """Read the reports among items into the store; count and say what is set aside."""
    documents = _new(store, _sorted_out(items, tally, shown), reading.version, tally, shown)
    with closing(_records(documents, reading)) as records:
        _write(store, _told(records, tally, shown), reading)


def _write(store: "Store", records: Iterable["Record"], reading: Reading) -> None:
    """Write what was read; the one place where reading changes the store."""
    store.write(records, reading.version)


def join(store: "Store") -> None:
    """Work what was read into the incidents."""
    from dateline.store.incidents import update  # noqa: PLC0415

    with store.alone() as whole:
        update(whole)


def known_pages(store: "Store", version: str) -> Callable[[str], str]:
    """Return what tells the report that a raw source gave before, if it need not be read again."""
    from dateline.store.sources import known_source  # noqa: PLC0415

    def known(key: str) -> str:
        found = known_source(store, key)
        return found if found and store.known([found], version) else ""

    return known


def _sorted_out(
    items: Iterable["Item"], tally: Tally, shown: Progress
) -> Iterator["Document | str"]:
    """Yield the reports among items, and the ids of known ones; say what is refused and why."""
    from dateline.records import Document  # noqa: PLC0415
    from dateline.records.refusals import Known, Passed, Refusal  # noqa: PLC0415

    for item in items:
        if isinstance(item, Document):
            yield item
            continue
        if isinstance(item, Known):
            yield item.document
            continue
        if isinstance(item, Refusal):
            _refuse(item, tally, shown)
            continue
        if isinstance(item, Passed):
            tally.passed[item.reason] += item.count
        say(str(item))


def _refuse(refusal: "Refusal", tally: Tally, shown: Progress) -> None:
    tally.refused.append((refusal.origin, refusal.reason))
    shown.passed()
    say(str(refusal))


def _new(
    store: "Store",
    found: Iterable["Document | str"],
    version: str,
    tally: Tally,
    shown: Progress,
) -> Iterator["Document"]:
    """Yield the English reports that the store does not have of this reader yet, each once."""
    from dateline.documents.intake import checked  # noqa: PLC0415
    from dateline.records import Document  # noqa: PLC0415

    seen: set[str] = set()
    source = iter(found)
    while group := list(islice(source, _ASKED)):
        keys = [item.id if isinstance(item, Document) else item for item in group]
        known = store.known(keys, version)
        for key, item in zip(keys, group, strict=True):
            if key in seen:
                tally.repeated += 1
                shown.passed()
                continue
            seen.add(key)
            if key in known or not isinstance(item, Document):
                tally.reports.append(key)
                tally.kept += 1
                shown.passed()
                continue
            document = checked(item)
            if isinstance(document, Document):
                tally.reports.append(key)
                yield document
            else:
                _refuse(document, tally, shown)


def _records(documents: Iterable["Document"], reading: Reading) -> Generator["Record | Refusal"]:
    from dateline.batch import read_all  # noqa: PLC0415

    return read_all(documents, reading.processes, reading.additions, reading.codebook)


def _told(
    records: Iterable["Record | Refusal"], tally: Tally, shown: Progress
) -> Iterator["Record"]:
    """Yield what was read; say which reports a step failed at."""
    from dateline.records import Refusal  # noqa: PLC0415

    for record in records:
        if isinstance(record, Refusal):
            shown.read()
            tally.refused.append((record.origin, record.reason))
            say(str(record))
        else:
            shown.read(len(record.document.text.split()))
            yield record
