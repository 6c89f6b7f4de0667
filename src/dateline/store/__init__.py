"""The store: what reports say, kept in one DuckDB file, and questions to it."""

from dateline.store.additions import judged_additions, reader_version
from dateline.store.database import Store, Written, open_store
from dateline.store.digest import digest
from dateline.store.errors import StoreError
from dateline.store.explain import explain
from dateline.store.shared import share_store

__all__ = [
    "Store",
    "StoreError",
    "Written",
    "digest",
    "explain",
    "judged_additions",
    "open_store",
    "reader_version",
    "share_store",
]
