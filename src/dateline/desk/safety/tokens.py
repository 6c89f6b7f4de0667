"""No change without the token of the session: what another site makes a browser send fails."""

import hmac
from typing import Final

from fastapi import HTTPException, Request

from dateline.desk.safety.hosts import host_of
from dateline.desk.safety.sessions import csrf_token, session_of

FIELD: Final = "csrf"
HEADER: Final = "X-CSRF-Token"
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})


async def guard(request: Request) -> None:
    """Refuse a request that changes something without the session's token, or from elsewhere.

    Raises HTTPException 403.
    """
    if request.method in _READING:
        return
    if not _is_from_here(request):
        raise HTTPException(403, "the form was sent from another site")
    wanted = csrf_token(session_of(request), request.app.state.settings.secret)
    given = request.headers.get(HEADER) or await _field(request)
    if not hmac.compare_digest(given.encode(), wanted.encode()):
        raise HTTPException(403, "the form has run out; reload the page and send it again")


def _is_from_here(request: Request) -> bool:
    """Say whether the browser names this desk as the origin; programs name none."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site not in {"same-origin", "none"}:
        return False
    if origin is None:
        return True
    host = request.headers["host"]
    return bool(host_of(origin)) and origin.partition("//")[2] == host


async def _field(request: Request) -> str:
    kind = request.headers.get("content-type", "")
    if not kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        return ""
    form = await request.form()
    value = form.get(FIELD, "")
    return value if isinstance(value, str) else ""
