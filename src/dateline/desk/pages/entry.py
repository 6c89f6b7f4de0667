"""Coming in: the password, where the desk has one."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from dateline.desk.safety.passwords import Guesses, too_many
from dateline.desk.safety.sessions import new_session, now
from dateline.desk.stores import settings_of
from dateline.desk.views import page

router = APIRouter(include_in_schema=False)


@router.get("/login")
def ask(request: Request) -> Response:
    """Ask for the password."""
    return page(request, "login.html", wrong=False)


@router.post("/login")
def enter(request: Request, password: Annotated[str, Form(max_length=1000)]) -> Response:
    """Let in who knows the password, under a new session."""
    wanted = settings_of(request).password
    if wanted is None:
        raise HTTPException(404, "this desk has no password")
    guesses: Guesses = request.app.state.guesses
    wait = guesses.waits()
    if wait:
        return too_many(wait)
    if not guesses.fits(wanted, password):
        return page(request, "login.html", 403, wrong=True)
    request.scope["desk_session"] = new_session(int(now()))
    return RedirectResponse("/", 303)


@router.post("/logout")
def leave(request: Request) -> Response:
    """Forget that the password was given."""
    request.scope["desk_session"] = new_session()
    return RedirectResponse("/login", 303)
