import random
from dataclasses import replace

import pytest
from factories import document, event, evidence, party, place, record

from dateline.records import ResolvedDate
from dateline.store import open_store
from dateline.store.digest import digest
from dateline.store.errors import NothingToJudge, StaleIncidents, UnknownSubject
from dateline.store.incidents import (
    accounts,
    copies,
    incident,
    incidents,
    is_current,
    membership,
    merge_incidents,
    split_incident,
    update,
    why,
)
from dateline.store.judgements import Stamp, undo

STAMP = Stamp("2031-06-01T08:00:00+00:00", "tester")
ATTACK = "Gunmen from Kestria killed {} dockers in the harbour of Port Alma on Tuesday night."
TALKS = "Ivo Marek met Lena Orsk in Port Alma on {} and spoke about grain and the river {}."


def attack(number=1, dead=9, day="2031-05-14", **changes):
    text = ATTACK.format(dead)
    paper = document(
        number, text=text, title=f"Attack in harbour {number}", published=day,
        publisher=changes.pop("publisher", f"Paper {number}"),
    )  # fmt: skip
    fields = {
        "type": "ASSAULT",
        "modes": ("firearms",),
        "actors": (party("Kestrian gunmen", "KES", key="group-gunmen", office=""),),
        "recipients": (party("dockers", "ORL", key="group-dockers", office=""),),
        "date": ResolvedDate("2031-05-13", "", "day", "resolved"),
        "tolls": (("dead", dead),),
        "evidence": (evidence(text, start=0, end=len(text), words=((20, 26),)),),
    }
    return record(document=paper, events=(event(paper, 0, **{**fields, **changes}),))


def talks(number, day, topic="Alma", **changes):
    text = TALKS.format(day, topic)
    paper = document(number, text=text, title=f"Talks {number}", published=day, publisher="Wire")
    fields = {
        "date": ResolvedDate(day, "", "day", "stated"),
        "evidence": (evidence(text, start=0, end=len(text), words=((10, 13),)),),
    }
    return record(document=paper, events=(event(paper, 0, **{**fields, **changes}),))


def reports():
    found = [attack(number, 9 + number % 2, f"2031-05-{14 + number % 3}") for number in range(6)]
    found += [talks(10 + n, f"2031-05-{10 + n % 4:02}", f"name{n % 3}") for n in range(12)]
    return [*found, *(record(number) for number in range(20, 23))]


def state(store):
    tables = ("incident_members", "incident_pairs", "copy_pairs")
    return [sorted(store.fetch(f"SELECT * FROM {table}")) for table in tables]


@pytest.fixture
def told(store):
    store.write(reports())
    update(store)
    return store


def test_reports_of_one_attack_are_one_incident(told):
    [row] = incidents(told, type_="assault")
    assert (row["reports"], row["publishers"], row["date"]) == (6, 6, "2031-05-13")
    assert row["actor_code"] == ["KES"]
    assert row["first_published"] == "2031-05-14"
    assert len(row["events"]) == 6


def test_every_event_is_in_one_incident(told):
    [(count,)] = told.fetch("SELECT count(*) FROM events")
    assert len(membership(told)) == count
    assert sum(len(row["events"]) for row in incidents(told)) == count


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_steps_give_the_same(told, seed):
    given = reports()
    chance = random.Random(seed)
    chance.shuffle(given)
    with open_store(":memory:") as other:
        while given:
            step = chance.randint(1, 6)
            other.write(given[:step], batch=chance.randint(1, 4))
            given = given[step:]
            if chance.random() < 0.7:
                update(other)
        update(other)
        assert state(other) == state(told)
        assert digest(other) == digest(told)


WORDS = ("ferry", "dredger", "lighthouse", "quay", "customs", "cannery")


def undated():
    """Reports without a date, whose acts share words that more and more of them hold."""
    nowhere = {"date": ResolvedDate("", "", "unknown", "assumed")}
    found = []
    for number in range(24):
        text = f"Gunmen from Kestria attacked the {WORDS[number % 6]} and the {WORDS[number % 4]}."
        words = evidence(text, start=0, end=len(text), words=((20, 28),))
        told = attack(40 + number, evidence=(words,), tolls=(), **nowhere)
        paper = document(40 + number, text=f"{text} Case {number}.", title="", published="")
        [act] = told.events
        found.append(record(document=paper, events=(replace(act, id=f"{number:016x}"),)))
    return found


# With 60 and 72 the limits move with the number of events: 2 and 3 of 24, more of fewer.
@pytest.mark.parametrize(("seed", "small"), [*((seed, 1) for seed in range(4)), (4, 60), (5, 72)])
def test_keys_that_become_common_give_the_same_in_any_steps(store, monkeypatch, seed, small):
    for name, most in (("_ALONE", 2), ("_BY_TWO", 4), ("_BY_THREE", 10), ("_SMALL", small)):
        monkeypatch.setattr(f"dateline.incidents.blocking.{name}", most)
    given = undated()
    store.write(given)
    update(store)
    assert store.fetch("SELECT count(*) FROM incident_pairs") > [(0,)]
    levels = store.fetch("SELECT DISTINCT points FROM incident_common_keys ORDER BY points")
    assert levels == [(0,), (2,), (3,)]
    chance = random.Random(seed)
    chance.shuffle(given)
    with open_store(":memory:") as other:
        first = [record(document=one.document, events=()) for one in given[:5]]
        other.write([*first, *given[5:15]])
        update(other)
        other.write(given[:5], "99.0.0")  # read anew: now they tell something
        update(other)
        other.write(given[15:])
        update(other)
        assert state(other) == state(store)
        gone = [record(document=one.document, events=()) for one in given[:16]]
        other.write(gone, "99.0.1")
        update(other)
        with open_store(":memory:") as fewer:
            fewer.write([*gone, *given[16:]])
            update(fewer)
            assert state(other) == state(fewer)


def test_a_run_that_dies_in_the_middle_is_caught_up(told, monkeypatch):
    with open_store(":memory:") as other:
        other.write(reports())
        monkeypatch.setattr("dateline.store.incidents.indexing._CHUNK", 4)
        monkeypatch.setattr("dateline.store.incidents.updating._bring_together", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            update(other)
        monkeypatch.undo()
        assert not is_current(other)
        with pytest.raises(StaleIncidents, match="dateline incidents"):
            incidents(other)
        other.write([attack(7)])
        told.write([attack(7)])
        update(other)
        update(told)
        assert state(other) == state(told)


def test_incidents_leave_the_digest_as_it_is(store):
    store.write(reports())
    before = digest(store)
    update(store)
    assert digest(store) == before


def test_a_report_read_anew_takes_the_old_ones_place(told):
    paper = attack(1, 10, "2031-05-15")
    [old] = paper.events
    fresh = event(paper.document, 5, type="AID", evidence=old.evidence)
    told.write([record(document=paper.document, events=(fresh,))], "99.0.0")
    assert not is_current(told)
    update(told)
    [row] = incidents(told, type_="ASSAULT")
    assert row["reports"] == 5
    with open_store(":memory:") as other:
        other.write(reports())
        other.write([record(document=paper.document, events=(fresh,))], "99.0.0")
        update(other)
        assert state(other) == state(told)


def test_accounts_stand_side_by_side(told):
    [row] = incidents(told, type_="ASSAULT")
    found = {one.detail: one for one in accounts(told, str(row["id"]))}
    assert found["dead"].differs
    assert {value.value: len(value.tellings) for value in found["dead"].values} == {"9": 3, "10": 3}
    assert not found["actor"].differs
    telling = found["dead"].values[0].tellings[0]
    [(text,)] = told.fetch("SELECT text FROM documents WHERE id = ?", [telling.document])
    assert "killed" in text[telling.start : telling.end]


def test_why_says_what_speaks_for_it(told):
    [row] = incidents(told, type_="ASSAULT")
    one, two, *_ = row["events"]
    score, reasons = why(told, one, two)
    assert score > 0.5
    assert any(reason.feature == "recipient_named" for reason in reasons)
    with pytest.raises(UnknownSubject):
        why(told, one, "none")


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"type_": "ASSAULT"}, 1),
        ({"actor": "KES", "type_": "ASSAULT"}, 1),
        ({"with_": "Orland", "type_": "ASSAULT"}, 0),
        ({"with_": "dockers", "type_": "ASSAULT"}, 1),
        ({"since": "2031-05-14", "type_": "ASSAULT"}, 0),
        ({"until": "2031-05", "type_": "ASSAULT"}, 1),
        ({"place": "Port Alma", "type_": "ASSAULT"}, 1),
        ({"place": "Lake End", "type_": "ASSAULT"}, 0),
        ({"min_reports": 6, "type_": "ASSAULT"}, 1),
        ({"min_reports": 7, "type_": "ASSAULT"}, 0),
        ({"limit": 2}, 2),
    ],
)
def test_filters(told, filters, number):
    assert len(incidents(told, **filters)) == number


def test_as_known_on_a_day(told):
    [row] = incidents(told, type_="ASSAULT", known_on="2031-05-14")
    assert row["reports"] == 2
    assert incidents(told, known_on="2031-01-01") == []
    told_then = accounts(told, str(row["id"]), "2031-05-14")
    dead = next(one for one in told_then if one.detail == "dead")
    assert sum(len(value.tellings) for value in dead.values) == 2


def test_a_split_holds_and_can_be_undone(told):
    before = state(told)
    [row] = incidents(told, type_="ASSAULT")
    [number] = split_incident(told, str(row["id"]), [row["events"][2]], STAMP)
    assert sorted(one["reports"] for one in incidents(told, type_="ASSAULT")) == [1, 5]
    assert len(incidents(told, type_="ASSAULT", known_on="2031-05-30")) == 1
    assert len(incidents(told, type_="ASSAULT", known_on="2031-06-02")) == 2
    undo(told, [number], STAMP)
    update(told)
    assert state(told) == before


def test_a_merge_goes_before_what_the_machine_says(told):
    [one] = incidents(told, type_="ASSAULT")
    other = next(row for row in incidents(told) if row["type"] == "PROTEST")
    merge_incidents(told, [str(one["id"]), str(other["id"])], STAMP)
    row = incident(told, str(other["events"][0]))
    assert set(row["events"]) >= {*one["events"], *other["events"]}
    with pytest.raises(NothingToJudge, match="one incident already"):
        merge_incidents(told, [str(row["id"]), str(row["events"][1])], STAMP)


def test_the_last_judgement_has_the_last_word(told):
    [row] = incidents(told, type_="ASSAULT")
    split_incident(told, str(row["id"]), [row["events"][0]], STAMP)
    parts = [str(one["id"]) for one in incidents(told, type_="ASSAULT")]
    merge_incidents(told, parts, STAMP)
    [again] = incidents(told, type_="ASSAULT")
    assert again["events"] == row["events"]


def test_a_judgement_survives_reading_again(told):
    [row] = incidents(told, type_="ASSAULT")
    split_incident(told, str(row["id"]), [row["events"][0]], STAMP)
    again = []
    for number in range(6):
        paper = attack(number, 9 + number % 2, f"2031-05-{14 + number % 3}")
        [old] = paper.events
        again.append(record(document=paper.document, events=(
            event(paper.document, 9, **{
                name: getattr(old, name)
                for name in ("type", "modes", "actors", "recipients", "date", "tolls", "evidence")
            }),
        )))  # fmt: skip
    told.write(again, "99.0.0")
    update(told)
    found = incidents(told, type_="ASSAULT")
    assert sorted(one["reports"] for one in found) == [1, 5]
    assert not {event for one in found for event in one["events"]} & set(row["events"])


def test_refusals_name_what_to_do(told):
    [row] = incidents(told, type_="ASSAULT")
    with pytest.raises(NothingToJudge, match="no event would be left"):
        split_incident(told, str(row["id"]), [str(one) for one in row["events"]], STAMP)
    with pytest.raises(UnknownSubject, match="dateline incidents show"):
        split_incident(told, str(row["id"]), ["zzz"], STAMP)
    with pytest.raises(UnknownSubject, match="dateline incidents"):
        incident(told, "zzz")


def test_copies_name_the_earliest(store):
    words = " ".join(f"grain{n} went by barge{n} to town{n}" for n in range(40))
    first = document(1, text=f"{words} end", published="2031-05-10", publisher="Wire")
    later = document(2, text=f"Orland Wire {words}", published="2031-05-12", publisher="Courier")
    other = document(3, text=words[::-1], published="2031-05-12", publisher="Herald")
    store.write([record(document=one, events=()) for one in (later, first, other)])
    update(store)
    assert copies(store) == {later.id: first.id}
    assert copies(store, "2031-05-11") == {}


def test_copied_events_are_one_whatever_the_day(store):
    words = " ".join(f"grain{n} went by barge{n} to town{n}" for n in range(40))
    found = []
    for number, day in ((1, "2031-05-10"), (2, "2031-05-20")):
        paper = document(number, text=f"{words} {number}", published=day)
        act = event(paper, 0, date=ResolvedDate(day, "", "day", "assumed"), place=place(),
                    evidence=(evidence(paper.text, start=0, end=99, words=((0, 6),)),))  # fmt: skip
        found.append(record(document=paper, events=(act,)))
    store.write(found)
    update(store)
    assert [row["reports"] for row in incidents(store)] == [2]
