"""The compiled knowledge, each file loaded once a process.

What the files mean stands in knowledge/README.md; ``python knowledge/build.py``
makes them from the YAML that people edit.
"""

import json
from functools import cache
from typing import Any

from dateline.errors import BrokenModel
from dateline.settings import knowledge_folder


@cache
def load(name: str) -> Any:
    """Return the content of ``knowledge/compiled/NAME.json``.

    Raises BrokenModel where the file is missing or damaged.
    """
    path = knowledge_folder() / f"{name}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BrokenModel(path, str(error)) from error


def plover() -> dict[str, Any]:
    """Return types, modes, contexts and sectors of PLOVER."""
    content: dict[str, Any] = load("plover")
    return content


def cameo() -> dict[str, Any]:
    """Return the CAMEO codes with their names, Goldstein values and PLOVER types."""
    content: dict[str, Any] = load("cameo")
    return content


def roles() -> dict[str, Any]:
    """Return words for people and bodies by what they are."""
    content: dict[str, Any] = load("roles")
    return content


def frames() -> dict[str, Any]:
    """Return ``{"classes": …, "frames": […]}`` of all types."""
    content: dict[str, Any] = load("frames")
    return content


def countries() -> list[dict[str, Any]]:
    """Return the states and territories with their names."""
    content: list[dict[str, Any]] = load("countries")
    return content


def organisations() -> list[dict[str, Any]]:
    """Return the named organisations."""
    content: list[dict[str, Any]] = load("organisations")
    return content


def holders() -> list[dict[str, Any]]:
    """Return who held which office from when to when."""
    content: list[dict[str, Any]] = load("holders")
    return content
