"""``dateline events|quotes|documents|places``: lists out of the store."""

from itertools import islice
from typing import Any

import click

from dateline.cli.filters import ORDERS, event_options
from dateline.cli.listing import write_listing
from dateline.cli.output import list_options, reading
from dateline.cli.root import cli


def _list(name: str, path: str, form: str, filters: dict[str, Any]) -> None:
    from dateline.store import queries  # noqa: PLC0415

    with reading(path, filters.pop("known_on")) as store:
        write_listing(getattr(queries, name)(store, **filters), name, form)


@cli.command()
@event_options
@click.option(
    "--order", type=click.Choice(ORDERS), help='Default: published; "-" is from the last.'
)
@click.option("--offset", type=click.IntRange(min=0), help="Without the first so many.")
@list_options
def events(path: str, form: str, known_on: str | None, **filters: Any) -> None:
    """List events: who did what to whom, when and where."""
    from dateline.store.events import walk_events  # noqa: PLC0415

    with reading(path, known_on) as store:
        rows = walk_events(store, **filters, records=form == "jsonl")
        write_listing(rows, "events", form)


@cli.command()
@click.option("--speaker", help="Words of the speaker's name.")
@click.option("--country", help="The speaker's state: code or name.")
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
@click.option("--contains", metavar="WORDS", help="Words of the quote.")
@list_options
def quotes(path: str, form: str, **filters: Any) -> None:
    """List quotes with their speakers."""
    _list("quotes", path, form, filters)


@cli.command()
@click.option("--publisher", help="Words of the publisher's name.")
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
@click.option("--contains", metavar="WORDS", help="Words of the title or text.")
@click.option("--copies", is_flag=True, help="Only reports that copy another, with which.")
@list_options
def documents(path: str, form: str, copies: bool, **filters: Any) -> None:
    """List the reports in the store; "copy_of" is the first of those nearly the same."""
    from dateline.store import incidents, queries  # noqa: PLC0415

    most = filters.pop("limit")
    with reading(path, filters.pop("known_on")) as store:
        first = incidents.copies(store)
        rows = (
            {**row, "copy_of": first.get(str(row["id"]))}
            for row in queries.documents(store, **filters)
        )
        wanted = (row for row in rows if row["copy_of"] or not copies)
        write_listing(islice(wanted, most), "documents", form)


@cli.command()
@click.option("--name", help="Words of the place's name.")
@click.option("--country", help="Code or name of the state.")
@list_options
def places(path: str, form: str, **filters: Any) -> None:
    """List places with how exact they are."""
    _list("places", path, form, filters)
