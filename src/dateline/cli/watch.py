"""``dateline watch``: feeds asked again and again, what is new in them read into the store."""

import sys
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import click

from dateline.cli.options import actors_option, additions_of, codebook_option
from dateline.cli.output import now, progress, say, store_option
from dateline.cli.root import cli
from dateline.cli.taking import Reading, join, known_pages, take
from dateline.cli.tally import Tally

if TYPE_CHECKING:
    from dateline.documents.manner import Manner
    from dateline.records import Additions, Codebook
    from dateline.records.provenance import Fetched
    from dateline.store import Store
    from dateline.watching import Watched

#: Seconds between two looks whether a feed is due.
_LOOK: Final = 15
#: Seconds between two questions to one host.
_PAUSE: Final = 1.0


@cli.command()
@click.argument("feeds", metavar="FEEDS.toml")
@click.option("--once", is_flag=True, help="Ask each feed that is due once, and end.")
@click.option("--no-archive", is_flag=True, help="Keep no raw pages and feeds.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses in private networks too.")
@actors_option
@codebook_option
@store_option
def watch(
    feeds: str,
    once: bool,
    no_archive: bool,
    allow_private: bool,
    dictionaries: tuple[str, ...],
    codebook: "Codebook | None",
    path: str,
) -> None:
    """Ask the feeds of a list again and again, and read what is new in them.

    The list says how often each is asked, and whether the pages are fetched that its entries
    link to; see docs/intake.md. No feed is asked sooner than it, or its server, allows.
    Ctrl-C ends it; nothing that was read is lost.
    """
    from dateline.watching import read_feeds  # noqa: PLC0415

    watched = read_feeds(feeds)
    given, lines = additions_of(dictionaries)
    ask = _asker(allow_private)
    failed = bool(lines)
    while True:
        try:
            refused = _round(path, watched, (given, codebook), not no_archive, ask)
            failed = failed or refused
            if once:
                break
            time.sleep(_LOOK)
        except KeyboardInterrupt:
            break
    if failed:
        sys.exit(1)


def _round(
    path: str,
    watched: "list[Watched]",
    knowledge: "tuple[Additions, Codebook | None]",
    archive: bool,
    ask: "Callable[[str, Mapping[str, str], frozenset[str]], Fetched]",
) -> bool:
    """Ask all feeds that are due; say whether something was refused.

    The store is let go of between rounds, so that others can read and write it.
    """
    from dateline.documents.manner import Manner  # noqa: PLC0415
    from dateline.store import judged_additions, open_store, reader_version  # noqa: PLC0415
    from dateline.store.feeds import feed_state  # noqa: PLC0415
    from dateline.watching import is_due  # noqa: PLC0415

    tally, start, asked = Tally(), now(), []
    with open_store(path) as store:
        additions, codebook = knowledge[0] + judged_additions(store), knowledge[1]
        version = reader_version(additions, codebook)
        manner = Manner(archive=archive, known=known_pages(store, version))
        reading = Reading(version, additions, codebook)
        for feed in watched:
            if is_due(feed_state(store, feed.url), now()):
                asked.append(feed.url)
                _visit(store, feed, manner, reading, ask, tally)
        if asked:
            join(store)
            counts = tally.counts()
            store.record_run({"feeds": asked}, counts, tally.refused, (start, now()))
    if asked:
        say(f"{len(asked)} feeds asked, {tally.line()}")
    return bool(tally.refused)


def _visit(
    store: "Store",
    feed: "Watched",
    manner: "Manner",
    reading: Reading,
    ask: "Callable[[str, Mapping[str, str], frozenset[str]], Fetched]",
    tally: Tally,
) -> None:
    """Ask one feed and read what is new; what is done is kept as soon as it is written."""
    from dataclasses import replace  # noqa: PLC0415

    from dateline.store.feeds import feed_state, keep_entries, keep_feed  # noqa: PLC0415
    from dateline.watching import visit  # noqa: PLC0415

    state = replace(feed_state(store, feed.url), checked=now())
    found = visit(store, feed, manner, ask, state)
    if found.refusal:
        tally.refused.append((found.refusal.origin, found.refusal.reason))
        say(str(found.refusal))
    with progress(lambda: None) as shown:
        for group in found.groups:
            take(store, group.items, reading, tally, shown)
            keep_entries(store, feed.url, group.done)
    keep_feed(store, found.state)
    say(f"{feed.url}: {found.state.status}, next not before {found.state.due}")


def _asker(
    allow_private: bool,
) -> "Callable[[str, Mapping[str, str], frozenset[str]], Fetched]":
    """Return what asks addresses, no host twice within a second."""
    from dateline.fetching import Limits, fetch  # noqa: PLC0415
    from dateline.fetching.addresses import target_of  # noqa: PLC0415

    last: dict[str, float] = {}

    def ask(address: str, headers: Mapping[str, str], hosts: frozenset[str]) -> "Fetched":
        host = target_of(address).host
        time.sleep(max(0.0, last.get(host, -_PAUSE) + _PAUSE - time.monotonic()))
        try:
            return fetch(address, Limits(allow_private=allow_private, hosts=hosts), headers)
        finally:
            last[host] = time.monotonic()

    return ask
