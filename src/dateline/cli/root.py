"""The command line. Data goes to standard output, messages to standard error."""

import sys

import click

from dateline.errors import DatelineError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline", prog_name="dateline")
def cli() -> None:
    """Read news reports and keep the record of politics that they report."""


def main() -> None:
    """Run the command line: exit status 0 done, 1 some inputs refused, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli.main(prog_name="dateline")
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(1)
