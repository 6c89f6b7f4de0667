"""``dateline judgements|undo``: what was judged of the store's content, and taking it back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli.listing import format_option, write_listing
from dateline.cli.output import judge_options, known_option, now, reading, say, store_option
from dateline.cli.root import cli

if TYPE_CHECKING:
    from dateline.store import Store
    from dateline.store.judgements import Stamp


def judged(path: str, by: str, make: "Callable[[Store, Stamp], Sequence[int]]") -> None:
    """Make judgements in a store that is there, and say which."""
    from dateline.store import open_store  # noqa: PLC0415
    from dateline.store.judgements import Stamp, judgements  # noqa: PLC0415

    with open_store(path, create=False) as store:
        numbers = set(make(store, Stamp(now(), by)))
        for one in judgements(store):
            if one.number in numbers:
                say(f"judgement {one.number}: {one.kind} {one.subject}")
    if not numbers:
        say("nothing to judge")


@cli.command()
@known_option
@format_option()
@store_option
def judgements(path: str, form: str, known_on: str | None) -> None:
    """List what was judged, by whom and when, and what was undone."""
    from dateline.store.judgements import judgement_rows  # noqa: PLC0415

    with reading(path, known_on) as store:
        write_listing(judgement_rows(store), "judgements", form)


@cli.command()
@click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, type=int)
@judge_options
def undo(path: str, by: str, numbers: tuple[int, ...]) -> None:
    """Undo judgements by their numbers; undoing an undoing brings back what it undid.

    All of them or none. The numbers stand in "dateline judgements".
    """
    from dateline.store.incidents import update  # noqa: PLC0415
    from dateline.store.judgements import undo as take_back  # noqa: PLC0415

    def make(store: "Store", stamp: "Stamp") -> Sequence[int]:
        undone = take_back(store, numbers, stamp)
        update(store)
        return undone

    judged(path, by, make)
