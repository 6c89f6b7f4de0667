"""The word lists of dictionaries, in ``data/``."""

from functools import cache
from typing import Any

from dateline import lists


def table(name: str) -> dict[str, Any]:
    """Return the content of ``data/NAME.toml``."""
    return lists.table("dateline.dictionaries", name)


@cache
def words(key: str) -> frozenset[str]:
    """Return a list of ``data/words.toml``."""
    return frozenset(table("words")[key])


@cache
def function_words() -> frozenset[str]:
    """Return the words that name nobody."""
    return frozenset(lists.lines("dateline.dictionaries", "function_words"))
