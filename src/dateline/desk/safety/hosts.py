"""Only the names that the desk goes by: a foreign name that points here is refused.

Else a web page could have its own name resolve to this machine and read the record.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


def host_of(header: str) -> str:
    """Return the name in a Host header or an origin, without port, or "" for nonsense."""
    address = header if "//" in header else f"//{header}"
    try:
        parts = urlsplit(address)
        _ = parts.port  # a port that is none raises
        return "" if parts.username or parts.path.strip("/") else (parts.hostname or "")
    except ValueError:
        return ""


class KnownHosts:
    """Answers only requests whose Host header has one of the names."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app, self._hosts = app, {host.casefold() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse an unknown host."""
        if scope["type"] == "http":
            given = Headers(scope=scope).getlist("host")
            if len(given) != 1 or host_of(given[0]) not in self._hosts:
                message = "unknown host; start the desk with --host, or use http://localhost\n"
                await PlainTextResponse(message, status_code=400)(scope, receive, send)
                return
        await self._app(scope, receive, send)
