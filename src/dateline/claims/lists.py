"""The word lists in ``data/words.toml``, read once a process."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

_LISTS: Final = Path(__file__).parent / "data" / "words.toml"


@cache
def _content() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(_LISTS.read_text(encoding="utf-8"))


def words(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(_content()[name])
