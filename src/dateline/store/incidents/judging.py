"""Judging incidents: two are one, or events do not belong to one.

What is judged goes before what the machine joins, and is taken back by ``undo``.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from dateline.store.database import Store
from dateline.store.errors import NothingToJudge, UnknownSubject
from dateline.store.incidents.listing import incident
from dateline.store.incidents.ties import MERGE, SPLIT, subjects
from dateline.store.incidents.updating import update
from dateline.store.judgements import Draft, Stamp, judge


def merge_incidents(store: Store, beginnings: Sequence[str], stamp: Stamp) -> list[int]:
    """Judge that incidents, given by the beginnings of their ids, are one; work it in.

    Returns the number of the judgement. Raises UnknownSubject, AmbiguousSubject, and
    NothingToJudge where it is one already.
    """
    found = {str(row["id"]): row for row in (incident(store, one) for one in beginnings)}
    if len(found) < 2:
        raise NothingToJudge(" ".join(beginnings), "one incident already")
    groups = [_events(row) for row in found.values()]
    return _judge(store, MERGE, " = ".join(found), groups, stamp)


def split_incident(store: Store, beginning: str, events: Sequence[str], stamp: Stamp) -> list[int]:
    """Judge that events, given by the beginnings of their ids, are of another incident.

    Those given may still be one with each other. Returns the number of the judgement. Raises
    UnknownSubject, AmbiguousSubject, and NothingToJudge where no event would be left.
    """
    row = incident(store, beginning)
    members = _events(row)
    given = [_member(members, event, str(row["id"])) for event in events]
    left = [event for event in members if event not in given]
    if not left:
        raise NothingToJudge(beginning, "no event would be left in it")
    subject = f"{row['id']} without {' '.join(dict.fromkeys(given))}"
    return _judge(store, SPLIT, subject, [given, left], stamp)


def _judge(
    store: Store, kind: str, subject: str, groups: Iterable[Sequence[str]], stamp: Stamp
) -> list[int]:
    detail = {"groups": [subjects(store, group) for group in groups]}
    numbers = judge(store, [Draft(kind, subject, detail)], stamp)
    update(store)
    return numbers


def _events(row: dict[str, Any]) -> list[str]:
    return [str(event) for event in row["events"]]


def _member(members: Sequence[str], beginning: str, incident_id: str) -> str:
    wanted = beginning.strip()
    found = [event for event in members if wanted and event.startswith(wanted)]
    if len(found) != 1:
        kind = f"event of incident {incident_id}"
        raise UnknownSubject(kind, beginning, f"dateline incidents show {incident_id}")
    return found[0]
