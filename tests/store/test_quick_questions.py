"""Questions say the same as the records, however the store has prepared for them."""

import itertools
import json
from collections import Counter

import pytest
from factories import document, event, evidence, party, record

from dateline.store import open_store, queries
from dateline.store.database import _MOST_KEPT
from dateline.store.digest import digest
from dateline.store.events import count_events
from dateline.store.facets import facets
from dateline.store.knowing import as_known_on
from dateline.store.network import network
from dateline.store.schema import migrate
from dateline.store.search import search
from dateline.store.series import series

KESTRIAN, OTHER = party("Ivo Marek", "KES"), party("Nela Brod", "KES")
ORLANDER, NOBODY = party("Lena Orsk", "ORL"), party("a crowd", "", key="")
SIDES = ((KESTRIAN,), (KESTRIAN, OTHER), (ORLANDER,), (KESTRIAN, ORLANDER), (NOBODY,))


def bare(paper, *events):
    return record(document=paper, events=events, offices=(), quotes=(), people=())


def put(store, papers=3, **changes):
    for number in range(papers):
        paper = document(number, published=f"2031-05-0{number + 1}")
        store.write([bare(paper, event(paper, 1, **changes), event(paper, 2, **changes))])


@pytest.fixture(scope="module")
def sided():
    """A store with each pair of sides, some with nobody acted on."""
    pairs = [
        (document(number), pair)
        for number, pair in enumerate(itertools.product(SIDES, (*SIDES, ())))
    ]
    with open_store(":memory:") as store:
        store.write(
            [
                bare(paper, event(paper, 1, actors=actors, recipients=recipients))
                for paper, (actors, recipients) in pairs
            ]
        )
        yield store


def passes(row, one, other, either):
    """Return whether one acts and the other takes part, each as a party of its own."""
    sides = [*(("actor", *each) for each in enumerate(row["actor"])),
             *(("recipient", *each) for each in enumerate(row["recipient"]))]  # fmt: skip
    codes = {"Ivo Marek": "KES", "Nela Brod": "KES", "Lena Orsk": "ORL", "a crowd": ""}

    def is_(side, wanted):
        return wanted in (codes[side[2]], side[2])

    return any(
        is_(left, one)
        and (other is None or (is_(right, other) and left != right))
        and ("actor" in (left[0], right[0] if either and other else left[0]) or
             (either and other is None))
        for left in sides
        for right in (sides if other else [left])
    )  # fmt: skip


@pytest.mark.parametrize("either", [False, True])
@pytest.mark.parametrize("one", ["KES", "ORL", "Nela Brod", "a crowd"])
@pytest.mark.parametrize("other", [None, "KES", "ORL", "Ivo Marek"])
def test_dyads_are_those_of_all_pairs_of_parties(sided, one, other, either):
    rows = queries.events(sided)
    expected = {row["id"] for row in rows if passes(row, one, other, either)}
    found = queries.events(sided, actor=one, with_=other, either=either)
    assert {row["id"] for row in found} == expected
    assert count_events(sided, actor=one, with_=other, either=either) == len(expected)


def test_facets_count_events_and_reports(sided):
    states, dyads = Counter(), Counter()
    for row in queries.events(sided):
        states.update({*row["actor_code"], *row["recipient_code"]} - {""})
        pairs = itertools.product(row["actor_code"], row["recipient_code"])
        dyads.update({f"{one} > {other}" for one, other in pairs if one != other})
    found = facets(sided, only=("dyad", "country"))
    assert {row["value"]: row["events"] for row in found if row["facet"] == "country"} == states
    assert {row["value"]: row["reports"] for row in found if row["facet"] == "dyad"} == dyads
    assert {row["facet"] for row in found} == {"country", "dyad"}


def test_an_event_of_a_report_counts_each_and_the_report_once(store):
    put(store)
    [row] = facets(store, only=("type",))
    assert (row["value"], row["events"], row["reports"], row["values"]) == ("CONSULT", 6, 3, 1)


#: As numbers of the machine their mean, 0.15005, is a little more or less by their order.
SCORES = {"CONSULT": 0.1, "ASSAULT": 0.2, "AID": 0.3, "SUPPORT": 0.0002}


def test_means_do_not_depend_on_the_order_of_reports(path, tmp_path):
    answers = []
    for place, order in ((path, (0, 1, 2, 3)), (tmp_path / "other.duckdb", (1, 2, 0, 3))):
        with open_store(place) as store:
            for number in order:
                paper = document(number)
                store.write([bare(paper, event(paper, type=list(SCORES)[number]))])
            for kind, score in SCORES.items():
                for name in ("score", "goldstein"):
                    # Names of our own.
                    sql = f"UPDATE flat_events SET {name} = ? WHERE type = ?"
                    store.run(sql, [score, kind])
            answers.append((series(store).rows, network(store).edges))
    assert answers[0] == answers[1]
    [month] = answers[0][0]
    assert month["events"] == 4


def long_text(letters):
    return "Grain 🌾 met the board. " * (letters // 23) + "Café water ran low."


@pytest.fixture(params=[100, 513, 5_000, 70_000])
def written_long(store, request):
    """A store with texts and records of some length, the longest too long for pieces."""
    for number in range(2):
        text = f"Report {number}. " + long_text(request.param)
        paper = document(number, text=text, title="", parts=())
        words = evidence(text, words=((0, 6),))
        long = event(paper, 1, object=long_text(request.param), evidence=(words,))
        store.write([bare(paper, long, event(paper, 2, evidence=(words,)))])
    return store


def answers(store):
    return [queries.events(store), search(store, "water").rows, search(store, "board met").rows]


def test_pieces_joined_are_texts_and_records_of_any_length(written_long):
    store = written_long
    whole = dict(store.fetch("SELECT id, json FROM events"))
    assert {row["id"]: row["json"] for row in queries.events(store)} == whole
    texts = dict(store.fetch("SELECT id, text FROM documents"))
    for row in search(store, "water").rows:
        [start, end] = row["hits"][0]
        assert texts[row["id"]][start:end] == "water"
    before = answers(store)
    store.run("DELETE FROM pieces WHERE number = 0")  # what is not whole is not taken
    assert answers(store) == before
    store.run("DELETE FROM pieces")
    assert answers(store) == before


def test_pieces_follow_reports_that_are_read_again(store):
    put(store)
    paper = document(1, published="2031-05-02")
    store.write([bare(paper, event(paper, 1, object="two ships"))], "99.0")
    [row] = queries.events(store, document=paper.id)
    assert json.loads(row["json"])["object"] == "two ships"
    [(there,)] = store.fetch("SELECT count(DISTINCT key) FROM pieces")
    assert there == 3 + 5


def test_pieces_of_reports_that_are_not_known_yet_are_hidden(store):
    put(store)
    with as_known_on(store, "2031-05-01") as past:
        assert past.fetch("SELECT count(DISTINCT document) FROM pieces") == [(1,)]
        assert len(queries.events(past)) == 2
        assert search(past, "marek").total == 1


def test_pages_of_equals_are_those_of_the_whole(store):
    for number in range(9):
        paper = document(number, text=f"Grain {number % 2} again {number}.", title="", parts=())
        store.write([bare(paper)])
    whole = search(store, "grain again")
    assert whole.total == 9
    for limit, offset in itertools.product((0, 1, 4, 20), (0, 2, 8, 9, 30)):
        page = search(store, "grain again", limit=limit, offset=offset)
        assert page.rows == whole.rows[offset : offset + limit], (limit, offset)
        assert page.total == 9
        cut = search(store, "grain again", publisher="courier", limit=limit, offset=offset)
        assert (cut.rows, cut.total) == (page.rows, 9)


def test_a_store_of_an_older_dateline_gets_what_it_lacks(path):
    with open_store(path) as store:
        put(store)
        before = answers(store), facets(store), digest(store)
        store.run("DROP TABLE pieces")
        store.run("ALTER TABLE parties DROP COLUMN words")
        for column in ("report", "codes", "dyads"):
            store.run(f"ALTER TABLE flat_events DROP COLUMN {column}")
        store.run("UPDATE meta SET value = '8' WHERE name = 'schema'")
    with open_store(path) as store:
        assert (answers(store), facets(store), digest(store)) == before
        assert migrate(store.asked()) == []


def test_a_reader_keeps_few_answers_and_none_that_may_change(path):
    with open_store(path) as store:
        put(store)
        asked = []
        assert store.once("n", lambda: asked.append(1) or len(asked)) == 1
        assert store.once("n", lambda: asked.append(1) or len(asked)) == 2
    with open_store(path, read_only=True) as store:
        assert [store.once("n", lambda: 1), store.once("n", lambda: 2)] == [1, 1]
        for number in range(_MOST_KEPT):
            store.once(number, lambda: 0)
        assert store.once("n", lambda: 3) == 3
        assert len(store._answers) == _MOST_KEPT
        with as_known_on(store, "2031-05-01") as past:
            assert past.once("n", lambda: 4) == 4
