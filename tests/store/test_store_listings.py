"""Every list of the store has the columns that the exports show."""

import pytest

from dateline.exports import LISTINGS
from dateline.store import queries

#: Columns that callers fill from another list.
ADDED = {"people": ["offices"]}


@pytest.mark.parametrize("name", sorted(LISTINGS))
def test_rows_have_the_columns_of_their_listing(filled, name):
    rows = getattr(queries, name)(filled)
    assert rows
    given = [key for key in rows[0] if key != "json"]
    assert [*given, *ADDED.get(name, [])] == list(LISTINGS[name].columns)
