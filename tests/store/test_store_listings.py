"""Every list of the store has the columns that the exports show."""

import pytest

from dateline.exports import LISTINGS
from dateline.store import incidents, queries
from dateline.store.facets import facets
from dateline.store.judgements import Draft, Stamp, judge, judgement_rows
from dateline.store.ledger import ledger
from dateline.store.network import network
from dateline.store.search import search
from dateline.store.series import series

#: Columns that callers fill from another list.
ADDED = {"people": {"offices"}, "documents": {"copy_of"}}
#: Lists that ask no store; tests/test_cli_who.py and tests/test_cli_classic.py have them.
NO_STORE = {"classic", "who"}
ELSEWHERE = {
    "ledger": ledger,
    "judgements": judgement_rows,
    "incidents": incidents.incidents,
    "accounts": lambda store: incidents.account_rows(store, first_incident(store)),
    "incident_events": lambda store: incidents.event_rows(store, first_incident(store)),
    "search": lambda store: search(store, "minister").rows,
    "facets": facets,
    "series": lambda store: series(store).rows,
    "edges": lambda store: network(store).edges,
    "nodes": lambda store: network(store).nodes,
}


def first_incident(store):
    return str(incidents.incidents(store)[0]["id"])


@pytest.mark.parametrize("name", sorted(set(LISTINGS) - NO_STORE))
def test_rows_have_the_columns_of_their_listing(filled, known, name):
    if name == "judgements":
        judge(
            filled, [Draft("person merge", "a = b", {"people": [], "name": ""})], Stamp("", "Ada")
        )
    incidents.update(filled)
    rows = (ELSEWHERE.get(name) or getattr(queries, name))(filled)
    assert rows
    given = {key for key in rows[0] if key != "json"}
    assert given | ADDED.get(name, set()) == set(LISTINGS[name].columns)
