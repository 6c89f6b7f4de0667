"""What goes wrong, told as a page or, where a program asks, as JSON."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from dateline.desk.errors import BeingBroughtUp
from dateline.desk.views import page
from dateline.errors import UserError
from dateline.store.errors import BadFilter, StoreInUse, UnknownEvent, UnknownSubject


def add_handlers(app: FastAPI) -> None:
    """Let the app tell failures in its own way."""

    @app.exception_handler(HTTPException)
    def told(request: Request, error: HTTPException) -> Response:
        return failed(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    def refused(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:])
        return failed(request, 422, f"{place}: {first['msg']}")

    @app.exception_handler(UserError)
    def mended(request: Request, error: UserError) -> Response:
        if isinstance(error, StoreInUse | BeingBroughtUp):
            return busy(request, str(error))
        return failed(request, _status(error), str(error))


def failed(request: Request, status: int, reason: str) -> Response:
    """Return the answer that says why there is no other."""
    if not _wants_page(request):
        return JSONResponse({"error": reason}, status)
    return page(request, "failure.html", status, code=status, reason=reason)


def busy(request: Request, reason: str) -> Response:
    """Return the answer that asks to come again: a page that does so by itself, or 503."""
    again = {"Retry-After": "4"}
    if not _wants_page(request) or request.method != "GET":
        return JSONResponse({"error": reason}, 503, again)
    answer = page(request, "busy.html", 202, reason=reason)
    answer.headers.update(again)
    return answer


def _wants_page(request: Request) -> bool:
    accepts = request.headers.get("accept", "")
    return not request.url.path.startswith("/api") and "text/html" in accepts


def _status(error: UserError) -> int:
    if isinstance(error, UnknownEvent | UnknownSubject):
        return 404
    return 422 if isinstance(error, BadFilter) else 400
