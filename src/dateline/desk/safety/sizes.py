"""Bodies up to a size: larger ones are refused before they fill memory or disk."""

from contextlib import suppress

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class _TooLargeError(Exception):
    """The body went on beyond the limit."""


class BodyLimit:
    """Refuses a request whose body is larger than ``most`` bytes, whatever it says of itself."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse a body that is too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isascii() or not said.isdigit() or int(said) > self._most:
            await self._refuse(scope, receive, send)
            return
        seen, started = 0, False

        async def receive_counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._most:
                raise _TooLargeError
            return message

        async def send_noted(message: Message) -> None:
            nonlocal started
            if seen > self._most and not started:
                return  # what the app makes of the error is not the reason
            started = True
            await send(message)

        with suppress(_TooLargeError):
            await self._app(scope, receive_counted, send_noted)
        if seen > self._most and not started:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = f"larger than {self._most >> 20} MB; use: dateline read\n"
        await PlainTextResponse(message, status_code=413)(scope, receive, send)
