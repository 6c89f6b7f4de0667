"""What a person said: the latest quotes of all names that the person goes by."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from dateline.store import Store
from dateline.store.persons import persons

_SQL: Final = Path(__file__).parent / "sql" / "quotes_of.sql"
_COLUMNS: Final = (
    "id", "date", "speaker", "country", "text", "part", "document", "start", "end",
    "published", "publisher", "title", "url", "key",
)  # fmt: skip


def quotes_of(store: Store, keys: Sequence[str], most: int) -> list[dict[str, Any]]:
    """Return the latest ``most`` quotes of who has these keys, as ``queries.quotes`` does."""
    merged = persons(store).values()
    names = dict(zip(merged["merged_keys"], merged["merged_names"], strict=True))
    rows = store.fetch(_sql(), {"keys": list(keys), "most": most})
    found = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
    return [{**row, "speaker": names.get(row.pop("key")) or row["speaker"]} for row in found]


@cache
def _sql() -> str:
    return _SQL.read_text(encoding="utf-8")
