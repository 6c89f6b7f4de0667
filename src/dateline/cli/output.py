"""Writing to the terminal: lists in their formats, lines, progress, and what went wrong."""

import getpass
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from dateline.cli.listing import format_option, output_of

if TYPE_CHECKING:
    from dateline.store import Store

#: Reports whose events are asked for, and in memory, at a time.
_GROUP: Final = 256


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option --store."""
    return click.option(
        "--store",
        "path",
        default="dateline.duckdb",
        show_default=True,
        metavar="FILE",
        help="The store.",
    )(command)


def known_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option --known-on."""
    return click.option(
        "--known-on",
        metavar="DATE",
        help="As known that day: only what was printed, and judged, by then.",
    )(command)


@contextmanager
def reading(path: str, known_on: str | None = None) -> "Iterator[Store]":
    """Open a store to read, as known on a day if one is given."""
    from dateline.store import open_store  # noqa: PLC0415
    from dateline.store.knowing import as_known_on  # noqa: PLC0415

    with open_store(path, read_only=True) as whole:
        if not known_on:
            yield whole
            return
        with as_known_on(whole, known_on) as store:
            yield store


def list_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that all lists have."""
    command = known_option(command)
    command = click.option("--limit", type=click.IntRange(min=1), help="At most so many.")(command)
    document = click.option(
        "--document", metavar="ID", help="Only of this report (id's beginning)."
    )
    return store_option(format_option()(document(command)))


def goes_on(context: click.Context) -> bool:
    """Say whether a command follows the name of a list, so that the list is not wanted.

    A store named before the command is the command's; no other option may stand there.
    """
    if context.invoked_subcommand is None:
        return False
    typed = [
        name
        for name in context.params
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]
    if set(typed) - {"path"} or output_of(context):
        raise click.UsageError(f"options of the list do not go with {context.invoked_subcommand}")
    context.default_map = {context.invoked_subcommand: {"path": context.params["path"]}}
    return True


def judge_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of all judgements: the store, and who judges."""
    judge = click.option(
        "--by", default=_user, metavar="NAME", help="Who judges; default: the user's name."
    )
    return judge(store_option(command))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody is logged in under a name
        return ""


def now() -> str:
    """Return the time of the clock in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def events_of(
    store: "Store", reports: Sequence[str], filters: Mapping[str, Any] | None = None
) -> Iterator[dict[str, object]]:
    """Yield the events of reports, given as ids, in the order of these."""
    from dateline.store import queries  # noqa: PLC0415

    for first in range(0, len(reports), _GROUP):
        group = list(reports[first : first + _GROUP])
        place = {document: number for number, document in enumerate(group)}
        rows = queries.events(store, **{**(filters or {}), "documents": group})
        yield from sorted(rows, key=lambda row: place[str(row["document"])])


class Progress:
    """Counts what is done and tells it in a line: how many, how fast, how long to go.

    Reports that need no reading count as done, but not for the speed.
    """

    def __init__(
        self, show: Callable[[str], None] = lambda _: None, total: int | None = None
    ) -> None:
        """Start the watch; ``show`` is given the line at each step."""
        self._show, self._total = show, total
        self._passed = self._read = self._words = 0
        self._start = time.monotonic()

    def passed(self) -> None:
        """Count an input that was not read: refused, or known already."""
        self._passed += 1
        self._show(self.line(time.monotonic() - self._start))

    def read(self, words: int = 0) -> None:
        """Count a report that was read, of so many words."""
        self._read += 1
        self._words += words
        self._show(self.line(time.monotonic() - self._start))

    def line(self, seconds: float) -> str:
        """Return the line after so many seconds."""
        done = self._passed + self._read
        # Where inputs hold more than was thought, nothing is known of what is left.
        total = self._total if self._total is not None and done <= self._total else None
        line = f"{done:,} of {total:,} reports" if total is not None else f"{done:,} reports"
        if not self._read or seconds <= 0:
            return line
        speed = self._read / seconds
        line += f", {speed:.1f} a second"
        line += f" ({self._words / seconds:,.0f} words)" if self._words else ""
        return line if total is None else f"{line}, {_clock((total - done) / speed)} left"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


@contextmanager
def progress(total: Callable[[], int | None]) -> Iterator[Progress]:
    """Show progress on standard error if that is a terminal; ``total`` is asked only then."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console  # noqa: PLC0415

    with Console(stderr=True).status("reading") as status:
        yield Progress(status.update, total())


def say(message: str) -> None:
    """Write a message to standard error."""
    click.echo(f"dateline: {message}", err=True)
