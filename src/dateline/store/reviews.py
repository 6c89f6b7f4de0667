"""Reviewing events: accepted, corrected or rejected by people, least certain first.

Verdicts are judgements (``judgements``): kept beside what the machine read, never over it,
and found again by content (``anchors``) when reports have been read anew. The last verdict
on an event counts; the verdicts of several people show how far they agree.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from dateline.store.anchors import Anchor, anchors, find
from dateline.store.database import Store
from dateline.store.errors import NothingToJudge, UnknownEvent
from dateline.store.judgements import Draft, Judgement, Stamp, in_force, judge

ACCEPT: Final = "event accept"
REJECT: Final = "event reject"
CORRECT: Final = "event correct"
VERDICTS: Final = (ACCEPT, CORRECT, REJECT)

_SQL: Final = Path(__file__).parent / "sql"

#: An event by report and id.
Key = tuple[str, str]


def review(
    store: Store, event: Key, kind: str, stamp: Stamp, changes: Mapping[str, Any] | None = None
) -> list[int]:
    """Keep a verdict on an event and return its number.

    ``changes`` are the fields that a correction sets. Raises UnknownEvent, and
    NothingToJudge for a correction that changes nothing.
    """
    found = anchors(store, [event[0]], event[1])
    if not found:
        raise UnknownEvent(event[1])
    if kind == CORRECT and not changes:
        raise NothingToJudge(event[1], "the correction changes nothing")
    detail = found[0].detail() | ({"changes": dict(changes)} if changes else {})
    return judge(store, [Draft(kind, found[0].subject, detail)], stamp)


def verdicts(store: Store) -> dict[Key, list[Judgement]]:
    """Return the verdicts in force on events that are in the store now, first to last."""
    made = in_force(store, *VERDICTS)
    present: dict[str, list[Anchor]] = {}
    for anchor in anchors(store, (one.detail["document"] for one in made)):
        present.setdefault(anchor.document, []).append(anchor)
    found: dict[Key, list[Judgement]] = {}
    for one in made:
        wanted = Anchor.of_detail(one.detail)
        event = find(wanted, present.get(wanted.document, ()), one.kind != CORRECT)
        if event is not None:
            found.setdefault((event.document, event.event), []).append(one)
    return found


def verdicts_of(store: Store, event: Key) -> list[Judgement]:
    """Return the verdicts in force on one event, first to last."""
    return verdicts(store).get(event, [])


def queue(
    store: Store,
    given: Iterable[Key],
    among: bool,
    type_: str | None = None,
    limit: int = 1,
    offset: int = 0,
) -> list[Key]:
    """Return events least certain first: those ``among`` the given ones, or all others."""
    keys = sorted(given)
    values = {
        "documents": [document for document, _ in keys],
        "events": [event for _, event in keys],
        "given": among,
        "type": type_ or None,
        "limit": limit,
        "offset": offset,
    }
    return [(document, event) for document, event in store.fetch(_sql("review_queue"), values)]


@dataclass(frozen=True, slots=True)
class Share:
    """Of the events of a type: how many there are, and how the last verdicts stand."""

    type: str
    events: int
    accepted: int
    corrected: int
    rejected: int

    @property
    def judged(self) -> int:
        """How many have a verdict."""
        return self.accepted + self.corrected + self.rejected

    @property
    def share(self) -> float | None:
        """The share accepted of those judged; None where none is."""
        return self.accepted / self.judged if self.judged else None


def shares(store: Store, found: Mapping[Key, Sequence[Judgement]]) -> list[Share]:
    """Return for each type how the last verdicts stand; ``found`` are ``verdicts``.

    A type is what the machine said, not what a correction makes of it.
    """
    types = {(one.document, one.event): one.type for one in anchors(store, {d for d, _ in found})}
    counts = Counter((types[key], made[-1].kind) for key, made in found.items())
    return [
        Share(kind, events, *(counts[kind, verdict] for verdict in VERDICTS))
        for kind, events in store.fetch(_sql("review_left"))
    ]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people's verdicts on the same events: how many, and on how many they agree."""

    judges: tuple[str, str]
    events: int
    same: int
    kappa: float | None


def agreements(found: Mapping[Key, Sequence[Judgement]]) -> list[Agreement]:
    """Return of every two people how far their verdicts are the same.

    The last of each on an event counts. ``kappa`` is Cohen's: the share beyond what chance
    gives, None where chance gives it all.
    """
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for made in found.values():
        last = {one.judge: one.kind for one in made}
        for one, two in combinations(sorted(last), 2):
            pairs.setdefault((one, two), []).append((last[one], last[two]))
    return [_agreement(judges, both) for judges, both in sorted(pairs.items())]


def _agreement(judges: tuple[str, str], both: Sequence[tuple[str, str]]) -> Agreement:
    same = sum(one == two for one, two in both)
    first, second = Counter(one for one, _ in both), Counter(two for _, two in both)
    chance = sum(first[kind] * second[kind] for kind in VERDICTS) / len(both) ** 2
    observed = same / len(both)
    kappa = (observed - chance) / (1 - chance) if chance < 1 else None
    return Agreement(judges, len(both), same, kappa)


def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
