import itertools
import json

import pytest
from factories import document, event, party, person, record

from dateline.store import open_store, queries
from dateline.store.errors import AmbiguousSubject, NothingToJudge, UnknownSubject
from dateline.store.explain import explain
from dateline.store.judgements import Stamp, undo
from dateline.store.ledger import ledger
from dateline.store.persons import persons
from dateline.store.verdicts import merge_people, split_people

STAMP = Stamp("", "Ada")
ALIYEV = "person-Ilham Aliyev-KES"
ILLHAM = "person-Illham Aliyev-KES"


@pytest.fixture
def two(store, say):
    """A person in two spellings, the first in two reports."""
    say("Ilham Aliyev", "President", "2031-01-10")
    say("Ilham Aliyev", "President", "2031-01-11")
    say("Illham Aliyev", "President", "2031-01-10")
    return store


def everything(store):
    return (
        queries.people(store),
        queries.offices(store),
        queries.quotes(store),
        queries.events(store),
        ledger(store),
    )


def test_merged_people_are_one_everywhere(two):
    assert {row["conflict"] for row in ledger(two)} == {None}, "one letter apart is one name"
    merge_people(two, [ILLHAM, ALIYEV], STAMP)
    [one] = queries.people(two)
    assert (one["name"], one["documents"], one["also"]) == ("Ilham Aliyev", 3, ["Illham Aliyev"])
    assert one["id"] == one["key"] == min(ALIYEV, ILLHAM)
    assert {row["person"] for row in queries.offices(two)} == {"Ilham Aliyev"}
    [row] = ledger(two)
    assert (row["person"], row["reports"]) == ("Ilham Aliyev", 3)
    assert row["names"] == ["Ilham Aliyev", "Illham Aliyev"]


@pytest.mark.parametrize("wanted", ["Illham", "Ilham Aliyev", ALIYEV, ILLHAM])
def test_events_and_quotes_are_found_by_all_names(two, wanted):
    merge_people(two, [ILLHAM, ALIYEV], STAMP)
    rows = queries.events(two, actor=wanted)
    assert [row["actor"] for row in rows] == [["Ilham Aliyev"]] * 3
    names = {json.loads(row["json"])["actor"][0]["name"] for row in rows}
    assert names == {"Ilham Aliyev"}
    assert {row["speaker"] for row in queries.quotes(two, speaker=wanted)} == {"Ilham Aliyev"}
    assert len(queries.quotes(two, speaker=wanted)) == 3
    assert len(queries.people(two, name=wanted)) == 1
    told = explain(two, rows[2]["id"])
    assert told["actors"][0]["name"] == "Ilham Aliyev"
    assert told["event"]["actor"][0]["entity_text"]


def test_undoing_brings_all_back_exactly(two):
    before = everything(two)
    [number] = merge_people(two, [ILLHAM, ALIYEV], STAMP, "Ilham Heydar Aliyev")
    assert queries.people(two)[0]["name"] == "Ilham Heydar Aliyev"
    assert everything(two) != before
    undo(two, [number], STAMP)
    assert everything(two) == before
    merge_people(two, [ILLHAM, ALIYEV], STAMP)
    split_people(two, [ILLHAM], STAMP)
    assert everything(two) == before


def test_the_order_of_merges_makes_no_difference(tmp_path, say, store):
    names = ["Ann Aa", "Bob Bb", "Cay Cc", "Dan Dd"]
    for name in names:
        say(name, "senator", "2031-01-10")
    keys = [f"person-{name}-KES" for name in names]
    merges = [
        ([keys[0], keys[1]], ""),
        ([keys[1], keys[2]], "Long Name"),
        ([keys[3], keys[2]], "Di"),
    ]
    answers = []
    for order in itertools.permutations(merges):
        numbers = [
            number for pair, name in order for number in merge_people(store, pair, STAMP, name)
        ]
        answers.append(everything(store))
        undo(store, numbers, STAMP)
    assert all(answer == answers[0] for answer in answers)
    [row] = answers[0][0]
    assert (row["name"], row["documents"]) == ("Long Name", 4)


def test_merging_in_a_circle_is_refused_and_undoing_one_leaves_the_others(store, say):
    for name in ("Ann Aa", "Bob Bb", "Cay Cc"):
        say(name, "senator", "2031-01-10")
    a, b, c = (f"person-{name}-KES" for name in ("Ann Aa", "Bob Bb", "Cay Cc"))
    [first] = merge_people(store, [a, b], STAMP)
    merge_people(store, [b, c], STAMP)
    with pytest.raises(NothingToJudge, match="one person already"):
        merge_people(store, [c, a], STAMP)
    undo(store, [first], STAMP)
    assert persons(store).keys(b) == (b, c)
    assert persons(store).keys(a) == (a,)


def test_the_same_wikidata_id_is_one_person(store, known):
    one, two, three = document(1), document(2), document(3)
    rows = [
        person(one, key="k1", name="Ivo Marek", identifier="Q7"),
        person(two, key="k2", name="Iwo Marek", identifier="Q7"),
        person(three, key="k3", name="Ivo Marek", identifier="Q8"),
    ]
    store.write(
        record(document=paper, people=(row,))
        for paper, row in zip((one, two, three), rows, strict=True)
    )
    ids = [(row["id"], row["key"], row["documents"]) for row in queries.people(store)]
    assert sorted(ids) == [("Q7", "k1", 2), ("Q8", "k3", 1)]


def test_without_a_merge_each_report_keeps_the_name_that_it_has(store, known):
    for number, name in enumerate(["Ivo Marek", "Iwo Marek"]):
        paper = document(number)
        given = {"key": f"k{number}", "identifier": "Q7"}
        visit = event(paper, actors=(party(name, **given),))
        read = {"events": (visit,), "people": (person(paper, name=name, **given),)}
        store.write([record(document=paper, **read)])
    assert sorted(row["actor"] for row in queries.events(store, actor="Iwo")) == [
        ["Ivo Marek"],
        ["Iwo Marek"],
    ]


def test_a_key_with_two_wikidata_ids_joins_nobody(store, known):
    papers = [document(number) for number in range(3)]
    found = [("k1", "Q7"), ("k1", "Q8"), ("k2", "Q8")]
    store.write(
        record(document=paper, people=(person(paper, key=key, identifier=identifier),))
        for paper, (key, identifier) in zip(papers, found, strict=True)
    )
    assert len(queries.people(store)) == 2


def test_a_merge_follows_a_person_whose_state_is_known_later(path, known):
    def read(number, **changes):
        paper = document(number)
        return record(document=paper, people=(person(paper, **changes),))

    with open_store(path) as store:
        store.write([read(1, key="k1", name="Ivo Marek", country="")], "1")
        store.write([read(2, key="k2", name="I. Marek", country="KES")], "1")
        merge_people(store, ["k1", "k2"], STAMP)
        store.write([read(1, key="k3", name="Ivo Marek", country="KES")], "2")
        [row] = queries.people(store)
        assert row["documents"] == 2


def test_unknown_and_ambiguous_keys_are_refused(two):
    with pytest.raises(UnknownSubject, match="dateline people"):
        merge_people(two, [ALIYEV, "person-nobody"], STAMP)
    with pytest.raises(AmbiguousSubject, match="write more of it"):
        merge_people(two, [ALIYEV, "person-"], STAMP)
    with pytest.raises(NothingToJudge, match="no merge names"):
        split_people(two, [ALIYEV], STAMP)
    with pytest.raises(NothingToJudge, match="one person already"):
        merge_people(two, [ALIYEV, ALIYEV], STAMP, "Name")
