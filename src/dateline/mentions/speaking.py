"""Words of speech: which verbs report, which utter (data/speech.txt)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_LISTS: Final = Path(__file__).parent / "data" / "speech.txt"


@cache
def speaking() -> Mapping[str, frozenset[str]]:
    """Return the lists by name: ``says`` (said that ...), ``utters`` (praised its "...")."""
    rows = (line for line in _LISTS.read_text(encoding="utf-8").splitlines() if ":" in line)
    pairs = (row.split(":", 1) for row in rows if not row.startswith("#"))
    return {name: frozenset(words.replace("+", " ").split()) for name, words in pairs}
