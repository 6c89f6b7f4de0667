"""What a store knew on a day."""

import pytest
from factories import document, office, record

from dateline.store import open_store, queries
from dateline.store.errors import BadFilter, PastStore
from dateline.store.facets import facets
from dateline.store.judgements import MERGE, Draft, Stamp, judge, judgement_rows, undo
from dateline.store.knowing import as_known_on
from dateline.store.ledger import ledger
from dateline.store.network import network
from dateline.store.search import search
from dateline.store.series import series

DAYS = {1: "2031-01-10", 2: "2031-02-10", 3: "2031-03-10", 4: ""}


@pytest.fixture
def grown(store):
    """Four reports, one a month, the last without a date."""
    papers = [document(number, published=day) for number, day in DAYS.items()]
    store.write(
        record(document=one, offices=(office(one, post=f"Post {one.published or 'none'}"),))
        for one in papers
    )
    return store


def asked(store):
    """How much each question finds."""
    return {
        "events": len(queries.events(store)),
        "quotes": len(queries.quotes(store)),
        "documents": len(queries.documents(store)),
        "offices": len(queries.offices(store)),
        "ledger": len(ledger(store, known=False)),
        "people": [row["documents"] for row in queries.people(store)],
        "places": [(row["documents"], row["events"]) for row in queries.places(store)],
        "search": search(store, "council").total,
        "facets": [row["events"] for row in facets(store, only=("type",))],
        "series": sum(int(row["reports"]) for row in series(store, "year", "report").rows),
        "network": [edge["weight"] for edge in network(store).edges],
    }


def expected(reports, dated=None):
    return {
        "events": 2 * reports,
        **dict.fromkeys(("quotes", "documents", "offices", "ledger", "search"), reports),
        "people": [reports],
        "places": [(reports, reports)],
        "facets": [reports, reports],
        "series": reports if dated is None else dated,
        "network": [reports],
    }


@pytest.mark.parametrize(
    ("day", "reports"),
    [("2031-01-10", 1), ("2031-02-09", 1), ("2031-02", 2), ("2031", 3), ("2040", 3)],
)
def test_every_question_is_answered_from_what_was_printed_by_then(grown, day, reports):
    with as_known_on(grown, day) as past:
        assert asked(past) == expected(reports)
    assert asked(grown) == expected(4, dated=3)


def test_before_the_first_report_nothing_was_known(grown):
    with as_known_on(grown, "2030") as past:
        assert queries.events(past) == []
        assert search(past, "council").total == 0


def test_a_report_without_a_date_counts_from_when_it_was_fetched(grown):
    grown.fetch("CREATE TABLE IF NOT EXISTS sources (document VARCHAR, fetched VARCHAR)")
    undated = document(4, published="").id
    late = document(1, published=DAYS[1]).id
    for key, day in ((undated, "2031-01-20T10:00:00"), (undated, "2031-05-01"), (late, "2035")):
        grown.fetch("INSERT INTO sources (document, fetched) VALUES (?, ?)", [key, day])
    with as_known_on(grown, "2031-01-19") as past:
        assert len(queries.documents(past)) == 1
    with as_known_on(grown, "2031-01-20") as past:
        assert len(queries.documents(past)) == 2


def test_judgements_count_from_when_they_were_made(grown):
    people = [{"key": key, "name": "Ivo Marek", "country": "KES"} for key in ("a", "b")]
    draft = Draft(MERGE, "a = b", {"people": people, "name": "Ivo"})
    [number] = judge(grown, [draft], Stamp("2031-01-15T08:00:00+00:00", "ada"))
    judge(grown, [draft], Stamp("", "nobody looked at the clock"))
    undo(grown, [number], Stamp("2031-02-15T08:00:00+00:00", "ada"))

    def known(day):
        with as_known_on(grown, day) as past:
            return [(row["number"], row["undone_by"]) for row in judgement_rows(past)]

    assert known("2031-01-14") == []
    assert known("2031-01-15") == [(1, None)]
    assert known("2031-03") == [(1, 3), (3, None)]


def test_nothing_is_written_into_the_past(grown):
    with as_known_on(grown, "2031-01") as past:
        for write in (
            lambda: past.write([record(9)]),
            lambda: past.record_run({}, {}),
            lambda: judge(past, [Draft(MERGE, "", {})], Stamp("2031", "")),
        ):
            with pytest.raises(PastStore):
                write()
    assert len(queries.documents(grown)) == 4


def test_a_wrong_day_is_named(grown):
    with pytest.raises(BadFilter, match=r"known-on: .*no date"):
        as_known_on(grown, "2031-01-01' OR 1=1 --")


def test_a_store_open_to_read_can_be_asked_too(path):
    with open_store(path) as store:
        papers = [document(number, published=DAYS[number]) for number in (1, 2)]
        store.write(record(document=paper) for paper in papers)
    with open_store(path, read_only=True) as store, as_known_on(store, "2031-01") as past:
        assert len(queries.documents(past)) == 1
