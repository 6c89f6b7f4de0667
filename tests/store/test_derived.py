"""Flat tables say what the records say, and are made anew where they are missing."""

import json

import pytest
from factories import document, event, party, place, record

from dateline.store import open_store, queries
from dateline.store.digest import digest
from dateline.store.errors import BadFilter
from dateline.store.events import count_events, event_page

TABLES = ("flat_events", "flat_parties", "parties", "pieces")


def flat(store, table="flat_events"):
    return sorted(map(repr, store.fetch(f"SELECT * FROM {table}")))


def written(store, numbers=range(4), version="1.0", **changes):
    papers = [document(number, published=f"2031-05-0{number + 1}") for number in numbers]
    store.write(
        [record(document=one, events=(event(one, **changes), event(one, 5))) for one in papers],
        version,
    )


def test_flat_rows_are_those_of_the_records(filled):
    for row in queries.events(filled):
        full = json.loads(row["json"])
        assert row["id"] == full["id"]
        assert row["actor"] == [one["name"] or one["entity_text"] for one in full["actor"]]
        assert row["recipient"] == [one["name"] for one in full["recipient"]]
        assert row["text"] == full["event_text"]
        assert (row["type"], row["mode"], row["context"]) == (
            full["event"], full["mode"], full["context"],
        )  # fmt: skip
        assert row["attribution"] == [one["source"] for one in full["attribution"]]
        for name in ("date", "enddate", "cameo", "quad_code", "goldstein", "status", "object"):
            assert row[name] == full[name], name
        spot = full["event_loc"] or {}
        assert row["place"] == (spot.get("resolved_place") or spot.get("extracted_place"))
        assert row["country"] == spot.get("country_code")
        bare = queries.events(filled, document=row["document"], records=False)
        assert {**row, "json": None} in [{**one, "json": None} for one in bare]


def test_they_do_not_depend_on_batches_and_follow_what_is_read_again(store):
    written(store, version="1.0", type="AID")
    written(store, numbers=(1, 3), version="1.1")
    with open_store(":memory:") as other:
        written(other, numbers=(2, 0), version="1.0", type="AID")
        written(other, numbers=(3,), version="1.1")
        written(other, numbers=(1,), version="1.1")
        for table in TABLES:
            assert flat(store, table) == flat(other, table)


def test_a_store_that_lacks_them_gets_them_when_opened(path):
    with open_store(path) as store:
        written(store)
        before = [flat(store, table) for table in TABLES]
        content = digest(store)
        for table in TABLES:
            store.fetch(f"DELETE FROM {table}")
    with open_store(path) as store:
        after = [flat(store, table) for table in TABLES]
        assert after == before
        assert digest(store) == content


@pytest.fixture
def various(store):
    one, two = document(1, published="2031-05-01"), document(2, published="2031-06-01")
    store.write(
        [
            record(
                document=one,
                events=(
                    event(one, 1, confidence=0.9, contexts=("military",), cameo="057"),
                    event(one, 2, confidence=0.5, actors=(party(sectors=("MIL",)),)),
                ),
            ),
            record(
                document=two,
                events=(event(two, 3, type="ASSAULT", confidence=0.7, cameo="190", modes=()),),
            ),
        ]
    )
    return store


def confidences(store, **filters):
    return [row["confidence"] for row in queries.events(store, **filters)]


def test_further_filters(various):
    assert confidences(various, context="military") == [0.9]
    assert confidences(various, cameo="05") == [0.9]
    assert confidences(various, quad=4) == [0.7]
    assert confidences(various, sector="mil") == [0.5]
    assert confidences(various, publisher="orland cour") == [0.9, 0.5, 0.7]
    assert confidences(various, min_confidence=0.7) == [0.9, 0.7]
    with pytest.raises(BadFilter, match="quad"):
        confidences(various, quad=5)
    with pytest.raises(BadFilter, match="from 0 to 1"):
        confidences(various, min_confidence=7)


def test_orders_and_pages(various):
    assert confidences(various, order="confidence") == [0.5, 0.7, 0.9]
    assert confidences(various, order="-confidence") == [0.9, 0.7, 0.5]
    assert confidences(various, order="-published") == [0.7, 0.9, 0.5]
    assert confidences(various, order="score")[0] == 0.7
    assert confidences(various, limit=1, offset=1) == [0.5]
    page = event_page(various, limit=1, status="actual")
    assert (len(page.rows), page.total) == (1, 3)
    assert count_events(various, type_="AID") == 0
    with pytest.raises(BadFilter, match="-confidence"):
        confidences(various, order="beauty")


def test_the_place_is_found_by_any_of_its_names(store):
    one = document(1)
    spot = place("Port Alma", district="Low Vell", country_name="Orland")
    store.write([record(document=one, events=(event(one, place=spot, place_text="the port"),))])
    for words in ("port alma", "low vell", "coast", "the port", "Orland", "ORL"):
        assert count_events(store, place=words) == 1, words
    assert count_events(store, place="alma low") == 0
