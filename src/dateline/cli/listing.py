"""Lists in their formats: ``--format`` and ``--output`` of every command that lists.

Parquet is no text: it goes to a file, or to standard output where that is no terminal.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.files import replace_file

if TYPE_CHECKING:
    from dateline.exports.tables import Listing

FORMATS: Final = ("table", "jsonl", "csv", "parquet")
#: Under which the context of a command keeps the file that its list goes to.
_OUTPUT: Final = "dateline.output"

Rows = Iterable[Mapping[str, object]]


def format_option(default: str = "table") -> Callable[[Any], Any]:
    """Return the options --format, given as ``form``, and --output of every list command."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default=default,
        show_default=True,
        callback=_form,
        help="A table for the eye, one JSON object a line, CSV, or Parquet.",
    )
    # Eager: the format asks where the list goes.
    output = click.option(
        "--output",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        expose_value=False,
        is_eager=True,
        callback=_output,
        help="Write the list there.",
    )
    return lambda command: form(output(command))


def output_of(context: click.Context) -> Path | None:
    """Return the file that a command's list goes to, None for standard output."""
    file: Path | None = context.meta.get(_OUTPUT)
    return file


def _output(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    context.meta[_OUTPUT] = value


def _form(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value == "parquet" and output_of(context) is None and sys.stdout.isatty():
        raise click.UsageError(
            "parquet is no text for a terminal; name a file with --output, or send it on to one"
        )
    return value


def write_listing(rows: Rows, kind: str, form: str) -> None:
    """Write rows of a kind (events, quotes, people …) to where the command's list goes."""
    from dateline.exports.tables import LISTINGS  # noqa: PLC0415

    write_list(rows, LISTINGS[kind], form, kind)


def write_list(rows: Rows, listing: "Listing", form: str, kind: str = "") -> None:
    """Write rows; without a ``kind``, the types of Parquet's columns are those of the rows."""
    file = output_of(click.get_current_context())
    if form != "parquet":
        from dateline.exports.tables import write_rows  # noqa: PLC0415

        if file is None:
            write_rows(rows, listing, form, sys.stdout)
            return
        write = partial(_write_text, rows=rows, listing=listing, form=form)
    else:
        write = partial(_write_parquet, rows=rows, listing=listing, kind=kind)
    if file is not None:
        replace_file(file, write)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.parquet"
        write(path)
        with path.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)


def _write_text(path: Path, rows: Rows, listing: "Listing", form: str) -> None:
    from dateline.exports.tables import write_rows  # noqa: PLC0415

    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_rows(rows, listing, form, stream)


def _write_parquet(path: Path, rows: Rows, listing: "Listing", kind: str) -> None:
    from dateline.exports.list_types import columns_found, columns_of  # noqa: PLC0415
    from dateline.exports.parquet import write_parquet  # noqa: PLC0415

    if kind:
        columns = columns_of(kind, listing.columns)
    else:
        rows = list(rows)
        columns = columns_found(rows, listing.columns)
    write_parquet(rows, columns, path)
