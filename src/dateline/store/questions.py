"""What the questions to a store share: their SQL, rows by name, and what the store says now."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from dateline.store.database import Store

Row = dict[str, object]

_SQL: Final = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the rows of an answer, and how many rows the whole answer has."""

    rows: list[Row]
    total: int


@cache
def sql(name: str) -> str:
    """Return the SQL of a question, or of a part of one."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def rows_of(names: Sequence[str], found: Sequence[Sequence[object]]) -> list[Row]:
    """Return rows by name."""
    return [dict(zip(names, row, strict=True)) for row in found]


@cache
def over_found(name: str) -> str:
    """Return a question whose SQL asks the table ``found``: the events that pass filters."""
    lines = [line for line in sql(name).splitlines() if not line.startswith("--")]
    question = "\n".join(lines)
    further = question.removeprefix("WITH ")
    between = "" if further == question else ", "
    return f"WITH found AS MATERIALIZED (\n{sql('found_events')}\n)\n{between}{further}"


def state(store: Store) -> tuple[object, ...]:
    """Return values that change whenever reports or judgements do, in two milliseconds."""
    [found] = store.fetch(sql("state"))
    return found
