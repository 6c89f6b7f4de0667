"""``dateline classic``: reports coded with a project's own dictionaries."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.listing import format_option, write_listing
from dateline.cli.options import day_option
from dateline.cli.output import say
from dateline.cli.root import cli

if TYPE_CHECKING:
    from dateline.records import CodedEvent, Document, Parse, Refusal


def _files(name: str, words: str, *, required: bool = False) -> Callable[[Any], Any]:
    """Return an option that takes dictionaries of a kind."""
    return click.option(
        name,
        multiple=True,
        required=required,
        metavar="FILE",
        type=click.Path(),
        help=f"{words}  [repeatable]",
    )


@cli.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--text", multiple=True, metavar="TEXT", help="A text to code.  [repeatable]")
@_files("--verbs", "Verb dictionary.", required=True)
@_files("--actors", "Actor dictionary.", required=True)
@_files("--agents", "Agent dictionary.")
@_files("--discard", "Phrases in whose sentences nothing is coded.")
@day_option("--published", "Date of reports that state none; it decides between dated codes.")
@click.option("--one-sided", is_flag=True, help="Also events in which only one side is named.")
@click.option(
    "--unknown",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="WORDS",
    help="Name actors of no dictionary by their own words, up to so many.",
)
@format_option()
def classic(
    paths: tuple[str, ...],
    text: tuple[str, ...],
    published: str,
    form: str,
    one_sided: bool,
    unknown: int,
    **files: tuple[str, ...],
) -> None:
    """Code reports with dictionaries of TABARI, PETRARCH and their heirs, in their own codes.

    Prints source, target and code of each event with its verb. PATH is what "dateline read"
    takes; see docs/dictionaries.md. Exit status 1 where an input, or a line of a dictionary,
    is refused.
    """
    from dateline.classics import Coder, code_documents  # noqa: PLC0415
    from dateline.dictionaries import read_codebook  # noqa: PLC0415

    if not paths and not text:
        raise click.UsageError("name a PATH or give a --text")
    read = read_codebook(files["verbs"], files["actors"] + files["agents"], files["discard"])
    for line in read.refused:
        say(str(line))
    refused: list[Refusal] = []
    documents = _documents(paths, text, published, refused)
    coded = code_documents(documents, Coder(read.codebook, unknown), dyads=not one_sided)
    rows = (row for document, parses in coded for row in _rows(document, parses))
    write_listing(rows, "classic", form)
    if refused or read.refused:
        sys.exit(1)


def _documents(
    paths: tuple[str, ...], texts: tuple[str, ...], published: str, refused: "list[Refusal]"
) -> "Iterator[Document]":
    """Yield the texts and the reports among the inputs; say what is refused and why."""
    from dateline.documents.intake import read_documents  # noqa: PLC0415
    from dateline.records import Document, Refusal  # noqa: PLC0415

    yield from (Document(text, published=published) for text in texts)
    for item in read_documents(paths, published):
        if isinstance(item, Document):
            yield item
            continue
        if isinstance(item, Refusal):
            refused.append(item)
        say(str(item))


def _rows(
    document: "Document", coded: "Iterable[tuple[Parse, list[CodedEvent]]]"
) -> Iterator[dict[str, object]]:
    """Yield the rows of a report's events."""
    for parse, events in coded:
        for event in events:
            yield {
                "source": event.source,
                "target": event.target,
                "code": event.code,
                "negated": event.negated,
                "verb": document.text[event.start : event.end],
                "text": document.text[parse.start : parse.end],
                "start": event.start,
                "end": event.end,
                "document": document.id,
                "published": document.published,
                "title": document.title,
                "origin": document.origin,
            }
