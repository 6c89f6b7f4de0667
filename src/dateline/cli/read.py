"""``dateline read``: reports into the store, the events found printed."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.output import format_option, say, store_option, write_listing
from dateline.cli.root import cli

if TYPE_CHECKING:
    from dateline.records import Document, Record
    from dateline.store import Store

#: A table for the eye is cut here; the rest is one query away.
_MOST_ROWS: Final = 500
#: Reports asked for at a time whether the store has them.
_ASKED: Final = 64


@dataclass(slots=True)
class _Tally:
    """What became of the inputs of one run."""

    read: list[str] = field(default_factory=list)
    kept: int = 0
    refused: int = 0


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--published", default="", metavar="DATE", help="Date of reports that state none.")
@click.option("--no-store", is_flag=True, help="Print only; keep nothing.")
@click.option(
    "--processes", type=click.IntRange(min=1), default=1, show_default=True, help="Reading at once."
)
@format_option()
@store_option
def read(
    paths: tuple[str, ...], published: str, no_store: bool, processes: int, form: str, path: str
) -> None:
    """Read reports (text, HTML, JSON Lines, folders of them) and print the events found.

    "-" is standard input. What cannot be read is named with its reason on standard
    error; the rest goes on, and the exit status is 1. A report that the store has is
    not read again.
    """
    from dateline.store import open_store  # noqa: PLC0415

    tally = _Tally()
    with open_store(":memory:" if no_store else path) as store:
        documents = _new(store, _accepted(paths, published, tally), tally)
        with _progress() as step:
            store.write(_told(_records(documents, processes), step))
        _print(store, tally, form)
    _sum_up(tally)
    if tally.refused:
        sys.exit(1)


def _accepted(paths: tuple[str, ...], published: str, tally: _Tally) -> Iterator["Document"]:
    """Yield the reports among the inputs; say what is refused and why."""
    from dateline.documents.intake import Note, read_documents  # noqa: PLC0415
    from dateline.records import Document  # noqa: PLC0415

    for item in read_documents(paths, published):
        if isinstance(item, Document):
            yield item
        elif isinstance(item, Note):
            say(f"{item.origin}: {item.message}")
        else:
            tally.refused += 1
            say(f"{item.origin}: {item.reason}; {item.advice}")


def _new(store: "Store", documents: Iterable["Document"], tally: _Tally) -> Iterator["Document"]:
    """Yield the reports that the store does not have yet, each once."""
    seen: set[str] = set()
    source = iter(documents)
    while group := list(islice(source, _ASKED)):
        known = store.known([document.id for document in group])
        for document in group:
            if document.id not in seen:
                seen.add(document.id)
                tally.read.append(document.id)
                if document.id in known:
                    tally.kept += 1
                else:
                    yield document


def _records(documents: Iterable["Document"], processes: int) -> Iterator["Record"]:
    from dateline.batch import read_all  # noqa: PLC0415

    return read_all(documents, processes)


def _progress() -> Any:
    """Return a progress display on a terminal, else nothing; it gives a function to call."""
    if not sys.stderr.isatty():
        return nullcontext(lambda: None)
    from contextlib import contextmanager  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    @contextmanager
    def shown() -> Iterator[Any]:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.completed} reports, {task.fields[rate]}"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("read", total=None, rate="")

            def step() -> None:
                speed = progress.tasks[0].speed or 0.0
                progress.update(task, advance=1, rate=f"{speed:.1f} a second")

            yield step

    return shown()


def _told(records: Iterable["Record"], step: Any) -> Iterator["Record"]:
    for record in records:
        step()
        yield record


def _print(store: "Store", tally: _Tally, form: str) -> None:
    from dateline.store import queries  # noqa: PLC0415

    rows: list[dict[str, object]] = []
    for document in tally.read:
        rows += queries.events(store, document=document)
        if form == "table" and len(rows) > _MOST_ROWS:
            say(f"only the first {_MOST_ROWS} events are shown; see: dateline events")
            rows = rows[:_MOST_ROWS]
            break
    write_listing(rows, "events", form)


def _sum_up(tally: _Tally) -> None:
    fresh = len(tally.read) - tally.kept
    parts = [f"{fresh} reports read"]
    if tally.kept:
        parts.append(f"{tally.kept} in the store already")
    if tally.refused:
        parts.append(f"{tally.refused} refused")
    say(", ".join(parts))
