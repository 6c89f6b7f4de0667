"""The SQL of incidents, which lies in ``store/sql/incidents``."""

from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parents[1] / "sql" / "incidents"


@cache
def sql(name: str) -> str:
    """Return the text of a file of SQL."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
