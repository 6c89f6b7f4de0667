"""Reports into the tables of a store: a batch goes in as a whole or not at all."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from dateline.records import Document, Record
from dateline.store.archiving import add_sources
from dateline.store.batching import Written, is_newer
from dateline.store.bulk import Loader
from dateline.store.derived import DERIVED, derive
from dateline.store.rows import Row, rows_of
from dateline.store.schema import CONTENT

if TYPE_CHECKING:
    from dateline.store.database import Store

#: The column that names the report, by table: content and what is made from it.
_KEYS: Final = {table: keys[0] for table, keys in CONTENT.items()} | DERIVED


def write_batch(store: "Store", batch: Sequence[Record], version: str) -> Written:
    """Keep what reports say in one transaction, and return what became of them.

    A report that is there already stays as it is; a newer reader's ``version`` takes the place
    of the older one's.
    """
    given = {record.document.id: record for record in reversed(batch)}
    readers = store.readers(list(given))
    fresh = [key for key in given if key not in readers]
    stale = [key for key, reader in readers.items() if is_newer(version, reader)]
    tables: dict[str, list[Row]] = {table: [] for table in CONTENT}
    for key in (*fresh, *stale):
        for table, rows in rows_of(given[key], version).items():
            tables[table] += rows
    _replace(store, stale, tables, [given[key].document for key in (*fresh, *stale)])
    return Written(len(fresh), len(stale), len(batch) - len(fresh) - len(stale))


def _replace(
    store: "Store",
    stale: list[str],
    tables: Mapping[str, list[Row]],
    documents: list[Document],
) -> None:
    """Delete the rows of old reports and insert the new ones, in one transaction."""
    if not tables["documents"]:
        return
    loader = Loader(store.asked())
    with store.transaction() as connection:
        for table, key in _KEYS.items() if stale else ():
            sql = f"DELETE FROM {table} WHERE {key} IN (SELECT unnest(?::VARCHAR[]))"  # noqa: S608
            connection.execute(sql, [stale])
        for table in CONTENT:
            loader.insert(table, tables[table])
        derive(connection, [str(row[0]) for row in tables["documents"]])
        add_sources(connection, documents)
