"""``dateline incidents``: the same event across reports, and judging what is one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.judging import judged
from dateline.cli.output import (
    format_option,
    goes_on,
    judge_options,
    list_options,
    store_option,
    write_listing,
)
from dateline.cli.root import cli

if TYPE_CHECKING:
    from dateline.incidents.accounts import Account
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
    from dateline.store.incidents import accounts, incident  # noqa: PLC0415

    known_on = day({"known_on": known_on}, "known_on")
    with current_store(path) as store:
        if events:
            found = incident(store, id_, known_on)
            write_listing(_members(store, found), "incident_events", form)
        else:
            told = accounts(store, id_, known_on)
            write_listing((row for one in told for row in _account(one)), "accounts", form)


def _account(account: "Account") -> Iterator[dict[str, object]]:
    for value in account.values:
        yield {
            "detail": account.detail,
            "value": value.value,
            "differs": account.differs,
            "reports": len({one.document for one in value.tellings}),
            "publishers": sorted({one.publisher for one in value.tellings} - {""}),
            "published": value.tellings[0].published,
            "sources": [
                {"event": one.event, "document": one.document, "start": one.start, "end": one.end}
                for one in value.tellings
            ],
        }


def _members(store: "Store", found: dict[str, Any]) -> Iterator[dict[str, object]]:
    """Yield the events of an incident, each with why it goes with the one most like it."""
    from dateline.store.incidents import why  # noqa: PLC0415
    from dateline.store.queries import events  # noqa: PLC0415

    members = [str(event) for event in found["events"]]
    rows = store.fetch(
        "SELECT DISTINCT document FROM events WHERE id IN (SELECT unnest(?::VARCHAR[]))", [members]
    )
    listed = {row["id"]: row for row in events(store, documents=[key for (key,) in rows])}
    for event in members:
        row = dict(listed[event])
        del row["json"]  # the row has more than the record
        others = sorted(
            ((why(store, event, one), one) for one in members if one != event),
            key=lambda pair: (-pair[0][0], pair[1]),
        )
        if others:
            (score, reasons), other = others[0]
            row |= {"like": other, "likeness": score}
            row["why"] = [f"{one.words} ({one.part:+.2f})" for one in reasons if one.part]
        yield row


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
