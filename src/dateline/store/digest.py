"""One number for all that a store says: two stores with the same digest hold the same."""

import hashlib
import json
from typing import Final

from dateline.store.database import Store
from dateline.store.rows import COLUMNS
from dateline.store.schema import CONTENT

#: Where a report was found is not part of what it says: of the same report found twice
#: the store keeps the first finding place, so that this one may depend on the order.
_LEFT_OUT: Final = ("documents", "origin")


def digest(store: Store) -> str:
    """Return 64 hexadecimal digits over all rows of all tables of reports, in key order.

    Runs are left out: they tell how the store came about, not what is in it. So are
    judgements: they are people's, not the reports', and change no row of a report.
    """
    total = hashlib.sha256()
    for table in CONTENT:
        total.update(f"{table}\n".encode())
        for row in store.rows(table):
            kept = [
                value
                for column, value in zip(COLUMNS[table], row, strict=True)
                if (table, column) != _LEFT_OUT
            ]
            total.update(json.dumps(kept, separators=(",", ":")).encode())
            total.update(b"\n")
    return total.hexdigest()
