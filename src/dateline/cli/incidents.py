"""``dateline incidents``: the same event across reports, and judging what is one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.judging import judged
from dateline.cli.listing import format_option, write_listing
from dateline.cli.output import goes_on, judge_options, list_options, store_option
from dateline.cli.root import cli

if TYPE_CHECKING:
    from dateline.store import Store

_known_on = click.option(
    "--known-on", metavar="DATE", help="As known that day: reports and judgements up to then."
)


@contextmanager
def current_store(path: str) -> "Iterator[Store]":
    """Open a store that is there, its incidents up to date; for reading only if it can be."""
    from dateline.store import open_store  # noqa: PLC0415
    from dateline.store.errors import OlderStore  # noqa: PLC0415
    from dateline.store.incidents import is_current, update  # noqa: PLC0415

    try:
        with open_store(path, read_only=True) as store:
            if is_current(store):
                yield store
                return
    except OlderStore:
        pass
    with open_store(path, create=False) as store:
        update(store)
        yield store


@cli.group(invoke_without_command=True)
@click.option("--type", "type_", help="PLOVER type, such as CONSULT.")
@click.option("--actor", help="Who acts: a code (AZE), a state, words of a name.")
@click.option("--with", "with_", help="Who takes part, in either role.")
@click.option("--since", metavar="DATE", help="On or after: 2025, 2025-08 or 2025-08-13.")
@click.option("--until", metavar="DATE", help="On or before.")
@click.option("--place", help="A state or words of a place's name.")
@click.option("--min-reports", type=click.IntRange(min=1), help="Told by at least so many reports.")
@list_options
@click.pass_context
def incidents(context: click.Context, /, path: str, form: str, **filters: Any) -> None:
    """List incidents: the same event told by one report or by many."""
    if goes_on(context):
        return
    from dateline.store.incidents import incidents as listed  # noqa: PLC0415

    with current_store(path) as store:
        write_listing(listed(store, **filters), "incidents", form)


@incidents.command()
@click.argument("id_", metavar="ID")
@click.option("--events", is_flag=True, help="Its events, and why each is joined, instead.")
@_known_on
@format_option()
@store_option
def show(id_: str, events: bool, known_on: str | None, form: str, path: str) -> None:
    """Show each detail of an incident with who tells it; "differs" marks contradictions.

    ID is an incident's id or an event's, or the beginning of one.
    """
    from dateline.store.filters import day  # noqa: PLC0415
    from dateline.store.incidents import account_rows, event_rows  # noqa: PLC0415

    known_on = day({"known_on": known_on}, "known_on")
    with current_store(path) as store:
        rows = event_rows if events else account_rows
        kind = "incident_events" if events else "accounts"
        write_listing(rows(store, id_, known_on), kind, form)


@incidents.command()
@click.argument("ids", metavar="ID ID...", nargs=-1, required=True)
@judge_options
def merge(path: str, by: str, ids: tuple[str, ...]) -> None:
    """Judge that incidents are one. ID is an incident's id, or the beginning of one."""
    from dateline.store.incidents import merge_incidents, update  # noqa: PLC0415

    def make(store: "Store", stamp: Any) -> list[int]:
        update(store)
        return merge_incidents(store, ids, stamp)

    judged(path, by, make)


@incidents.command()
@click.argument("id_", metavar="ID")
@click.argument("events", metavar="EVENT...", nargs=-1, required=True)
@judge_options
def split(path: str, by: str, id_: str, events: tuple[str, ...]) -> None:
    """Judge that events do not belong to an incident; those named may be one themselves."""
    from dateline.store.incidents import split_incident, update  # noqa: PLC0415

    def make(store: "Store", stamp: Any) -> list[int]:
        update(store)
        return split_incident(store, id_, events, stamp)

    judged(path, by, make)
