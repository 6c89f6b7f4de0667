"""The review queue: events least certain first, to accept, correct or reject."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from dateline.desk.corrections import FORM, STATUSES, changes_of, form_of, types
from dateline.desk.fields import fields_of
from dateline.desk.gold import gold_rows
from dateline.desk.judges import judge_of, name_judge, stamp
from dateline.desk.reports import marked_sentences
from dateline.desk.spooled import json_lines
from dateline.desk.stores import reading, writing
from dateline.desk.views import page
from dateline.store.explain import explain_all
from dateline.store.judgements import Judgement
from dateline.store.reviews import (
    ACCEPT,
    CORRECT,
    REJECT,
    Key,
    agreements,
    queue,
    review,
    shares,
    verdicts,
)

router = APIRouter(include_in_schema=False)

#: Events on a page of the queue.
_PAGE: Final = 12
_KINDS: Final = {"accept": ACCEPT, "reject": REJECT, "correct": CORRECT}
Show = Literal["open", "second", "judged"]


@router.get("/review")
def show_queue(
    request: Request,
    show: Show = "open",
    type: str = "",  # noqa: A002 - the name in the address
    offset: int = 0,
) -> Response:
    """Show what waits for a verdict: of anybody, of a second judge, or what has one."""
    judge = judge_of(request)
    with reading(request) as store:
        found = verdicts(store)
        keys = _wanted(found, show, judge)
        waiting = queue(
            store, keys, show != "open", type.upper(), _PAGE + 1, max(0, min(offset, 10**9))
        )
        shown = waiting[:_PAGE]
        told = explain_all(store, shown)
        cards = [_card(one, found.get(key, [])) for key, one in zip(shown, told, strict=True)]
        figures, pairs = shares(store, found), agreements(found)
    return page(
        request, "review.html", cards=cards, show=show, type=type.upper(), offset=offset,
        more=len(waiting) > _PAGE, next=offset + _PAGE, figures=figures, pairs=pairs, judge=judge,
        types=types(), statuses=STATUSES,
    )  # fmt: skip


@router.post("/review/judge")
def set_judge(name: Annotated[str, Form(max_length=60)]) -> Response:
    """Keep the name of who judges."""
    answer = RedirectResponse("/review", 303)
    name_judge(answer, name)
    return answer


@router.post("/review/{document}/{event}/{verdict}")
async def decide(request: Request, document: str, event: str, verdict: str) -> Response:
    """Keep a verdict. The form of a correction has the fields of the event."""
    if verdict not in _KINDS:
        raise HTTPException(404, "no such verdict; there are accept, correct and reject")
    form = {name: value for name, value in (await request.form()).items() if name in FORM}
    given = {name: str(value) for name, value in form.items()}
    from starlette.concurrency import run_in_threadpool  # noqa: PLC0415

    return await run_in_threadpool(_decided, request, (document, event), _KINDS[verdict], given)


def _decided(request: Request, key: Key, kind: str, form: dict[str, str]) -> Response:
    with writing(request) as store:
        [explained] = explain_all(store, [key])
        changes = changes_of(explained["event"], form) if kind == CORRECT else None
        review(store, key, kind, stamp(request), changes)
        made = verdicts(store).get(key, [])
    if "hx-request" not in request.headers:
        return RedirectResponse(f"/event/{key[1]}", 303)
    return page(request, "card.html", card=_card(explained, made), types=types(), statuses=STATUSES)


@router.get("/review/gold.jsonl")
def gold(request: Request) -> Response:
    """Return the reports that have been judged to the last event, for ``evaluate gold``."""
    with reading(request) as store:
        return json_lines(gold_rows(store), "gold")


def _wanted(found: dict[Key, list[Judgement]], show: str, judge: str) -> set[Key]:
    if show != "second":
        return set(found)
    return {key for key, made in found.items() if judge not in {one.judge for one in made}}


def _card(explained: dict[str, Any], made: list[Judgement]) -> dict[str, Any]:
    """Return what the card of an event shows."""
    return {
        "explained": explained,
        "event": explained["event"],
        "document": explained["document"],
        "fields": fields_of(explained),
        "sentences": _each_once(marked_sentences(explained)),
        "form": form_of(explained["event"]),
        "verdicts": made,
    }


def _each_once(sentences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return sentences that claim an event by several words only once."""
    return list({one["sequence"]: one for one in reversed(sentences)}.values())[::-1]
