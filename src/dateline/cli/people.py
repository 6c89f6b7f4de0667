"""``dateline people``: who is named, and judging who is one person."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

from dateline.cli.judging import judged
from dateline.cli.listing import write_listing
from dateline.cli.output import goes_on, judge_options, list_options, reading
from dateline.cli.root import cli


@cli.group(invoke_without_command=True)
@click.option("--name", help="Words of one of the names.")
@click.option("--country", help="Code or name of the state.")
@list_options
@click.pass_context
def people(context: click.Context, /, path: str, form: str, **filters: Any) -> None:
    """List people with all names and, side by side, the offices reported of them."""
    if goes_on(context):
        return
    from dateline.store import queries  # noqa: PLC0415

    with reading(path, filters.pop("known_on")) as store:
        rows = queries.people(store, **filters)
        held = _posts(queries.offices(store, document=filters.get("document")))
        for row in rows:
            row["offices"] = list(dict.fromkeys(held.get(row["key"], ())))
        write_listing(rows, "people", form)


def _posts(offices: Iterable[Mapping[str, Any]]) -> dict[object, list[str]]:
    """Return the posts reported of each person, each with the report that says so."""
    found: dict[object, list[str]] = {}
    for row in offices:
        said = f"{row['post']}{' (former)' if row['former'] else ''} [{row['document']}]"
        found.setdefault(row["person_key"], []).append(said)
    return found


@people.command()
@click.argument("keys", metavar="KEY KEY...", nargs=-1, required=True)
@click.option("--name", default="", help="What to call the person; default: as most reports do.")
@judge_options
def merge(path: str, by: str, keys: tuple[str, ...], name: str) -> None:
    """Judge that several people of the list are one.

    KEY is an id of the list, or the beginning of one. All lists then show one person;
    "dateline undo" or "dateline people split" brings all of them back.
    """
    if len(keys) < 2:
        raise click.UsageError("give two keys or more")
    from dateline.store import verdicts  # noqa: PLC0415

    judged(path, by, lambda store, stamp: verdicts.merge_people(store, keys, stamp, name))


@people.command()
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@judge_options
def split(path: str, by: str, keys: tuple[str, ...]) -> None:
    """Undo all merges that name one of these people."""
    from dateline.store import verdicts  # noqa: PLC0415

    judged(path, by, lambda store, stamp: verdicts.split_people(store, keys, stamp))
