"""What an event is known by when its report has been read again and its id is another.

That is the report, the words that triggered it, its type and its parties. A judgement finds
its event by these: by all of them, else by as many as the new reading has kept.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

from dateline.store.database import Store

_SQL: Final = Path(__file__).parent / "sql" / "review_anchors.sql"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an event stands and what it says.

    ``words`` are offsets of the trigger in the report, ``parties`` names after their role
    ("actor:Karim Valiyev"). ``event`` is the id that it had when the anchor was taken.
    """

    document: str
    event: str
    type: str
    words: tuple[Span, ...]
    parties: tuple[str, ...]

    @property
    def subject(self) -> str:
        """The anchor in one line, without the id: the same event has the same one."""
        spans = ",".join(f"{start}-{end}" for start, end in self.words)
        return f"{self.document} {spans} {self.type} {'; '.join(self.parties)}".strip()

    def detail(self) -> dict[str, Any]:
        """Return the anchor as a judgement keeps it."""
        return asdict(self)

    @classmethod
    def of_detail(cls, detail: Mapping[str, Any]) -> Self:
        """Return the anchor that a judgement keeps."""
        return cls(
            detail["document"],
            detail["event"],
            detail["type"],
            tuple((start, end) for start, end in detail["words"]),
            tuple(detail["parties"]),
        )


def anchors(store: Store, documents: Iterable[str], event: str | None = None) -> list[Anchor]:
    """Return the anchors of the events of reports, in order, or that of one event."""
    values = {"documents": sorted(set(documents)), "event": event}
    if not values["documents"]:  # no need to walk through all events
        return []
    rows = store.fetch(_SQL.read_text(encoding="utf-8"), values)
    return [
        Anchor(
            document,
            key,
            kind,
            tuple((start, end) for start, end in json.loads(words or "[]")),
            tuple(parties or ()),
        )
        for document, key, kind, words, parties in rows
    ]


def find(wanted: Anchor, present: Sequence[Anchor], same_type: bool) -> Anchor | None:
    """Return the event of the same report that an anchor means, or None.

    It must share words of the trigger and, with ``same_type``, the type; the best is the
    one with the most in common. ``present`` are the events of the report.
    """
    scored = [
        (_likeness(wanted, one), one)
        for one in present
        if (one.type == wanted.type or not same_type) and _share(wanted.words, one.words)
    ]
    return max(scored, key=lambda pair: pair[0], default=(None, None))[1]


def _likeness(one: Anchor, two: Anchor) -> tuple[bool, bool, int, bool]:
    shared = len(set(one.parties) & set(two.parties))
    return (one.subject == two.subject, one.type == two.type, shared, one.words == two.words)


def _share(one: Sequence[Span], two: Sequence[Span]) -> bool:
    if not one or not two:  # what no word triggered is known by type and parties
        return not one and not two
    return any(start < last and first < end for start, end in one for first, last in two)
