"""Every list of the store has the columns that the exports show."""

import pytest

from dateline.exports import LISTINGS
from dateline.store import queries
from dateline.store.facets import facets
from dateline.store.judgements import Draft, Stamp, judge, judgement_rows
from dateline.store.ledger import ledger
from dateline.store.network import network
from dateline.store.search import search
from dateline.store.series import series

#: Columns that callers fill from another list.
ADDED = {"people": {"offices"}}
#: Lists that ask no store; tests/test_cli_who.py and tests/test_cli_classic.py have them.
NO_STORE = {"classic", "who"}
ELSEWHERE = {
    "ledger": ledger,
    "judgements": judgement_rows,
    "search": lambda store: search(store, "minister").rows,
    "facets": facets,
    "series": lambda store: series(store).rows,
    "edges": lambda store: network(store).edges,
    "nodes": lambda store: network(store).nodes,
}


@pytest.mark.parametrize("name", sorted(set(LISTINGS) - NO_STORE))
def test_rows_have_the_columns_of_their_listing(filled, known, name):
    if name == "judgements":
        judge(
            filled, [Draft("person merge", "a = b", {"people": [], "name": ""})], Stamp("", "Ada")
        )
    rows = (ELSEWHERE.get(name) or getattr(queries, name))(filled)
    assert rows
    given = {key for key in rows[0] if key != "json"}
    assert given | ADDED.get(name, set()) == set(LISTINGS[name].columns)
