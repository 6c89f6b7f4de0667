"""What the coding knows of codes, in ``data/``."""

from collections.abc import Mapping
from typing import Any

from dateline import lists


def table() -> Mapping[str, Any]:
    """Return the content of ``data/codes.toml``."""
    return lists.table("dateline.classic", "codes")


def opposite(code: str) -> str:
    """Return the code of the opposite act, the same where there is none."""
    pairs: Mapping[str, str] = table()["opposites"]
    back = {there: here for here, there in pairs.items()}
    return pairs.get(code) or back.get(code, code)
