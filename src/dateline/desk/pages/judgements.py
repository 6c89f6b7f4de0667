"""The audit trail: all that was judged, by whom and when, and taking it back."""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from dateline.desk.judges import stamp
from dateline.desk.stores import reading, writing
from dateline.desk.views import page
from dateline.store.judgements import judgement_rows, undo

router = APIRouter(include_in_schema=False)

_PAGE: Final = 100


@router.get("/judgements")
def trail(request: Request, before: int | None = None) -> Response:
    """Show judgements, the last one first."""
    with reading(request) as store:
        rows = judgement_rows(store)[::-1]
    shown = [row for row in rows if before is None or int(str(row["number"])) < before]
    more = shown[_PAGE - 1]["number"] if len(shown) > _PAGE else None
    return page(request, "judgements.html", rows=shown[:_PAGE], more=more, total=len(rows))


@router.post("/judgements/{number}/undo")
def take_back(request: Request, number: int) -> Response:
    """Undo a judgement, which is one more judgement."""
    with writing(request) as store:
        undo(store, [number], stamp(request))
    return RedirectResponse("/judgements", 303)
