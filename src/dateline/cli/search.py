"""``dateline search|facets|series|network|sql``: what reports say, found, counted and drawn."""

import sys
from pathlib import Path
from typing import Any

import click

from dateline.cli.filters import event_options
from dateline.cli.listing import format_option, write_list, write_listing
from dateline.cli.output import known_option, list_options, reading, say, store_option
from dateline.cli.root import cli


@cli.command()
@click.argument("query")
@click.option("--since", metavar="DATE", help="Printed on or after.")
@click.option("--until", metavar="DATE", help="Printed on or before.")
@click.option("--publisher", metavar="WORDS", help="Words of the publisher's name.")
@click.option("--country", help="State of a party of an event of the report.")
@click.option("--type", "type_", help="PLOVER type of an event of the report.")
@click.option("--order", type=click.Choice(["rank", "published", "-published"]), default="rank")
@click.option("--offset", type=click.IntRange(min=0), help="Without the first so many.")
@list_options
def search(path: str, form: str, query: str, known_on: str | None, **filters: Any) -> None:
    """Search the reports: words, "a phrase", title:word, beginn*, -word, OR, ( ).

    All words are wanted; capitals and accents do not matter. The fields are title, text,
    publisher, people and places. The best reports come first, 20 unless --limit says more.
    Put -- before a query that begins with a hyphen.
    """
    from dateline.store.search import search as find  # noqa: PLC0415

    filters["limit"] = filters["limit"] or 20
    with reading(path, known_on) as store:
        page = find(store, query, **filters)
        write_listing(page.rows, "search", form)
    reports = "report" if page.total == 1 else "reports"
    say(f"{page.total:,} {reports} found, {len(page.rows):,} shown")


@cli.command()
@click.option(
    "--facet",
    "only",
    multiple=True,
    type=click.Choice(
        ["type", "country", "dyad", "place", "sector", "status", "publisher", "month"]
    ),
    help="Only this one.  [repeatable]",
)
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True, help="Of each.")
@event_options
@known_option
@format_option()
@store_option
def facets(path: str, form: str, known_on: str | None, **filters: Any) -> None:
    """Count events, and reports with them, by type, state, dyad, month and more."""
    from dateline.store.facets import FACETS  # noqa: PLC0415
    from dateline.store.facets import facets as count  # noqa: PLC0415

    only = filters.pop("only") or FACETS
    with reading(path, known_on) as store:
        write_listing(count(store, only, **filters), "facets", form)


@cli.command()
@click.option(
    "--period",
    type=click.Choice(["day", "week", "month", "year"]),
    default="month",
    show_default=True,
)
@click.option(
    "--by",
    type=click.Choice(["event", "report"]),
    default="event",
    show_default=True,
    help="Whose date counts.",
)
@event_options
@known_option
@format_option()
@store_option
def series(path: str, form: str, known_on: str | None, **filters: Any) -> None:
    """Count events over time: of a dyad (--actor, --with), of one side, or all.

    With the quad classes, the mean PLOVER score and Goldstein value, and how many reports
    were printed in each period; periods without events are zero.
    """
    from dateline.store.series import series as over_time  # noqa: PLC0415

    with reading(path, known_on) as store:
        found = over_time(store, **filters)
        write_listing(found.rows, "series", form)
    if found.undated:
        say(f"not counted, for want of a date that exact: {found.undated:,}")


@cli.command()
@click.option(
    "--nodes", type=click.Choice(["country", "actor"]), default="country", show_default=True
)
@click.option("--split", type=click.Choice(["type", "quad"]), help="Part the edges by this.")
@click.option("--directed", is_flag=True, help="From who acts to who is acted on.")
@click.option("--list", "listed", type=click.Choice(["edges", "nodes"]), default="edges")
@click.option("--most", type=click.IntRange(min=1), help="Only the heaviest edges.")
@event_options
@known_option
@format_option()
@store_option
def network(path: str, form: str, known_on: str | None, listed: str, **filters: Any) -> None:
    """List who deals with whom, and how often: the edges of a network, or its nodes."""
    from dateline.store.network import network as tie  # noqa: PLC0415

    with reading(path, known_on) as store:
        write_listing(getattr(tie(store, **filters), listed), listed, form)


@cli.command()
@click.argument("query")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=60, show_default=True, metavar="SECONDS"
)
@known_option
@format_option()
@store_option
def sql(path: str, form: str, query: str, timeout: float, known_on: str | None) -> None:
    """Ask the store in SQL (DuckDB): one SELECT; nothing can be written or reached by it.

    "-" reads the query from standard input. Most questions are for the table flat_events;
    docs/queries.md names the tables.
    """
    from dateline.exports.tables import Listing  # noqa: PLC0415
    from dateline.store.free_sql import run_sql  # noqa: PLC0415

    query = sys.stdin.read() if query == "-" else query
    with run_sql(Path(path), query, known_on or "", timeout) as answer:
        listing = Listing(answer.columns, answer.columns)
        write_list(answer.rows, listing, form)
