"""The lists of event types and sectors in ``data/types.toml``, read once a process."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

_LISTS: Final = Path(__file__).parent / "data" / "types.toml"


@cache
def _content() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(_LISTS.read_text(encoding="utf-8"))


def types(name: str) -> frozenset[str]:
    """Return the types or sectors of a list."""
    return frozenset(_content()[name])
