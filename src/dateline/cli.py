"""The command line. Data goes to standard output, messages to standard error."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from dateline.errors import DatelineError, UserError
from dateline.settings import data_folder

#: Columns of a tree that goes to a file or a pipe, so that no line is folded.
WIDE = 200
DATA = click.Path(file_okay=False, path_type=Path)


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
    except UserError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(1)
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(1)


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

        _write(to_conllu(text, parses, Path(name).stem))
    else:
        _write(json.dumps(asdict(read), ensure_ascii=False) for read in parses)


def _write(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


@cli.group()
def evaluate() -> None:
    """Measure quality against gold data."""


@evaluate.command("reading")
@click.option("--data", type=DATA, default=data_folder, help="Folder of the public corpora.")
@click.option("--model", type=DATA, default=None, help="Another model's folder.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table")
def evaluate_reading(data: Path, model: Path | None, form: str) -> None:
    """Print how well the reading model tags, parses, splits sentences and finds names."""
    from dateline.evaluate.reading import evaluate_reading as measure  # noqa: PLC0415
    from dateline.evaluate.table import to_markdown  # noqa: PLC0415
    from dateline.parsing import shipped_reader, shipped_splitter  # noqa: PLC0415
    from dateline.reading.reader import Reader  # noqa: PLC0415

    reader = Reader(model) if model else shipped_reader()
    rows = measure(data, reader, shipped_splitter())
    _write(to_markdown(rows) if form == "table" else (json.dumps(asdict(row)) for row in rows))


@cli.group()
def train() -> None:
    """Rebuild what is shipped from public data."""


@train.command("reading")
@click.option("--data", type=DATA, default=data_folder, help="Folder of the public corpora.")
@click.option("--out", type=DATA, default=Path("runs/reading"), show_default=True)
@click.option("--teachers", default=2, show_default=True, help="Networks in the ensemble.")
@click.option("--teacher-epochs", default=5, show_default=True)
@click.option("--student-epochs", default=5, show_default=True)
@click.option("--news-words", default=550_000, show_default=True, help="In each shard.")
@click.option("--news-shards", default=3, show_default=True)
@click.option("--rounds", default=2, show_default=True, help="Rounds of the student.")
@click.option("--round-epochs", default=2, show_default=True, help="In each later round.")
@click.option("--round-words", default=300_000, show_default=True, help="In each shard.")
@click.option("--round-shards", default=2, show_default=True)
@click.option("--processes", default=2, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--ship", is_flag=True, help="Write the result to models/.")
def train_reading(ship: bool, **options: int | Path) -> None:
    """Rebuild the reading model: teachers, news read by them, student, export.

    Needs the extra "learn". A stage that is done is not done again, so that the
    command can be stopped and started.
    """
    from dateline.errors import MissingExtra  # noqa: PLC0415

    try:
        from dateline.learn.recipe import Plan, run  # noqa: PLC0415
        from dateline.learn.shipping import finish  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise MissingExtra("dateline train", "learn") from error
    plan = Plan(**options)  # type: ignore[arg-type]
    finish(plan, run(plan), ship)


@train.command("sentences")
@click.option("--data", type=DATA, default=data_folder, help="Folder of the public corpora.")
@click.option("--out", type=DATA, default=None, help="Where to; default models/sentences.")
def train_sentences(data: Path, out: Path | None) -> None:
    """Rebuild the sentence boundary model (a minute)."""
    from dateline.learn.boundaries import rebuild  # noqa: PLC0415
    from dateline.settings import models_folder  # noqa: PLC0415

    rebuild(data, out or models_folder() / "sentences")
