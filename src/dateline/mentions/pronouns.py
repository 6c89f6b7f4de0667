"""Pronouns that stand for actors: how many they mean, and of what gender."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_LIST: Final = Path(__file__).parent / "data" / "pronouns.txt"


@cache
def pronouns() -> Mapping[str, tuple[int, str]]:
    """Return the pronouns in lower case, each with its count (0: several) and gender.

    The gender is m, f, n, "" or "we", which marks those that mean who speaks.
    """
    found: dict[str, tuple[int, str]] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words, means = line.split(":")
            count, gender = means.split()
            found.update(dict.fromkeys(words.split(), (int(count), gender.strip("-"))))
    return found
