"""The options that say which events are meant, the same for every command that asks them."""

from collections.abc import Callable
from typing import Any, Final

import click

#: The orders of events, as ``store.events.ORDERS``, which is not loaded for this.
ORDERS: Final = (
    "published", "-published", "date", "-date", "confidence", "-confidence", "score", "-score",
)  # fmt: skip

_OPTIONS: Final = (
    click.option("--actor", help="Who acts: a code (AZE), a state, words of a name."),
    click.option("--with", "with_", help="Who else takes part, in either role."),
    click.option("--type", "type_", help="PLOVER type, such as CONSULT."),
    click.option("--mode", help="PLOVER mode, such as visit."),
    click.option("--context", help="PLOVER context, such as military."),
    click.option("--cameo", metavar="CODE", help="CAMEO code or the beginning of one."),
    click.option(
        "--quad",
        type=click.IntRange(1, 4),
        help="1 verbal, 2 material cooperation; 3 verbal, 4 material conflict.",
    ),
    click.option("--sector", metavar="CODE", help="Sector of any party, such as MIL."),
    click.option("--since", metavar="DATE", help="On or after: 2025, 2025-08 or 2025-08-13."),
    click.option("--until", metavar="DATE", help="On or before."),
    click.option("--status", type=click.Choice(["actual", "future", "hypothetical", "negated"])),
    click.option("--place", help="A state or words of a place's name."),
    click.option("--publisher", metavar="WORDS", help="Words of the publisher's name."),
    click.option("--incident", metavar="ID", help="Of this incident; the beginning will do."),
    click.option("--text", metavar="QUERY", help="What the report must have; as for search."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="SHARE", help="0 to 1."),
    click.option(
        "--background/--news",
        " /--no-background",
        default=None,
        help="Only what is recalled, or only news.",
    ),
)


def event_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters of events; their names are those of ``EventFilters``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
