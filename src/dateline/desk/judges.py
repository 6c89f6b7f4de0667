"""Who judges: a name that the browser keeps, the user's own where none was given."""

from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote, unquote

from fastapi import Request
from fastapi.responses import Response

from dateline.desk.stores import settings_of
from dateline.store.judgements import Stamp

_COOKIE: Final = "dateline-judge"
_LONGEST: Final = 60
_YEAR: Final = 365 * 24 * 3600


def judge_of(request: Request) -> str:
    """Return the name of who judges."""
    given = unquote(request.cookies.get(_COOKIE, ""))[:_LONGEST].strip()
    return given if given.isprintable() and given else settings_of(request).judge


def stamp(request: Request) -> Stamp:
    """Return who judges and the time of the clock."""
    return Stamp(datetime.now(UTC).isoformat(timespec="seconds"), judge_of(request))


def name_judge(response: Response, name: str) -> None:
    """Let the browser keep a name."""
    value = quote(name.strip()[:_LONGEST], safe="")
    response.set_cookie(_COOKIE, value, max_age=_YEAR, httponly=True, samesite="strict")
