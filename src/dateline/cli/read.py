"""``dateline read``: reports into the store, the events found printed."""

import sys
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.listing import format_option, write_listing
from dateline.cli.options import actors_option, additions_of, codebook_option, day_option
from dateline.cli.output import events_of, now, progress, say, store_option
from dateline.cli.root import cli
from dateline.cli.taking import Reading, join, known_pages, take
from dateline.cli.tally import Tally

if TYPE_CHECKING:
    from dateline.records import Codebook
    from dateline.records.provenance import Fetched
    from dateline.store import Store

#: A table for the eye is cut here; the rest is one query away.
_MOST_ROWS: Final = 500


def _columns(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """Return which columns are named for which fields, or refuse what names none."""
    if not values:
        return {}
    from dateline.documents.columns import fields  # noqa: PLC0415

    found: dict[str, str] = {}
    for value in values:
        field, _, column = value.partition("=")
        if field not in fields() or not column:
            known = ", ".join(fields())
            raise click.BadParameter(f"{value!r}: write FIELD=NAME, the field one of {known}")
        found[field] = column
    return found


def _intake_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options on how inputs are taken in."""
    for option in (
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar="FIELD=NAME",
            callback=_columns,
            help="Column of a table for a field, as text=body.  [repeatable]",
        ),
        click.option("--no-archive", is_flag=True, help="Keep no raw pages and feeds."),
        click.option(
            "--allow-private", is_flag=True, help="Fetch addresses in private networks too."
        ),
    ):
        command = option(command)
    return command


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@day_option("--published", "Date of reports that state none.")
@_intake_options
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
    columns: dict[str, str],
    no_archive: bool,
    allow_private: bool,
    dictionaries: tuple[str, ...],
    codebook: "Codebook | None",
    no_store: bool,
    processes: int,
    form: str,
    path: str,
) -> None:
    """Read reports and print the events found.

    A PATH is a text, a page (HTML), a table (CSV, JSON Lines, JSON, Parquet), a feed (RSS,
    Atom, JSON Feed), a web archive (WARC, ARC), a zip of such, a folder of them, "-" for
    standard input, or an address (http, https), which is fetched; see docs/intake.md.

    What cannot be read is named with its reason on standard error; the rest goes on, and
    the exit status is 1. A report that the store has is not read again, unless the
    dictionaries, the codebook or the offices accepted have changed.
    """
    from dateline.cli.counting import number_of  # noqa: PLC0415
    from dateline.documents.intake import find_documents  # noqa: PLC0415
    from dateline.documents.manner import Manner  # noqa: PLC0415
    from dateline.store import judged_additions, reader_version, share_store  # noqa: PLC0415

    tally = Tally()
    options: dict[str, object] = {"paths": paths, "published": published, "processes": processes}
    options |= {"actors": dictionaries} if dictionaries else {}
    options |= {"codebook": codebook.name} if codebook else {}
    options |= {"columns": columns} if columns else {}
    start = now()
    given, refused = additions_of(dictionaries)
    tally.lines += [(refusal.origin, refusal.reason) for refusal in refused]
    with share_store(":memory:" if no_store else path) as store:
        additions = given + judged_additions(store)
        version = reader_version(additions, codebook)
        manner = Manner(
            published=published,
            columns=columns,
            fetch=_fetcher(allow_private),
            archive=not (no_archive or no_store),
            known=known_pages(store, version),
        )
        with progress(lambda: number_of(paths)) as shown:
            reading = Reading(version, additions, codebook, processes)
            take(store, find_documents(paths, manner), reading, tally, shown)
        if not no_store:
            join(store)
        refusals = tally.lines + tally.refused
        store.record_run(options, tally.counts(), refusals, (start, now()))
        _print(store, tally.reports, form)
    say(tally.line())
    if tally.refused or tally.lines:
        sys.exit(1)


def _fetcher(allow_private: bool) -> "Callable[[str], Fetched]":
    """Return what fetches the addresses that the user gave."""

    def fetch(address: str) -> "Fetched":
        from dateline.fetching import Limits, page  # noqa: PLC0415

        return page(address, Limits(allow_private=allow_private))

    return fetch


def _print(store: "Store", reports: list[str], form: str) -> None:
    """Write the events of the reports in the order of reading, a group in memory at a time."""
    rows = events_of(store, reports)
    if form == "table":
        first = list(islice(rows, _MOST_ROWS + 1))
        if len(first) > _MOST_ROWS:
            say(f"only the first {_MOST_ROWS} events are shown; see: dateline events")
        rows = iter(first[:_MOST_ROWS])
    write_listing(rows, "events", form)
