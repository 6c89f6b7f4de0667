"""Sessions: a random name in a signed cookie, and whether the password was given.

The cookie is SameSite=Strict and HttpOnly; another site neither sends nor reads it.
"""

import hmac
import secrets
import time
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "dateline-desk"
#: Seconds that a password given holds.
_LASTS: Final = 12 * 3600


@dataclass(frozen=True, slots=True)
class Session:
    """A browser's session; ``since`` is when the password was given (seconds), 0 if it was not."""

    name: str
    since: int = 0

    def is_open(self, now: float) -> bool:
        """Say whether the password was given, and not too long ago."""
        return 0 <= now - self.since < _LASTS


def new_session(open_since: int = 0) -> Session:
    """Return a session with a name that nobody can guess."""
    return Session(secrets.token_urlsafe(24), open_since)


def sign(secret: bytes, purpose: str, text: str) -> str:
    """Return a signature of a text for one purpose, in hexadecimal digits."""
    return hmac.digest(secret, f"{purpose}\x1f{text}".encode(), "sha256").hex()


def packed(session: Session, secret: bytes) -> str:
    """Return the value of the cookie."""
    text = f"{session.name}.{session.since}"
    return f"{text}.{sign(secret, 'session', text)}"


def unpacked(value: str, secret: bytes) -> Session | None:
    """Return the session of a cookie, or None where it was not signed by this desk."""
    text, _, signature = value.rpartition(".")
    if not value.isascii() or not hmac.compare_digest(signature, sign(secret, "session", text)):
        return None
    name, _, since = text.rpartition(".")
    return Session(name, int(since))


def csrf_token(session: Session, secret: bytes) -> str:
    """Return what every form of the session must send along."""
    return sign(secret, "form", session.name)


def session_of(request: Request) -> Session:
    """Return the session of a request."""
    found: Session = request.scope["desk_session"]
    return found


class Sessions:
    """Gives every request its session and a new browser its cookie."""

    def __init__(self, app: ASGIApp, secret: bytes) -> None:
        self._app, self._secret = app, secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the session of the cookie, or a new one."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = self._given(Headers(scope=scope))
        scope["desk_session"] = given or new_session()

        async def send_with_cookie(message: Message) -> None:
            session: Session = scope["desk_session"]
            if message["type"] == "http.response.start" and session != given:
                value = packed(session, self._secret)
                cookie = f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Strict"
                cookie += "; Secure" if scope.get("scheme") == "https" else ""
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self._app(scope, receive, send_with_cookie)

    def _given(self, headers: Headers) -> Session | None:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return None
        return unpacked(cookie.value, self._secret) if cookie else None


def now() -> float:
    """Return the time of the clock in seconds, for the age of sessions."""
    return time.time()
