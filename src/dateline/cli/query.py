"""``dateline events|quotes|documents|places``: lists out of the store."""

from itertools import islice
from typing import Any

import click

from dateline.cli.output import events_of, list_options, write_listing
from dateline.cli.root import cli


def _list(name: str, path: str, form: str, filters: dict[str, Any]) -> None:
    from dateline.store import open_store, queries  # noqa: PLC0415

    with open_store(path, read_only=True) as store:
        write_listing(getattr(queries, name)(store, **filters), name, form)


@cli.command()
@click.option("--actor", help="Who acts: a code (AZE), a state, words of a name.")
@click.option("--with", "with_", help="Who else takes part, in either role.")
@click.option("--type", "type_", help="PLOVER type, such as CONSULT.")
@click.option("--mode", help="PLOVER mode, such as visit.")
@click.option("--since", metavar="DATE", help="On or after: 2025, 2025-08 or 2025-08-13.")
@click.option("--until", metavar="DATE", help="On or before.")
@click.option("--status", type=click.Choice(["actual", "future", "hypothetical", "negated"]))
@click.option("--place", help="A state or words of a place's name.")
@click.option("--background/--news", default=None, help="Only what is recalled, or only news.")
@list_options
def events(path: str, form: str, **filters: Any) -> None:
    """List events: who did what to whom, when and where."""
    from dateline.store import open_store, queries  # noqa: PLC0415

    most = filters.pop("limit")
    with open_store(path, read_only=True) as store:
        reports = [str(row["id"]) for row in queries.documents(store, document=filters["document"])]
        write_listing(islice(events_of(store, reports, filters), most), "events", form)


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
    from dateline.store import incidents, open_store, queries  # noqa: PLC0415

    most = filters.pop("limit")
    with open_store(path, read_only=True) as store:
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
