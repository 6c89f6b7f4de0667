"""The password of a desk that others reach: compared by its hash, guesses slowed down."""

import base64
import binascii
import hashlib
import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, Self

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.desk.safety.sessions import Session, now

#: Wrong passwords within so many seconds, from all browsers together.
_MOST_WRONG: Final = 10
_WITHIN: Final = 60.0
#: What a browser may see before the password is given.
OPEN_PATHS: Final = ("/login", "/static/")


@dataclass(frozen=True, slots=True)
class Password:
    """A password, kept as its scrypt hash."""

    salt: bytes
    hashed: bytes

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the password that a text is."""
        salt = secrets.token_bytes(16)
        return cls(salt, _hash(text, salt))

    def fits(self, text: str) -> bool:
        """Say whether a text is the password; takes some 50 ms."""
        return hmac.compare_digest(self.hashed, _hash(text, self.salt))


def _hash(text: str, salt: bytes) -> bytes:
    return hashlib.scrypt(text.encode("utf-8", "replace"), salt=salt, n=2**14, r=8, p=1)


@dataclass(slots=True)
class Guesses:
    """Counts wrong passwords: after some in a minute nobody is asked until it is over."""

    clock: Callable[[], float] = time.monotonic
    _wrong: deque[float] = field(default_factory=deque)
    _lock: Lock = field(default_factory=Lock)

    def waits(self) -> float:
        """Return the seconds to wait before the next guess, 0 for none."""
        with self._lock:
            start = self.clock() - _WITHIN
            while self._wrong and self._wrong[0] <= start:
                self._wrong.popleft()
            return self._wrong[0] - start if len(self._wrong) >= _MOST_WRONG else 0.0

    def note(self) -> None:
        """Count a wrong one."""
        with self._lock:
            self._wrong.append(self.clock())

    def fits(self, password: Password, text: str) -> bool:
        """Say whether a text is the password, and count it if it is not."""
        if password.fits(text):
            return True
        self.note()
        return False


class Gate:
    """Lets nobody past who has not given the password, by form or by HTTP Basic."""

    def __init__(self, app: ASGIApp, password: Password, guesses: Guesses) -> None:
        self._app, self._password, self._guesses = app, password, guesses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or ask for the password."""
        if scope["type"] != "http" or scope["path"].startswith(OPEN_PATHS):
            await self._app(scope, receive, send)
            return
        session: Session = scope["desk_session"]
        if session.is_open(now()):
            await self._app(scope, receive, send)
            return
        answer = self._asked(Headers(scope=scope), scope)
        await (answer or self._app)(scope, receive, send)

    def _asked(self, headers: Headers, scope: Scope) -> Response | None:
        """Return the answer to a browser without a session; None lets it in."""
        basic = _basic(headers.get("authorization", ""))
        if basic is not None:
            wait = self._guesses.waits()
            if wait:
                return too_many(wait)
            return None if self._guesses.fits(self._password, basic) else _wanted()
        if scope["method"] in {"GET", "HEAD"} and "text/html" in headers.get("accept", ""):
            return RedirectResponse("/login", status_code=303)
        return _wanted()


def too_many(wait: float) -> Response:
    """Return the answer to one who guesses too often."""
    seconds = str(int(wait) + 1)
    message = f"too many wrong passwords; wait {seconds} seconds\n"
    return PlainTextResponse(message, 429, {"Retry-After": seconds})


def _wanted() -> Response:
    headers = {"WWW-Authenticate": 'Basic realm="dateline desk", charset="UTF-8"'}
    return PlainTextResponse("the desk asks for its password\n", 401, headers)


def _basic(header: str) -> str | None:
    kind, _, value = header.partition(" ")
    if kind.casefold() != "basic":
        return None
    try:
        return base64.b64decode(value.strip(), validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return ""
