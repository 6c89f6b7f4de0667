import pytest
from factories import document, event, party, place, record

from dateline.store import open_store, queries
from dateline.store.errors import BadFilter, BrokenIndex
from dateline.store.knowing import as_known_on
from dateline.store.search import search

TEXTS = {
    1: "Grain 🌾 prices rose in Kestria. The grain board met.",
    2: "The board of rivers met. Water ran low in Orland.",
    3: "Café owners in Port Alma asked for water.",
}


def report(number, **changes):
    title = changes.pop("title", "")
    fields = {"title": title, "published": f"2031-0{number}-10", "parts": ()}
    return document(number, text=TEXTS[number], **{**fields, **changes})


def put(store, numbers=(1, 2, 3), version="1.0", **changes):
    reports = [report(number) for number in numbers]
    store.write(
        [
            record(document=one, events=(event(one, **changes),), offices=(), quotes=(), people=())
            for one in reports
        ],
        version,
    )


def found(store, query, **filters):
    return [int(row["url"].rsplit("/", 1)[1]) for row in search(store, query, **filters).rows]


def test_reports_are_found_with_exact_offsets(store):
    put(store)
    page = search(store, "grain board")
    assert page.total == 1
    [row] = page.rows
    text = TEXTS[1]
    assert [text[start:end] for start, end in row["hits"]] == ["Grain", "grain", "board"]
    assert row["snippet"] == "«Grain» 🌾 prices rose in Kestria. The «grain» «board» met."
    assert (row["snippet_start"], row["snippet_end"]) == (0, len(text))
    assert found(store, '"board met"') == [1]
    assert found(store, "cafe") == [3]


def test_titles_weigh_more_and_are_marked(store):
    first, second = report(1), report(2, title="Grain is late")
    store.write([record(document=one, events=()) for one in (first, second)])
    page = search(store, "grain")
    assert [row["place"] for row in page.rows] == [1, 2]
    assert page.rows[0]["title_hits"] == [[0, 5]]
    assert page.rows[0]["hits"] == []
    assert page.rows[0]["score"] > page.rows[1]["score"]


def test_filters_orders_and_pages(store):
    put(store)
    assert sorted(found(store, "met OR water")) == [1, 2, 3]
    assert sorted(found(store, "met OR water", since="2031-02")) == [2, 3]
    assert found(store, "met OR water", until="2031-01") == [1]
    assert found(store, "met", publisher="nobody") == []
    assert found(store, "met OR water", order="-published") == [3, 2, 1]
    page = search(store, "met OR water", order="published", limit=1, offset=1)
    assert (page.total, page.rows[0]["place"]) == (3, 2)
    assert search(store, "met OR water", offset=9) == search(
        store, "met OR water", offset=9, until="2040"
    )
    assert search(store, "met OR water", offset=9).total == 3
    assert sorted(found(store, "met", type_="consult", country="KES")) == [1, 2]
    assert found(store, "met", type_="AID") == []
    assert found(store, "met", country="FRA") == []
    with pytest.raises(BadFilter, match="rank"):
        search(store, "met", order="best")


def test_people_and_places_are_searched_without_running_into_each_other(store):
    one = report(1)
    happening = event(one, actors=(party("Ana Bell"), party("Carl Dorn")))
    spot = ("Alma", place("Port Alma", province="Vell Coast", city=""))
    store.write([record(document=one, events=(happening,), people=(), places=(spot,))])
    assert found(store, 'people:"Ana Bell"') == [1]
    assert found(store, 'people:"Bell Carl"') == []
    assert found(store, 'places:"Vell Coast"') == [1]
    assert found(store, "places:Bell") == []


def test_events_of_reports_that_say_words(store):
    put(store)
    rows = queries.events(store, text="water -river*")
    assert [row["url"][-1] for row in rows] == ["3"]
    assert queries.events(store, text="nothing") == []


def test_a_report_read_again_is_found_by_what_it_says_now(path):
    with open_store(path) as store:
        put(store, version="1.0", actors=(party("Ana Bell"),))
        assert sorted(found(store, "people:bell")) == [1, 2, 3]
        put(store, numbers=(2,), version="1.1", actors=(party("Carl Dorn"),))
        assert sorted(found(store, "people:bell")) == [1, 3]
        assert found(store, "people:dorn") == [2]
        assert found(store, "rivers") == [2]
    index = path.with_name(f"{path.name}.search")
    again = path.with_name("again.duckdb")
    with open_store(again) as store:
        put(store, numbers=(3, 1), version="1.1", actors=(party("Ana Bell"),))
        put(store, numbers=(2,), version="1.1", actors=(party("Carl Dorn"),))
        other = search(store, "met OR water OR people:bell").rows
    with open_store(path, read_only=True) as store:
        assert search(store, "met OR water OR people:bell").rows == other
    assert index.exists()


def test_an_index_that_is_behind_or_gone_is_made_up_for(path):
    with open_store(path) as store:
        put(store, numbers=(1,))
    index = path.with_name(f"{path.name}.search")
    old = index.read_bytes()
    with open_store(path) as store:
        put(store, numbers=(2, 3))
    index.write_bytes(old)  # as if killed after the store's commit and before the index's
    with open_store(path, read_only=True) as store:
        assert found(store, "rivers") == [2]
    index.unlink()
    with open_store(path, read_only=True) as store:
        assert sorted(found(store, "met")) == [1, 2]


def test_an_index_of_another_store_is_made_anew(path):
    other = path.with_name("other.duckdb")
    with open_store(path) as store:
        put(store, numbers=(1,))
    with open_store(other) as store:
        put(store, numbers=(2, 3))
    path.with_name(f"{path.name}.search").replace(other.with_name(f"{other.name}.search"))
    with open_store(other, read_only=True) as store:
        assert found(store, "grain") == []
        assert found(store, "rivers") == [2]


def test_a_file_that_is_no_index_is_named_and_left_alone(path):
    index = path.with_name(f"{path.name}.search")
    index.write_bytes(b"a letter, not an index" * 99)
    with open_store(path) as store:
        put(store)  # reports are kept all the same
        assert len(queries.documents(store)) == 3
        with pytest.raises(BrokenIndex, match=r"duckdb\.search: .*delete or move"):
            search(store, "water")
    assert index.read_bytes().startswith(b"a letter")


def test_where_nothing_may_be_written_an_index_is_made_in_memory(path):
    with open_store(path) as store:
        put(store)
    index = path.with_name(f"{path.name}.search")
    index.unlink()
    index.symlink_to(path.parent / "no folder" / "index")
    with open_store(path, read_only=True) as store:
        assert found(store, "rivers") == [2]
    assert not index.exists()


def test_a_store_in_memory_is_searched_too():
    with open_store(":memory:") as store:
        put(store)
        assert found(store, "rivers") == [2]
        with as_known_on(store, "2031-01") as past:
            assert found(past, "met") == [1]
