"""Giving the desk a file or a text to read, and seeing how far it is."""

import io
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from dateline.desk.errors import NothingToRead
from dateline.desk.jobs import Reader
from dateline.desk.views import page
from dateline.documents.dates import parse_date
from dateline.store.errors import BadFilter

router = APIRouter(include_in_schema=False)


@router.get("/read")
def ask(request: Request) -> Response:
    """Offer to read a file or a text; show what is being read."""
    return page(request, "read.html", job=_reader(request).job)


@router.post("/read")
def start(
    request: Request,
    file: Annotated[UploadFile | None, Form()] = None,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Begin to read."""
    day = parse_date(published) if published.strip() else ""
    if published.strip() and not day:
        raise BadFilter("published", published, "is no date; write 2025-08-13")
    if file is not None and file.filename:
        _reader(request).start(file.filename, file.file, str(day))
    elif text.strip():
        stream = io.BytesIO(text.encode("utf-8", "replace"))
        _reader(request).start("pasted.txt", stream, str(day))
    else:
        raise NothingToRead
    return RedirectResponse("/read", 303)


@router.get("/read/progress")
def progress(request: Request) -> Response:
    """Show how far the reading is, as a part of a page."""
    return page(request, "progress.html", job=_reader(request).job)


def _reader(request: Request) -> Reader:
    found: Reader = request.app.state.reader
    return found
