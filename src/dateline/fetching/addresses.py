"""Addresses taken apart, and the machines behind them checked before anything is sent."""

import ipaddress
import socket
from dataclasses import dataclass
from typing import Final

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from dateline.errors import UnreadableInput

_PORTS: Final = {"http": 80, "https": 443}
#: IPv6 addresses of the kind 64:ff9b::a.b.c.d are IPv4 ones behind a translator.
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE: Final = ipaddress.ip_network("::/96")
_ADVICE: Final = "check the address"

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: ``path`` with the query, ``url`` as it is asked for."""

    scheme: str
    host: str
    port: int
    path: str
    url: str

    @property
    def host_header(self) -> str:
        """The host as the server is told it, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(address: str) -> Target:
    """Return an address taken apart.

    Raises UnreadableInput for what is no address of the web, or has a user's name in it.
    """
    try:
        found = parse_url(address.strip())
    except LocationParseError:
        raise UnreadableInput(address, "no address of the web", _ADVICE) from None
    scheme = (found.scheme or "").lower()
    if scheme not in _PORTS or not found.host:
        reason = f"an address of the kind {scheme or 'unknown'}, not http or https"
        raise UnreadableInput(address, reason, _ADVICE)
    if found.auth:
        raise UnreadableInput(address, "has a user's name in it", "leave the name out")
    host = found.host.strip("[]").partition("%")[0]
    plain = found._replace(fragment=None, scheme=scheme)
    port = found.port or _PORTS[scheme]
    return Target(scheme, host, port, plain.request_uri, plain.url)


def addresses_of(target: Target, allow_private: bool) -> list[str]:
    """Return the numbers of the machines behind a host.

    Raises UnreadableInput where there is none, or where one of them lies in a private network
    and that is not allowed.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnreadableInput(target.url, f"no host {target.host}", _ADVICE) from None
    numbers = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    for number in numbers:
        if not allow_private and not is_public(number):
            reason = f"{target.host} is in a private network ({number})"
            raise UnreadableInput(target.url, reason, "give --allow-private if it is meant")
    return numbers


def is_public(number: str) -> bool:
    """Say whether an IP address is one of the open internet, also inside of another."""
    address = ipaddress.ip_address(number)
    return all(one.is_global and not one.is_multicast for one in (address, *_inner(address)))


def _inner(address: _Address) -> list[_Address]:
    """Return the IPv4 addresses that an IPv6 address carries."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found: list[_Address] = []
    if address.ipv4_mapped:
        found.append(address.ipv4_mapped)
    if address.sixtofour:
        found.append(address.sixtofour)
    if address.teredo:
        found.extend(address.teredo)
    if address in _TRANSLATED or address in _COMPATIBLE:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found
