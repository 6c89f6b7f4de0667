"""Word lists that lie as data beside the code that uses them, each read once a process."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def _read(package: str, name: str) -> str:
    return (files(package) / "data" / name).read_text(encoding="utf-8")


@cache
def table(package: str, name: str) -> dict[str, Any]:
    """Return the content of ``data/NAME.toml`` of a package."""
    return tomllib.loads(_read(package, f"{name}.toml"))


@cache
def lines(package: str, name: str) -> tuple[str, ...]:
    """Return the lines of ``data/NAME.txt`` of a package, without empty ones.

    "#" starts a comment.
    """
    cut = (line.split("#")[0].strip() for line in _read(package, f"{name}.txt").splitlines())
    return tuple(line for line in cut if line)


@cache
def words(package: str, name: str) -> frozenset[str]:
    """Return the words of ``data/NAME.txt`` of a package."""
    return frozenset(word for line in lines(package, name) for word in line.split())
