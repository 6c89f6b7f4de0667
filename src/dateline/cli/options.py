"""Options that several commands have: a day, dictionaries of actors, a codebook."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.output import say

if TYPE_CHECKING:
    from dateline.records import Additions, Codebook, Refusal


def _day(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Return a date as ISO 8601, or refuse it as wrong usage."""
    from dateline.documents.dates import parse_date  # noqa: PLC0415

    found = parse_date(value) if value else ""
    if value and not found:
        raise click.BadParameter(f"{value!r} is no date; give it like 2026-03-18")
    return found


def day_option(name: str, words: str) -> Callable[[Any], Any]:
    """Return an option that takes a date in any usual form and gives it as ISO 8601."""
    return click.option(name, default="", metavar="DATE", callback=_day, help=words)


def actors_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option --actors, given as ``dictionaries``."""
    return click.option(
        "--actors",
        "dictionaries",
        multiple=True,
        metavar="FILE",
        type=click.Path(),
        help="Dictionary of names and offices; see docs/dictionaries.md.  [repeatable]",
    )(command)


def codebook_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option --codebook, given as the codebook of the folder, or None."""
    return click.option(
        "--codebook",
        metavar="FOLDER",
        type=click.Path(),
        callback=_codebook,
        help="Codebook of your own; see docs/codebooks.md.  [default: PLOVER]",
    )(command)


def _codebook(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> "Codebook | None":
    if value is None:
        return None
    from dateline.codebooks import read_codebook  # noqa: PLC0415

    return read_codebook(value)


def additions_of(dictionaries: tuple[str, ...]) -> tuple["Additions", tuple["Refusal", ...]]:
    """Return what dictionaries say and which of their lines are refused; say why they are."""
    from dateline.records import Additions  # noqa: PLC0415

    if not dictionaries:
        return Additions(), ()
    from dateline.dictionaries import read_dictionaries  # noqa: PLC0415

    found = read_dictionaries(dictionaries)
    for refusal in found.refused:
        say(str(refusal))
    return found.additions, found.refused
