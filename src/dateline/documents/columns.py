"""Which column of a table holds what: guessed by its name, or given."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from dateline.documents.rules import table
from dateline.records.refusals import Note

_SQUEEZED: Final = re.compile(r"[\s_-]+")
#: So many letters of the names of columns are shown.
_SHOWN: Final = 200


@dataclass(slots=True)
class Columns:
    """Which column holds what, found out as rows come, and said once.

    ``given`` names columns for fields, which are then not guessed.
    """

    origin: str
    given: Mapping[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, ...], dict[str, list[str]]] = field(default_factory=dict)
    _said: set[str] = field(default_factory=set)
    _met: set[str] = field(default_factory=set)

    def of(self, row: Mapping[str, Any]) -> dict[str, list[str]]:
        """Return the columns that may hold each field, best first."""
        names = tuple(row)
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = self._found(row)
        return found

    def _found(self, row: Mapping[str, Any]) -> dict[str, list[str]]:
        found = _columns(row)
        there = _paths(row)
        for kind, name in self.given.items():
            found[kind] = [name] if name in there else []
            self._met.update(found[kind])
        return found

    def missing(self) -> list[str]:
        """Return the columns given that no row so far has."""
        return sorted(set(self.given.values()) - self._met)

    def lack(self, row: Mapping[str, Any]) -> str:
        """Return why a row has no text: which column it should have, and which it has."""
        have = ", ".join(map(str, row))[:_SHOWN] or "none"
        wanted = self.given.get("text")
        what = f"no column {wanted!r}" if wanted else "no column with the text"
        return f"{what}; columns: {have}"

    def note(self, row: Mapping[str, Any]) -> Note | None:
        """Return which columns were taken, if that was not said before."""
        if tuple(row) in self._known:
            return None
        found = self.of(row)
        pairs = [f"{names[0]} as {kind}" for kind, names in found.items() if names]
        left = sorted(
            set(map(str, row)) - {name.split(".")[0] for n in found.values() for name in n}
        )
        message = "columns: " + ", ".join(pairs)
        message += f"; not used: {', '.join(left)[:_SHOWN]}" if left else ""
        if message in self._said or not found.get("text"):
            return None
        self._said.add(message)
        return Note(self.origin, message)


def fields() -> tuple[str, ...]:
    """Return the fields of a report that a column may hold."""
    return tuple(_names())


@cache
def _names() -> dict[str, dict[str, int]]:
    columns: dict[str, list[str]] = table("columns")["columns"]
    return {kind: {_squeeze(n): i for i, n in enumerate(names)} for kind, names in columns.items()}


def _squeeze(name: str) -> str:
    return _SQUEEZED.sub("", name).lower()


def _paths(row: Mapping[str, Any]) -> list[str]:
    paths = [str(name) for name in row]
    return paths + [f"{n}.{inner}" for n, v in row.items() if isinstance(v, dict) for inner in v]


def _columns(row: Mapping[str, Any]) -> dict[str, list[str]]:
    paths = _paths(row)
    found: dict[str, list[str]] = {}
    for kind, names in _names().items():
        fitting = [path for path in paths if _squeeze(path) in names]
        found[kind] = sorted(fitting, key=lambda path: (names[_squeeze(path)], path))
    return found
