"""A report's text as HTML, with the words of each event marked where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from dateline.evaluate.gold.happenings import Span
from dateline.evaluate.gold.markup import link, tag
from dateline.evaluate.gold.scoring import Compared


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, what it is, and the event ("g1", "f2") that it leads to."""

    span: Span
    kind: str
    event: str = ""


def marks_of(report: Compared) -> Iterator[Mark]:
    """Yield the marks of all events of a report, the gold's first."""
    missed = {outcome.gold for outcome in report.outcomes if outcome.found is None}
    for number, row in enumerate(report.gold):
        kind = "gold missed" if number in missed else "gold"
        yield from (Mark(span, kind, f"g{number + 1}") for span in row.spans)
    for number, event in enumerate(report.found):
        yield from (Mark(span, "found", f"f{number + 1}") for span in event.spans)
        for one in event.reasons:
            yield from (Mark(span, "actor") for span in one.actor_words)
            yield from (Mark(span, "recipient") for span in one.recipient_words)


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return the text in pieces, each in the marks that lie over it.

    A number before the first word of a mark leads to its event. Marks may overlap.
    """
    marks = [mark for mark in marks if 0 <= mark.span[0] < mark.span[1] <= len(text)]
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark.span)})
    pieces = []
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.span[0] <= start and end <= mark.span[1]]
        starts = dict.fromkeys(mark.event for mark in over if mark.span[0] == start and mark.event)
        pieces += [tag("sup", link(f"#{event}", event)) for event in starts]
        kinds = _classes({mark.kind for mark in over})
        words = escape(text[start:end])
        pieces.append(tag("mark", words, class_=kinds) if kinds else words)
    return "".join(pieces)


def _classes(kinds: set[str]) -> str:
    """Return the classes of a piece; words of a found event and a missed one are not missed."""
    shown = kinds - {"gold missed"} if "gold" in kinds else kinds
    return " ".join(sorted(shown))
