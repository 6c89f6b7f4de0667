"""The page of an event: its record, field by field, with the words behind each."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.desk.corrections import STATUSES, form_of, types
from dateline.desk.fields import fields_of
from dateline.desk.reports import marked_sentences
from dateline.desk.stores import reading
from dateline.desk.views import page
from dateline.store import explain
from dateline.store.reviews import verdicts_of

router = APIRouter(include_in_schema=False)


@router.get("/event/{key}")
def event(request: Request, key: str) -> Response:
    """Show an event."""
    with reading(request) as store:
        explained = explain(store, key)
        made = verdicts_of(store, (explained["document"]["id"], explained["event"]["id"]))
    return page(
        request,
        "event.html",
        explained=explained,
        event=explained["event"],
        fields=fields_of(explained),
        sentences=marked_sentences(explained),
        verdicts=made,
        form=form_of(explained["event"]),
        types=types(),
        statuses=STATUSES,
    )
