"""What a desk is started with."""

from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes
from typing import Final

from dateline.desk.safety.passwords import Password

#: Names under which a machine reaches itself.
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """The store, and who may come in.

    ``hosts`` are the names that a browser may call the desk by; any other Host header is
    refused. ``secret`` signs cookies; a new one at each start ends all sessions.
    """

    store: Path
    hosts: frozenset[str] = LOOPBACK
    password: Password | None = None
    judge: str = ""
    secret: bytes = field(default_factory=lambda: token_bytes(32), repr=False)
