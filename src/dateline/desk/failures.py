"""What goes wrong, told as a page or, where a program asks, as JSON."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

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
        return failed(request, _status(error), str(error))


def failed(request: Request, status: int, reason: str) -> Response:
    """Return the answer that says why there is no other."""
    if request.url.path.startswith("/api") or "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"error": reason}, status)
    return page(request, "failure.html", status, code=status, reason=reason)


def _status(error: UserError) -> int:
    if isinstance(error, UnknownEvent | UnknownSubject):
        return 404
    if isinstance(error, StoreInUse):
        return 503
    return 422 if isinstance(error, BadFilter) else 400
