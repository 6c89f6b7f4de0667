"""The SQL of incidents, which lies in ``store/sql/incidents``."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from dateline.store.database import Store

_FOLDER: Final = Path(__file__).parents[1] / "sql" / "incidents"


@cache
def sql(name: str) -> str:
    """Return the text of a file of SQL."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def put(store: Store, name: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Put rows in by a file of SQL that takes one list for each column."""
    if rows:
        store.run(sql(name), [list(column) for column in zip(*rows, strict=True)])
