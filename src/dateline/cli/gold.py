"""``dateline evaluate gold``: the coder against a gold file of the user."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.models import DATA, evaluate
from dateline.cli.options import codebook_option
from dateline.cli.output import say, write_lines
from dateline.settings import data_folder

if TYPE_CHECKING:
    from dateline.evaluate.gold.files import GoldReport
    from dateline.evaluate.gold.scoring import Compared
    from dateline.records import Codebook, Document

_SHOWN = 5


@evaluate.command("gold")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help="Rows (JSON Lines, CSV) with the texts, by id.  [repeatable]",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Score the events of this gold file instead of the coder's.",
)
@click.option("--html", type=DATA, metavar="FOLDER", help="Write pages to read the errors on.")
@click.option("--data", type=DATA, default=data_folder, help="Folder of the public corpora.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table")
@codebook_option
def evaluate_gold(
    gold: Path,
    texts: tuple[str, ...],
    against: Path | None,
    html: Path | None,
    data: Path,
    form: str,
    codebook: "Codebook | None",
) -> None:
    """Score the coder against GOLD: JSON Lines, JSON, or a folder of these.

    Each report has an id, events, and a text of its own, or one by --texts, or one of the
    public corpora. See docs/evaluating.md for the form and for what the scores mean.
    """
    from dateline.evaluate.gold.files import read_gold  # noqa: PLC0415
    from dateline.evaluate.gold.tables import scores_of, to_lines, to_markdown  # noqa: PLC0415
    from dateline.evaluate.gold.texts import documents_of  # noqa: PLC0415
    from dateline.knowledge import shipped_codebook  # noqa: PLC0415

    book = codebook or shipped_codebook()
    reports = read_gold(gold, book)
    documents: list[Document] = []
    if against is None:
        documents = documents_of(str(gold), reports, texts, data)
        compared = _coded(reports, documents, book)
    else:
        reports, compared = _read_by_others(reports, against, book)
        documents = documents_of(str(gold), reports, texts, data) if html else []
    scores = scores_of(compared, list(book.types))
    write_lines(to_markdown(scores) if form == "table" else to_lines(scores))
    if html:
        from dateline.evaluate.gold.browser import write_browser  # noqa: PLC0415

        write_browser(html, gold.name, scores, compared, documents)
        say(f"errors to read: {html / 'index.html'}")


def _coded(
    reports: "list[GoldReport]", documents: "list[Document]", codebook: "Codebook"
) -> "list[Compared]":
    from dateline.evaluate.gold.running import against_coder  # noqa: PLC0415

    return against_coder(reports, documents, codebook)


def _read_by_others(
    reports: "list[GoldReport]", path: Path, codebook: "Codebook"
) -> "tuple[list[GoldReport], list[Compared]]":
    from dateline.evaluate.gold.running import against_readings  # noqa: PLC0415

    read = against_readings(reports, path, codebook)
    if left := read.left_out:
        more = ", …" if len(left) > _SHOWN else ""
        say(f"{len(left)} reports are in one file only, left out: {', '.join(left[:_SHOWN])}{more}")
    return read.reports, read.compared
