"""Where sentences stand in a report: which part, which story, which paragraph."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.records import Document, Parse, Part

#: Parts whose words are read; datelines, bylines and furniture are not.
READ_PARTS = frozenset({"headline", "strap", "body", "subhead", "caption", "social"})
#: Parts that name people by halves and tell what the body tells again.
TERSE_PARTS = frozenset({"headline", "strap", "subhead", "caption"})


@dataclass(frozen=True, slots=True)
class Layout:
    """By sentence: the kind of part, the story, whether it is terse, the day of its post.

    ``days`` are "" outside of social posts; ``blocks`` are the parts themselves.
    """

    kinds: tuple[str, ...]
    stories: tuple[int, ...]
    terse: tuple[bool, ...]
    days: tuple[str, ...]
    blocks: tuple[tuple[int, int], ...]


def spans_to_read(document: Document) -> list[tuple[int, int]]:
    """Return the stretches of the text that sentences are cut from."""
    return [(part.start, part.end) for part in document.parts if part.kind in READ_PARTS]


def lay_out(document: Document, parses: Sequence[Parse]) -> Layout:
    """Return where each sentence stands."""
    parts = [part for part in document.parts if part.kind in READ_PARTS]
    starts = [part.start for part in parts]
    of: list[Part] = [parts[max(0, bisect_right(starts, parse.start) - 1)] for parse in parses]
    return Layout(
        tuple(part.kind for part in of),
        tuple(part.story for part in of),
        tuple(part.kind in TERSE_PARTS for part in of),
        tuple(part.date if part.kind == "social" else "" for part in of),
        tuple((part.start, part.end) for part in parts),
    )
