"""The lists and patterns in ``data/``, each file read once a process."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

from dateline import lists


def _read(name: str) -> str:
    return (files(__package__) / "data" / name).read_text(encoding="utf-8")


def table(name: str) -> dict[str, Any]:
    """Return the content of ``data/NAME.toml``."""
    return lists.table("dateline.documents", name)


@cache
def lines(name: str) -> frozenset[str]:
    """Return the lines of ``data/NAME.txt``; "#" at the head of a line starts a comment."""
    rows = (row.strip() for row in _read(f"{name}.txt").splitlines())
    return frozenset(row for row in rows if row and not row.startswith("#"))


def either(patterns: list[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Return one pattern that matches where one of ``patterns`` does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


def phrases(words: frozenset[str] | list[str]) -> str:
    """Return the source of a pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def plain(name: str) -> str:
    """Return a name in lower case, without accents, with straight apostrophes."""
    if not name.isascii():
        split = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
        name = "".join(letter for letter in split if not unicodedata.combining(letter))
    return name.lower()
