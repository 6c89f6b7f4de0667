"""Writing to the terminal: lists in their formats, lines, and what went wrong."""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import click

FORMATS: Final = ("table", "jsonl", "csv")


def format_option(default: str = "table") -> Callable[[Any], Any]:
    """Return the option --format of every list command."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default=default,
        show_default=True,
        help="A table for the eye, one JSON object a line, or CSV.",
    )


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


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def write_listing(rows: Iterable[Mapping[str, object]], kind: str, form: str) -> None:
    """Write rows of a kind (events, quotes, people …) to standard output."""
    from dateline.exports.tables import LISTINGS, write_rows  # noqa: PLC0415

    write_rows(rows, LISTINGS[kind], form, sys.stdout)


def say(message: str) -> None:
    """Write a message to standard error."""
    click.echo(f"dateline: {message}", err=True)
