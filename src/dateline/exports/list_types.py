"""The types of the columns of lists, for formats that have types."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from dateline.exports.codes import rows as data_rows
from dateline.exports.delimited import plain
from dateline.exports.flat import Column

_ANY: Final = "*"
#: Whole numbers that a column of them holds.
_LEAST, _MOST = -(2**63), 2**63 - 1


def columns_of(kind: str, names: Iterable[str]) -> list[Column]:
    """Return the columns of a kind of list (``LISTINGS``) with types, whatever its rows.

    Types are text, whole, number, truth, texts (a list) and spans (a list of number pairs).
    """
    known = _types()
    types = {name: known.get((kind, name)) or known.get((_ANY, name), "text") for name in names}
    return [_column(name, type_) for name, type_ in types.items()]


def columns_found(rows: Sequence[Mapping[str, object]], names: Iterable[str]) -> list[Column]:
    """Return columns that hold what stands in the rows: text where that is of several kinds."""
    return [_column(name, _type_found([row.get(name) for row in rows])) for name in names]


def typed(value: object, kind: str) -> object:
    """Return a value as its column takes it; what has parts goes into text as JSON."""
    if value is None:
        return None
    if kind == "text":
        return _text(value)
    if kind == "texts":
        return [_text(item) for item in (value if isinstance(value, list | tuple) else [value])]
    return value


def _column(name: str, type_: str) -> Column:
    return Column(name, type_, "", "", "")


@cache
def _types() -> dict[tuple[str, str], str]:
    return {(row["list"], row["column"]): row["type"] for row in data_rows("list_types")}


def _type_found(values: Iterable[object]) -> str:
    kinds = {_kind(value) for value in values if value is not None}
    if kinds == {"whole", "number"}:
        return "number"
    return kinds.pop() if len(kinds) == 1 else "text"


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int):
        return "whole" if _LEAST <= value <= _MOST else "text"
    if isinstance(value, float):
        return "number"
    strings = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "texts" if strings else "text"


def _text(value: object) -> str:
    """Return text that every reader of Parquet takes: no halves of letters, no NUL."""
    if not isinstance(value, str | int | float | bool | None):
        value = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return plain(value).replace("\0", "")
