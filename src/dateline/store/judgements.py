"""What people judge of the store's content.

A judgement is never changed or taken away: undoing it is one more judgement, and undoing
that brings it back. Each kind keeps in ``detail`` what it needs when the reports have been
read again and rows and ids are others: see ``verdicts``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from dateline.store.database import Store
from dateline.store.errors import NoSuchJudgement

ACCEPT: Final = "office accept"
REJECT: Final = "office reject"
MERGE: Final = "person merge"
UNDO: Final = "undo"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When (ISO 8601, "" if nobody looked at a clock) and by whom a judgement is made."""

    made: str
    judge: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A judgement to be made; ``undoes`` is the number of the one that it takes back."""

    kind: str
    subject: str
    detail: dict[str, Any]
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement made. ``number`` counts from 1 in the order of making."""

    number: int
    made: str
    judge: str
    kind: str
    subject: str
    detail: dict[str, Any]
    undoes: int | None


def judgements(store: Store) -> list[Judgement]:
    """Return all judgements in the order in which they were made."""
    sql = (
        "SELECT number, made, judge, kind, subject, detail, undoes FROM judgements ORDER BY number"
    )
    return [
        Judgement(number, made, judge, kind, subject, json.loads(detail), undoes)
        for number, made, judge, kind, subject, detail, undoes in store.fetch(sql)
    ]


def in_force(store: Store, *kinds: str) -> list[Judgement]:
    """Return the judgements of these kinds that nobody has undone, first to last."""
    found = judgements(store)
    undone = undone_by(found)
    return [one for one in found if one.kind in kinds and one.number not in undone]


def judge(store: Store, drafts: Sequence[Draft], stamp: Stamp) -> list[int]:
    """Keep judgements, all or none, and return their numbers."""
    rows = [
        (
            stamp.made,
            stamp.judge,
            draft.kind,
            draft.subject,
            json.dumps(draft.detail, sort_keys=True, ensure_ascii=False),
            draft.undoes,
        )
        for draft in drafts
    ]
    return store.add_judgements(rows)


def undo(store: Store, numbers: Sequence[int], stamp: Stamp) -> list[int]:
    """Undo judgements, all or none. Raises NoSuchJudgement for one that is not in force."""
    found = {one.number: one for one in judgements(store)}
    undone = undone_by(list(found.values()))
    for number in numbers:
        if number not in found:
            raise NoSuchJudgement(number, "there is none with this number")
        if number in undone:
            raise NoSuchJudgement(number, f"judgement {undone[number]} has undone it already")
    drafts = [
        Draft(UNDO, f"{number}: {found[number].kind} {found[number].subject}", {}, number)
        for number in dict.fromkeys(numbers)
    ]
    return judge(store, drafts, stamp)


def judgement_rows(store: Store) -> list[dict[str, object]]:
    """Return all judgements as rows, with the number of the judgement that undid each."""
    found = judgements(store)
    undone = undone_by(found)
    return [
        {
            "number": one.number,
            "made": one.made,
            "judge": one.judge,
            "kind": one.kind,
            "subject": one.subject,
            "detail": one.detail,
            "undoes": one.undoes,
            "undone_by": undone.get(one.number),
        }
        for one in found
    ]


def undone_by(found: Sequence[Judgement]) -> dict[int, int]:
    """Return what is undone and by which judgement; what undoes may itself be undone."""
    undone: dict[int, int] = {}
    # From the last: nothing undoes a judgement made after it.
    for one in sorted(found, key=lambda one: -one.number):
        if one.undoes is not None and one.number not in undone:
            undone[one.undoes] = one.number
    return undone
