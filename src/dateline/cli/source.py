"""``dateline source``: where a report came from, and its raw source out of the store."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from dateline.cli.output import say, store_option, write_lines
from dateline.cli.root import cli


@cli.command()
@click.argument("report", metavar="ID")
@click.option("--about", is_flag=True, help="Tell where it came from, as JSON.")
@click.option("--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write it there.")
@store_option
def source(report: str, about: bool, output: str | None, path: str) -> None:
    """Write out the raw source of a report: the page, feed or record that it was read from.

    ID is the report's, or its beginning. Of texts and rows of tables the store has no more
    than the text itself, which is written then.
    """
    from dateline.errors import UnwritableFolder  # noqa: PLC0415
    from dateline.store import open_store  # noqa: PLC0415
    from dateline.store.sources import raw_source, source_of  # noqa: PLC0415

    with open_store(path, read_only=True) as store:
        found = source_of(store, report)
        if about:
            write_lines([json.dumps(asdict(found), ensure_ascii=False)])
            return
        data = raw_source(store, found)
    if found.size is None:
        say(f"{found.document}: no raw source is kept, this is the text as it was read")
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        raise UnwritableFolder(Path(output), error.strerror or str(error)) from None
