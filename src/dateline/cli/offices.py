"""``dateline offices``: the office ledger, and judging what stands in it."""

from pathlib import Path
from typing import Any

import click

from dateline.cli.judging import judged
from dateline.cli.listing import write_listing
from dateline.cli.output import goes_on, judge_options, list_options, reading, say
from dateline.cli.root import cli


@cli.group(invoke_without_command=True)
@click.option("--person", help="Words of the person's name, a key or Wikidata id.")
@click.option("--country", help="Code or name of the state.")
@click.option("--post", help="The post, in any usual words.")
@click.option("--on", metavar="DATE", help="Who holds what that day, as reported up to then.")
@click.option("--conflicts", is_flag=True, help="Only what is contradicted.")
@click.option(
    "--known/--no-known",
    default=None,
    help="With all office holders of the knowledge, or none; else those of the day asked for,"
    " and those that contradict.",
)
@click.option("--claims", is_flag=True, help="Each claim of a report for itself, with its place.")
@list_options
@click.pass_context
def offices(context: click.Context, /, path: str, form: str, **filters: Any) -> None:
    """List who is said to hold which post, contradictions side by side.

    What says the same of the same person counts as one; rows with the same number under
    "conflict" contradict each other. Without a store, the known holders are listed.
    """
    if goes_on(context):
        return
    known_on = filters.pop("known_on")
    if filters.pop("claims"):
        _list_claims(path, form, known_on, filters)
    else:
        _list_ledger(path, form, known_on, filters)


def _list_claims(path: str, form: str, known_on: str | None, filters: dict[str, Any]) -> None:
    from dateline.store import queries  # noqa: PLC0415

    others = [name for name in ("post", "conflicts", "known") if filters.pop(name)]
    if others:
        raise click.UsageError(f"--claims goes without --{others[0]}")
    with reading(path, known_on) as store:
        write_listing(queries.offices(store, **filters), "offices", form)


def _list_ledger(path: str, form: str, known_on: str | None, filters: dict[str, Any]) -> None:
    from dateline.store.ledger import ledger  # noqa: PLC0415

    asked = any(filters[name] for name in ("known", "country", "person", "post", "on"))
    if asked and filters["known"] is not False and not Path(path).exists():
        say(f"{path}: no such store; only what the knowledge says is listed")
        write_listing(ledger(None, **{**filters, "known": True}), "ledger", form)
        return
    with reading(path, known_on) as store:
        write_listing(ledger(store, **filters), "ledger", form)


@offices.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--seen",
    type=click.IntRange(min=1),
    metavar="N",
    help="All that at least N reports say and nothing contradicts.",
)
@judge_options
def accept(path: str, by: str, ids: tuple[str, ...], seen: int | None) -> None:
    """Accept claims: their persons are known by post and state when more is read.

    ID is a claim's id or the beginning of one; all that says the same is accepted with it.
    """
    from dateline.store import judgements, verdicts  # noqa: PLC0415

    if bool(ids) == (seen is not None):
        raise click.UsageError("give ids, or --seen N")
    if seen is not None:
        most = seen
        judged(path, by, lambda store, stamp: verdicts.accept_seen(store, most, stamp))
        return
    kind = judgements.ACCEPT
    judged(path, by, lambda store, stamp: verdicts.judge_offices(store, kind, ids, stamp))


@offices.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@judge_options
def reject(path: str, by: str, ids: tuple[str, ...]) -> None:
    """Reject claims: they contradict nothing, and are not believed when more is read.

    ID is a claim's id or the beginning of one; all that says the same is rejected with it.
    """
    from dateline.store import judgements, verdicts  # noqa: PLC0415

    kind = judgements.REJECT
    judged(path, by, lambda store, stamp: verdicts.judge_offices(store, kind, ids, stamp))
