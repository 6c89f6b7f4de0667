"""Texts cut into pieces, each with all that is marked in it; spans may cross one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

#: Kinds of marks, in the order in which the stronger one gives a piece its look.
KINDS: Final = ("trigger", "actor", "recipient", "place", "source", "office", "context", "quote")


@dataclass(frozen=True, slots=True)
class Span:
    """Something marked: characters ``start`` to ``end`` of the report; ``event`` may be ""."""

    start: int
    end: int
    kind: str
    label: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which the same marks hold. ``sentence`` is set where one begins."""

    text: str
    kinds: tuple[str, ...]
    labels: tuple[str, ...]
    events: tuple[str, ...]
    begins: bool
    sentence: int | None

    @property
    def title(self) -> str:
        """What is marked here, in words."""
        return "; ".join(self.labels)


def pieces(
    text: str,
    bounds: tuple[int, int],
    spans: Iterable[Span],
    sentences: Sequence[tuple[int, int]] = (),
) -> list[Piece]:
    """Return ``text[bounds]`` in pieces; ``sentences`` are (offset where it begins, number).

    Spans that reach beyond the bounds are cut there. Put together the pieces are the text.
    """
    start, end = bounds
    inside = [span for span in spans if span.start < end and span.end > start]
    begun = {place: number for place, number in sentences if start <= place < end}
    cuts = {start, end, *begun}
    cuts.update(max(span.start, start) for span in inside)
    cuts.update(min(span.end, end) for span in inside)
    places = sorted(cuts)
    return [
        _piece(text, (first, last), inside, begun.get(first)) for first, last in pairwise(places)
    ]


def _piece(
    text: str, bounds: tuple[int, int], spans: Sequence[Span], sentence: int | None
) -> Piece:
    start, end = bounds
    over = [span for span in spans if span.start <= start and span.end >= end]
    over.sort(key=lambda span: (KINDS.index(span.kind), span.start, span.label, span.event))
    return Piece(
        text=text[start:end],
        kinds=tuple(dict.fromkeys(span.kind for span in over)),
        labels=tuple(dict.fromkeys(f"{span.kind}: {span.label}" for span in over)),
        events=tuple(dict.fromkeys(span.event for span in over if span.event)),
        begins=any(span.start == start for span in over),
        sentence=sentence,
    )
