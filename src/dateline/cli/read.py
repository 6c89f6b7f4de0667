"""``dateline read``: reports into the store, the events found printed."""

import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dateline.cli.options import actors_option, additions_of, codebook_option, day_option
from dateline.cli.output import (
    Progress,
    events_of,
    format_option,
    progress,
    say,
    store_option,
    write_listing,
)
from dateline.cli.root import cli

if TYPE_CHECKING:
    from dateline.records import Additions, Codebook, Document, Record, Refusal
    from dateline.store import Store

#: A table for the eye is cut here; the rest is one query away.
_MOST_ROWS: Final = 500
#: Reports asked for at a time whether the store has them.
_ASKED: Final = 64


@dataclass(slots=True)
class _Tally:
    """What became of the inputs of one run.

    ``reports`` are ids in the order of reading; ``lines`` are those of dictionaries that
    were refused.
    """

    reports: list[str] = field(default_factory=list)
    kept: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """Return the numbers: read now, in the store already, refused."""
        read = len(self.reports) - self.kept
        return {"read": read, "kept": self.kept, "refused": len(self.refused)}


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@day_option("--published", "Date of reports that state none.")
@actors_option
@codebook_option
@click.option("--no-store", is_flag=True, help="Print only; keep nothing.")
@click.option(
    "--processes", type=click.IntRange(min=1), default=1, show_default=True, help="Reading at once."
)
@format_option()
@store_option
def read(  # noqa: PLR0913, PLR0917 - one argument for each option
    paths: tuple[str, ...],
    published: str,
    dictionaries: tuple[str, ...],
    codebook: "Codebook | None",
    no_store: bool,
    processes: int,
    form: str,
    path: str,
) -> None:
    """Read reports (text, HTML, JSON Lines, folders of them) and print the events found.

    "-" is standard input. What cannot be read is named with its reason on standard
    error; the rest goes on, and the exit status is 1. A report that the store has is
    not read again, unless the dictionaries, the codebook or the offices accepted have
    changed.
    """
    from dateline.store import judged_additions, reader_version, share_store  # noqa: PLC0415

    tally = _Tally()
    options: dict[str, object] = {"paths": paths, "published": published, "processes": processes}
    options |= {"actors": dictionaries} if dictionaries else {}
    options |= {"codebook": codebook.name} if codebook else {}
    start = _now()
    given, refused = additions_of(dictionaries)
    tally.lines += [(refusal.origin, refusal.reason) for refusal in refused]
    with share_store(":memory:" if no_store else path) as store:
        additions = given + judged_additions(store)
        version = reader_version(additions, codebook)
        with progress(lambda: _number_of(paths)) as shown:
            accepted = _accepted(paths, published, tally, shown)
            documents = _new(store, accepted, version, tally, shown)
            with closing(_records(documents, processes, additions, codebook)) as records:
                store.write(_told(records, tally, shown), version)
        _join(store, keep=not no_store)
        refusals = tally.lines + tally.refused
        store.record_run(options, tally.counts(), refusals, (start, _now()))
        _print(store, tally.reports, form)
    _sum_up(tally)
    if tally.refused or tally.lines:
        sys.exit(1)


def _join(store: "Store", keep: bool) -> None:
    """Work what was read into the incidents; a store that goes at once needs none."""
    from dateline.store.incidents import update  # noqa: PLC0415

    if keep:
        with store.alone() as whole:
            update(whole)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _number_of(paths: Iterable[str]) -> int | None:
    """Return how many reports the inputs hold, or None where only reading tells."""
    from dateline.documents.streams import kind_by_suffix  # noqa: PLC0415

    count = 0
    try:
        for path in paths:
            folder = path != "-" and Path(path).is_dir()
            for file in Path(path).rglob("[!.]*") if folder else [Path(path)]:
                kind = kind_by_suffix(file.name)
                if path == "-" or (kind == "rows" and file.suffix.lower() == ".gz"):
                    return None
                if not folder or (kind and file.is_file()):
                    count += _lines(file) if kind == "rows" and file.is_file() else 1
    except OSError:  # which is said when it comes to reading
        return None
    return count


def _lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(1 for line in stream if line.strip())


def _accepted(
    paths: tuple[str, ...], published: str, tally: _Tally, shown: Progress
) -> Iterator["Document"]:
    """Yield the reports among the inputs; say what is refused and why."""
    from dateline.documents.intake import read_documents  # noqa: PLC0415
    from dateline.records import Document  # noqa: PLC0415
    from dateline.records.refusals import Refusal  # noqa: PLC0415

    for item in read_documents(paths, published):
        if isinstance(item, Document):
            yield item
            continue
        if isinstance(item, Refusal):
            tally.refused.append((item.origin, item.reason))
            shown.passed()
        say(str(item))


def _new(
    store: "Store",
    documents: Iterable["Document"],
    version: str,
    tally: _Tally,
    shown: Progress,
) -> Iterator["Document"]:
    """Yield the reports that the store does not have of this reader yet, each once."""
    seen: set[str] = set()
    source = iter(documents)
    while group := list(islice(source, _ASKED)):
        known = store.known([document.id for document in group], version)
        for document in group:
            if document.id in seen:
                shown.passed()
                continue
            seen.add(document.id)
            tally.reports.append(document.id)
            if document.id in known:
                tally.kept += 1
                shown.passed()
            else:
                yield document


def _records(
    documents: Iterable["Document"],
    processes: int,
    additions: "Additions",
    codebook: "Codebook | None",
) -> Generator["Record | Refusal"]:
    from dateline.batch import read_all  # noqa: PLC0415

    return read_all(documents, processes, additions, codebook)


def _told(
    records: Iterable["Record | Refusal"], tally: _Tally, shown: Progress
) -> Iterator["Record"]:
    """Yield what was read; say which reports a step failed at."""
    from dateline.records import Refusal  # noqa: PLC0415

    for record in records:
        shown.read()
        if isinstance(record, Refusal):
            tally.refused.append((record.origin, record.reason))
            say(str(record))
        else:
            yield record


def _print(store: "Store", reports: list[str], form: str) -> None:
    """Write the events of the reports in the order of reading, a group in memory at a time."""
    rows = events_of(store, reports)
    if form == "table":
        first = list(islice(rows, _MOST_ROWS + 1))
        if len(first) > _MOST_ROWS:
            say(f"only the first {_MOST_ROWS} events are shown; see: dateline events")
        rows = iter(first[:_MOST_ROWS])
    write_listing(rows, "events", form)


def _sum_up(tally: _Tally) -> None:
    counts = tally.counts()
    parts = [f"{counts['read']} reports read"]
    if counts["kept"]:
        parts.append(f"{counts['kept']} in the store already")
    if counts["refused"]:
        parts.append(f"{counts['refused']} refused")
    if tally.lines:
        lines = "line" if len(tally.lines) == 1 else "lines"
        parts.append(f"{len(tally.lines)} {lines} of dictionaries refused")
    say(", ".join(parts))
