"""Where reports came from and their raw sources, into the tables of the store."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import duckdb

from dateline.records import Document

_SQL: Final = Path(__file__).parent / "sql"


def add_sources(connection: duckdb.DuckDBPyConnection, documents: Iterable[Document]) -> None:
    """Keep the sources of reports that have none yet, and what is archived of them.

    It is part of the transaction in which the reports are written.
    """
    found = [(document.id, document.provenance) for document in documents]
    rows = [
        (
            key,
            source.kind,
            source.container,
            source.record,
            source.digest,
            source.fetched or None,
            source.extractor,
            source.key,
        )
        for key, source in found
        if source is not None
    ]
    if not rows:
        return
    connection.execute(_sql("add_sources"), [_clean(column) for column in zip(*rows, strict=True)])
    archived = {
        source.raw.digest: (source.raw.digest, source.raw.media, source.raw.size, source.raw.packed)
        for _, source in found
        if source is not None and source.raw is not None
    }
    if archived:
        columns = [list(column) for column in zip(*archived.values(), strict=True)]
        connection.execute(_sql("add_archives"), columns)


def _clean(column: Iterable[str | None]) -> list[str | None]:
    """Return a column without halves of characters, which no encoding can carry."""
    return [value and value.encode("utf-8", "replace").decode("utf-8") for value in column]


@cache
def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
