"""``dateline evaluate`` and ``dateline train``: measuring and rebuilding."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from dateline.cli.output import write_lines
from dateline.cli.root import cli
from dateline.settings import data_folder, models_folder

DATA = click.Path(file_okay=False, path_type=Path)


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
    write_lines(to_markdown(rows) if form == "table" else (json.dumps(asdict(row)) for row in rows))


def _measure(name: str, data: Path, form: str) -> None:
    from dateline.evaluate.all import MEASURES  # noqa: PLC0415
    from dateline.evaluate.table import to_markdown  # noqa: PLC0415

    rows = MEASURES[name].rows(data)
    write_lines(to_markdown(rows) if form == "table" else (json.dumps(asdict(row)) for row in rows))


for _name, _help in (
    ("events", "Print how many events and quotes of annotated reports are found."),
    ("blind", "Print how many events of reports that nobody tuned on are found."),
    ("actors", "Print how well actors are found, placed, dated and told apart."),
    ("corpus", "Print how well the events of single held-out sentences are read."),
    ("incidents", "Print how well the same event is told across reports."),
    ("pairs", "Print how well the relation of a given pair of parties is read."),
    ("classic", "Print how many records of the classic coders' unit test are coded right."),
    ("attribution", "Print how well it is found who says or thinks what."),
    ("dates", "Print how well time expressions are found and dated."),
    ("places", "Print how well place names are found on the map."),
):

    @evaluate.command(_name, help=_help)
    @click.option("--data", type=DATA, default=data_folder, help="Folder of the public corpora.")
    @click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table")
    def _command(data: Path, form: str, name: str = _name) -> None:
        _measure(name, data, form)


@evaluate.command("extraction")
@click.option("--data", type=DATA, default=data_folder, help="Folder of the public corpora.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table")
def evaluate_extraction(data: Path, form: str) -> None:
    """Print how well articles, titles and days are read from web pages, beside trafilatura."""
    from dateline.evaluate.extraction import compare_extraction  # noqa: PLC0415
    from dateline.evaluate.table import to_markdown  # noqa: PLC0415

    rows = compare_extraction(data)
    write_lines(to_markdown(rows) if form == "table" else (json.dumps(asdict(row)) for row in rows))


@evaluate.command("report")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("report", metavar="REPORT")
def evaluate_report(gold: Path, report: str) -> None:
    """Compare the events and quotes of REPORT with a GOLD file, one by one.

    GOLD is JSON with "events" and "quotes", as in corpus/reports/README.md.
    """
    from dateline.coding import read  # noqa: PLC0415
    from dateline.evaluate.reports import compare_report  # noqa: PLC0415

    wanted = json.loads(gold.read_text(encoding="utf-8"))
    write_lines(compare_report(wanted, read(report, wanted.get("published", ""))))


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


@train.command("events")
@click.option("--data", type=DATA, default=data_folder, help="Folder of the public corpora.")
@click.option("--out", type=DATA, default=Path("runs/events"), show_default=True)
@click.option("--first-epochs", default=2, show_default=True, help="At the high rate.")
@click.option("--second-epochs", default=3, show_default=True, help="While the rate falls.")
@click.option("--processes", default=2, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--share", default=1.0, show_default=True, help="Of the sentences, for a curve.")
@click.option("--ship", is_flag=True, help="Write the result to models/.")
def train_events(ship: bool, **options: Any) -> None:
    """Rebuild the event head from the annotated corpus (an hour on two cores).

    Needs the extra "learn". A stage that is done is not done again.
    """
    from dateline.errors import MissingExtra  # noqa: PLC0415

    try:
        from dateline.learn.acts.recipe import ActPlan, run  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise MissingExtra("dateline train", "learn") from error
    folder = run(ActPlan(**options))
    if ship:
        shutil.copytree(folder, models_folder() / "events", dirs_exist_ok=True)


@train.command("sentences")
@click.option("--data", type=DATA, default=data_folder, help="Folder of the public corpora.")
@click.option("--out", type=DATA, default=None, help="Where to; default models/sentences.")
def train_sentences(data: Path, out: Path | None) -> None:
    """Rebuild the sentence boundary model (a minute)."""
    from dateline.learn.boundaries import rebuild  # noqa: PLC0415

    rebuild(data, out or models_folder() / "sentences")


@train.command("incidents")
@click.option("--data", type=DATA, default=data_folder, help="Folder of the public corpora.")
@click.option("--ship", is_flag=True, help="Write the weights into the package.")
def train_incidents(data: Path, ship: bool) -> None:
    """Fit the weights by which reports of one event are joined (some minutes).

    Shows how well they do on judged pairs that they have not seen, at several bars.
    """
    from dateline.learn.incidents import BARS, crossed, examples, fit, write  # noqa: PLC0415

    given = examples(data)
    found = fit(given)
    for name, value in found.items():
        click.echo(f"{name} {value:.2f}", err=True)
    write_lines(json.dumps(asdict(point)) for point in crossed(given, BARS))
    if ship:
        write(found)
