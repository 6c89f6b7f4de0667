"""``dateline export``: events in the formats that other programs load."""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.files import replace_file, write_lines_to
from dateline.cli.filters import event_options
from dateline.cli.output import say, store_option
from dateline.cli.root import cli

if TYPE_CHECKING:
    from dateline.exports.entries import Entry
    from dateline.exports.formats import Choices, Format

FORMATS: Final = (
    *("plover", "polecat", "icews", "phoenix", "gdelt"),
    *("csv", "parquet", "geojson", "graphml"),
)
#: What did not take place, as far as the report says.
_NOT_DONE: Final = frozenset(("negated", "hypothetical"))


@cli.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option(
    "--out",
    default="-",
    show_default=True,
    metavar="PATH",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="The file to write; - is standard output.",
)
@click.option(
    "--header/--no-header",
    default=None,
    help="A line of column names, in tables between tabs.  [default: all but gdelt]",
)
@click.option(
    "--centroids", is_flag=True, help="geojson: the middle of provinces and districts, flagged."
)
@click.option(
    "--nodes",
    type=click.Choice(["actors", "states"]),
    default="actors",
    show_default=True,
    help="graphml: what the network is of.",
)
@click.option("--exact-days", is_flag=True, help="Only events whose day is known.")
@click.option("--document", metavar="ID", help="Only of this report (id's beginning).")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many events.")
@event_options
@store_option
def export(form: str, out: str, path: str, nodes: str, exact_days: bool, **options: Any) -> None:
    """Write events in a FORMAT that other programs load.

    FORMAT is plover, polecat, icews, phoenix, gdelt, csv, parquet, geojson or graphml.
    Events come by date of the report, report, and place in it; the same store gives the same
    bytes. What did not take place (negated, hypothetical) stays out of formats that cannot
    say so, unless --status asks for it. See docs/exports.md.
    """
    from dateline.exports.formats import PARQUET, TEXTS, Choices  # noqa: PLC0415
    from dateline.store import open_store  # noqa: PLC0415
    from dateline.store.exporting import entries  # noqa: PLC0415

    if form == PARQUET and out == "-":
        raise click.UsageError("parquet is no text for a terminal; name a file with --out")
    choices = Choices(options.pop("header"), options.pop("centroids"), nodes == "states")
    kind = TEXTS.get(form)
    chosen = _Chosen(bool(kind and kind.asserted and not options["status"]), exact_days)
    with open_store(path, read_only=True) as store:
        _write(kind, chosen.of(entries(store, **options)), choices, out)
    chosen.tell(form)


class _Chosen:
    """Lets events through that a format can tell of, and counts the others."""

    def __init__(self, asserted: bool, exact_days: bool) -> None:
        self._asserted, self._exact_days = asserted, exact_days
        self._not_done = self._no_day = 0

    def of(self, entries: Iterable["Entry"]) -> Iterator["Entry"]:
        """Yield what passes."""
        from dateline.exports.entries import exact_day  # noqa: PLC0415

        for entry in entries:
            if self._asserted and entry.record["status"] in _NOT_DONE:
                self._not_done += 1
            elif self._exact_days and exact_day(entry.record) is None:
                self._no_day += 1
            else:
                yield entry

    def tell(self, form: str) -> None:
        """Say what was left out."""
        if self._not_done:
            say(
                f"{self._not_done} events that did not take place are not in {form};"
                " ask for them with --status"
            )
        if self._no_day:
            say(f"{self._no_day} events whose day is not known were left out")


def _write(kind: "Format | None", entries: Iterable["Entry"], choices: "Choices", out: str) -> None:
    """Write a format, Parquet if ``kind`` is None; a file is there as a whole or not at all."""
    if kind is not None and out == "-":
        sys.stdout.writelines(f"{line}\n" for line in kind.lines(entries, choices))
        return
    file = Path(out)
    if kind is None:
        from dateline.exports.flat import columns, flat_rows  # noqa: PLC0415
        from dateline.exports.parquet import write_parquet  # noqa: PLC0415

        replace_file(file, partial(write_parquet, flat_rows(entries), columns()))
    else:
        replace_file(file, partial(write_lines_to, lines=kind.lines(entries, choices)))
    if kind is None or kind.flat:
        _write_codebook(file)


def _write_codebook(file: Path) -> None:
    from dateline.exports.flat import codebook_json, codebook_markdown  # noqa: PLC0415

    for suffix, page in (
        (".md", codebook_markdown(file.name)),
        (".json", codebook_json(file.name)),
    ):
        lines = page.splitlines()
        replace_file(
            file.with_name(f"{file.stem}.codebook{suffix}"), partial(write_lines_to, lines=lines)
        )
