"""``dateline who``: whom a phrase means."""

import sys
from dataclasses import asdict

import click

from dateline.cli.listing import format_option, write_listing
from dateline.cli.options import actors_option, additions_of, day_option
from dateline.cli.output import say
from dateline.cli.root import cli


@cli.command()
@click.argument("phrases", nargs=-1, required=True, metavar="PHRASE...")
@day_option("--on", "On that day; the newest known if left out.")
@click.option("--context", default="", metavar="TEXT", help="What stands before the phrase.")
@actors_option
@format_option()
def who(
    phrases: tuple[str, ...], on: str, context: str, dictionaries: tuple[str, ...], form: str
) -> None:
    """Say whom a PHRASE means: country, PLOVER sectors, office on a day.

    Exit status 1 where a phrase names nobody, or a dictionary has lines that cannot be used.
    """
    from dateline.asking import actor  # noqa: PLC0415

    additions, refused = additions_of(dictionaries)
    found = {phrase: actor(phrase, on, context, additions) for phrase in phrases}
    write_listing((asdict(answer) for answer in found.values() if answer), "who", form)
    nobody = [phrase for phrase, answer in found.items() if answer is None]
    for phrase in nobody:
        say(f"{phrase!r}: names nobody")
    if nobody or refused:
        sys.exit(1)
