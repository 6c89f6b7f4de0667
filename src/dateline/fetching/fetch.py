"""One address to its bytes, within limits of size, time and redirects.

The machine that is connected to is the one whose number was checked: a name that points
elsewhere a moment later (DNS rebinding) changes nothing. No proxy, cookie or password is used.
"""

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from threading import Timer
from time import monotonic
from typing import Final
from urllib.parse import urljoin

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from dateline.errors import UnreadableInput
from dateline.fetching.addresses import Target, addresses_of, target_of
from dateline.records.provenance import Fetched

_AGENT: Final = "dateline (a reader of news reports)"
_ACCEPTED: Final = "text/html,application/xhtml+xml,application/xml,application/json,*/*;q=0.5"
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_TAKEN: Final = 64 * 1024
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_ADVICE: Final = "try again later, or give the page as a file"
_NONE: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Limits:
    """How far fetching goes: bytes unpacked, seconds in all, redirects, private networks.

    Where ``hosts`` are named, no other is asked, also not by way of redirects.
    """

    size: int = 32 * 1024 * 1024
    seconds: float = 60.0
    redirects: int = 8
    allow_private: bool = False
    hosts: frozenset[str] = frozenset()


def fetch(address: str, limits: Limits | None = None, ask: Mapping[str, str] = _NONE) -> Fetched:
    """Return what an address answers, at the end of all redirects, whatever its status.

    ``ask`` are more headers of the question, such as If-None-Match. Raises UnreadableInput
    with the reason for what cannot be fetched within the ``limits``.
    """
    limits = limits or Limits()
    end = monotonic() + limits.seconds
    target, seen = target_of(address), set[str]()
    while True:
        if target.url in seen:
            raise UnreadableInput(address, "redirects in a circle", "check the address")
        if len(seen) > limits.redirects:
            reason = f"more than {limits.redirects} redirects"
            raise UnreadableInput(address, reason, "check the address")
        seen.add(target.url)
        if limits.hosts and target.host not in limits.hosts:
            reason = f"is at {target.host}, which is none of the hosts to be asked"
            raise UnreadableInput(address, reason, "add the host if it is meant")
        found, onward = _ask(target, limits, end, ask)
        if not onward:
            return found
        try:
            target = target_of(urljoin(target.url, onward))
        except ValueError:
            raise UnreadableInput(address, "a redirect to no address", _ADVICE) from None


def page(address: str, limits: Limits | None = None) -> Fetched:
    """Return what an address answers if it answers with a page; see ``fetch``.

    Raises UnreadableInput also where the status is another than 200.
    """
    found = fetch(address, limits)
    if found.status != 200:
        raise UnreadableInput(address, f"HTTP status {found.status}", "check the address")
    return found


def _ask(target: Target, limits: Limits, end: float, ask: Mapping[str, str]) -> tuple[Fetched, str]:
    """Return the answer of one address, and where it sends one on to, "" for nowhere."""
    problem = ""
    for number in addresses_of(target, limits.allow_private):
        try:
            with _connected(target, number, end) as connection:
                answer = _answer(connection, target, limits, end, ask)
            if monotonic() >= end:  # what was cut off looks like an end
                raise TimeoutError
            return answer
        except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as error:
            problem = "no answer in time" if _is_over(end, error) else _words(error)
            if monotonic() >= end:
                break
    raise UnreadableInput(target.url, problem or "no answer", _ADVICE)


def _is_over(end: float, error: Exception) -> bool:
    return monotonic() >= end or isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError)


def _words(error: Exception) -> str:
    """Return an error in a line, without the objects that urllib3 writes into it."""
    text = re.sub(r"<[^>]*>:?\s*", "", str(error)) or type(error).__name__
    return f"no answer ({text.splitlines()[0][:150]})"


@contextmanager
def _connected(target: Target, number: str, end: float) -> Iterator[HTTPConnection]:
    """Give a connection to the machine of this number that ends when the time is over."""
    left = end - monotonic()
    if left <= 0:
        raise TimeoutError
    connection = _connection(target, number, left)
    watch: Timer | None = None
    try:
        connection.connect()
        # The connection lets go of its socket once the answer begins; the watch does not.
        watch = Timer(max(0.0, end - monotonic()), _cut, [connection.sock])
        watch.daemon = True
        watch.start()
        yield connection
    finally:
        if watch is not None:
            watch.cancel()
        connection.close()


def _connection(target: Target, number: str, seconds: float) -> HTTPConnection:
    """Return a connection to a number; over TLS the certificate must be the host's."""
    if target.scheme == "http":
        return HTTPConnection(number, target.port, timeout=seconds)
    return HTTPSConnection(
        number,
        target.port,
        timeout=seconds,
        server_hostname=target.host,
        assert_hostname=target.host,
        cert_reqs=ssl.CERT_REQUIRED,
        ssl_context=ssl.create_default_context(),
    )


def _cut(line: socket.socket | None) -> None:
    """End a connection under the one who waits for it: servers may drip for ever."""
    if line is not None:
        with suppress(OSError):  # over already
            line.shutdown(socket.SHUT_RDWR)


def _answer(
    connection: HTTPConnection, target: Target, limits: Limits, end: float, ask: Mapping[str, str]
) -> tuple[Fetched, str]:
    headers = {
        "Host": target.host_header,
        "User-Agent": _AGENT,
        "Accept": _ACCEPTED,
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **ask,
    }
    connection.request("GET", target.path, headers=headers, preload_content=False)
    with closing(connection.getresponse()) as response:
        return _read(response, target, limits, end)


def _read(
    response: HTTPResponse, target: Target, limits: Limits, end: float
) -> tuple[Fetched, str]:
    """Return what a response says, and where it sends one on to."""
    fields = {key.lower(): value for key, value in response.headers.items()}
    onward = fields.get("location", "") if response.status in _REDIRECTS else ""
    body = b"" if onward or response.status == 304 else _body(response, target, limits, end)
    media = fields.get("content-type", "")
    charset = _CHARSET.search(media)
    found = Fetched(
        url=target.url,
        status=response.status,
        media=media.split(";")[0].strip().lower(),
        charset=charset[1].lower() if charset else "",
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        headers=fields,
        body=body,
    )
    return found, onward


def _body(response: HTTPResponse, target: Target, limits: Limits, end: float) -> bytes:
    """Return the body unpacked. Raises UnreadableInput where it is too large or too slow."""
    parts: list[bytes] = []
    size = 0
    for part in response.stream(_TAKEN, decode_content=True):
        size += len(part)
        if size > limits.size:
            reason = f"larger than {limits.size / 1024 / 1024:.0f} MiB"
            raise UnreadableInput(target.url, reason, "give it as a file")
        if monotonic() > end:
            raise TimeoutError
        parts.append(part)
    return b"".join(parts)
