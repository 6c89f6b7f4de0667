"""``dateline parse``: how sentences are read."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from dateline.cli.output import write_lines
from dateline.cli.root import cli
from dateline.errors import UserError

#: Columns of a tree that goes to a file or a pipe, so that no line is folded.
WIDE = 200


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["tree", "conllu", "jsonl"]),
    default="tree",
    show_default=True,
    help="Trees for the eye, CoNLL-U, or one JSON object a sentence.",
)
def parse(files: tuple[str, ...], form: str) -> None:
    """Show how sentences are read: words, tags, trees, names. "-" is standard input.

    A file that cannot be read is named with the reason; the others go on, and the
    exit status is 1.
    """
    from dateline.inputs import read_text  # noqa: PLC0415

    refused = 0
    for name in files:
        try:
            text, encoding = read_text(name)
        except UserError as error:
            click.echo(f"dateline: {error}", err=True)
            refused += 1
            continue
        if encoding not in ("utf-8", "utf-8-sig"):
            click.echo(f"dateline: {name}: read as {encoding}", err=True)
        if not text.strip():
            click.echo(f"dateline: {name}: empty; nothing to read", err=True)
            refused += 1
            continue
        _show(text, name, form)
    if refused:
        sys.exit(1)


def _show(text: str, name: str, form: str) -> None:
    from dateline.parsing import parse as parse_text  # noqa: PLC0415

    parses = parse_text(text)
    if form == "tree":
        from rich.console import Console  # noqa: PLC0415

        from dateline.bridges.terminal import to_trees  # noqa: PLC0415

        width = None if sys.stdout.isatty() else WIDE
        console = Console(highlight=False, width=width)
        for tree in to_trees(parses):
            console.print(tree)
    elif form == "conllu":
        from dateline.bridges.conllu import to_conllu  # noqa: PLC0415

        write_lines(to_conllu(text, parses, Path(name).stem))
    else:
        write_lines(json.dumps(asdict(read), ensure_ascii=False) for read in parses)
