import duckdb
import pytest
from factories import record

from dateline.store import digest, open_store
from dateline.store.errors import AmbiguousSubject, NoSuchJudgement, NothingToJudge, UnknownSubject
from dateline.store.judgements import ACCEPT, REJECT, Stamp, judgement_rows, undo
from dateline.store.ledger import ledger
from dateline.store.schema import migrate
from dateline.store.verdicts import accept_seen, judge_offices

STAMP = Stamp("2031-06-01T08:00:00+00:00", "Ada")


def standings(store):
    return {row["person"]: row["standing"] for row in ledger(store)}


def test_a_judgement_keeps_who_when_and_what(store, say):
    claim = say("Ivo Marek", "Defence Minister", "2031-01-10")
    assert judge_offices(store, ACCEPT, [claim[:8]], STAMP) == [1]
    [row] = judgement_rows(store)
    assert (row["made"], row["judge"], row["kind"]) == (STAMP.made, "Ada", "office accept")
    assert row["subject"] == "Ivo Marek, Defence Minister, KES"
    assert row["detail"]["reported"] == "2031-01-10"
    assert standings(store) == {"Ivo Marek": "accepted"}


def test_a_judgement_is_of_all_claims_that_say_the_same(store, say):
    say("Ivo Marek", "Defence Minister", "2031-01-10")
    later = say("Ivo Marek", "Minister of Defence", "2031-02-10")
    say("Ivo Marek", "Defence Minister", "2031-03-10", former=True)
    judge_offices(store, REJECT, [later], STAMP)
    assert [row["standing"] for row in ledger(store)] == ["rejected", "reported"]


def test_what_was_judged_last_holds_until_it_is_undone(store, say):
    claim = say("Ivo Marek", "Defence Minister", "2031-01-10")
    judge_offices(store, REJECT, [claim], STAMP)
    judge_offices(store, ACCEPT, [claim], STAMP)
    assert standings(store) == {"Ivo Marek": "accepted"}
    assert undo(store, [2], STAMP) == [3]
    assert standings(store) == {"Ivo Marek": "rejected"}
    undo(store, [3], STAMP)
    assert standings(store) == {"Ivo Marek": "accepted"}
    rows = judgement_rows(store)
    assert [row["undoes"] for row in rows] == [None, None, 2, 3]
    assert [row["undone_by"] for row in rows] == [None, None, 4, None]


def test_what_cannot_be_undone_is_named_and_nothing_is_undone(store, say):
    claim = say("Ivo Marek", "Defence Minister", "2031-01-10")
    judge_offices(store, REJECT, [claim], STAMP)
    with pytest.raises(NoSuchJudgement, match=r"judgement 7: .*dateline judgements"):
        undo(store, [1, 7], STAMP)
    assert standings(store) == {"Ivo Marek": "rejected"}
    undo(store, [1], STAMP)
    with pytest.raises(NoSuchJudgement, match="judgement 2 has undone it already"):
        undo(store, [1], STAMP)


def test_judgements_outlive_the_ids_of_claims(store, say):
    first = say("Ivo Marek", "Defence Minister", "2031-01-10")
    judge_offices(store, ACCEPT, [first], STAMP)
    store.fetch("UPDATE offices SET id = 'other', person_key = 'another'")
    assert standings(store) == {"Ivo Marek": "accepted"}


def test_unknown_and_ambiguous_ids_are_refused_and_nothing_is_judged(store, say):
    claims = [
        say(f"Ivo Marek{letter}", "President", "2031-01-10") for letter in "abcdefghijklmnopq"
    ]
    shared = next(a[0] for a in claims if sum(b[0] == a[0] for b in claims) > 1)
    with pytest.raises(AmbiguousSubject, match="write more of it"):
        judge_offices(store, ACCEPT, [claims[0], shared], STAMP)
    for unknown in ("zzz", "", "%"):
        with pytest.raises(UnknownSubject, match="dateline offices"):
            judge_offices(store, ACCEPT, [claims[0], unknown], STAMP)
    assert judgement_rows(store) == []


def test_judging_the_same_again_is_refused(store, say):
    claim = say("Ivo Marek", "President", "2031-01-10")
    judge_offices(store, ACCEPT, [claim], STAMP)
    with pytest.raises(NothingToJudge, match="accepted already"):
        judge_offices(store, ACCEPT, [claim], STAMP)


def test_what_enough_reports_say_is_accepted_if_nothing_contradicts(store, say):
    for day in ("2031-01-10", "2031-01-11"):
        say("Ivo Marek", "President", day)
        say("Ada Venn", "Prime Minister", day)
        say("Lena Orsk", "Prime Minister", day)
    say("Tom Arbel", "Foreign Minister", "2031-01-10")
    assert accept_seen(store, 2, STAMP) == [1]
    accepted = [name for name, standing in standings(store).items() if standing == "accepted"]
    assert accepted == ["Ivo Marek"]
    assert accept_seen(store, 2, STAMP) == []


def test_judgements_leave_the_digest_and_all_reports_as_they_are(store, say):
    claim = say("Ivo Marek", "President", "2031-01-10")
    before = digest(store), list(store.export_events())
    judge_offices(store, ACCEPT, [claim], STAMP)
    assert (digest(store), list(store.export_events())) == before


def test_judgements_are_there_when_the_store_is_opened_again(path, known):
    with open_store(path) as store:
        store.write([record()])
        [row] = ledger(store)
        judge_offices(store, ACCEPT, [str(row["id"])], STAMP)
    with open_store(path, read_only=True) as store:
        assert [row["standing"] for row in ledger(store)] == ["accepted"]


def test_a_store_of_schema_2_keeps_its_rows_and_can_be_judged(path, known):
    with duckdb.connect(str(path)) as old:
        assert migrate(old, upto=2) == [1, 2]
        old.execute(
            "INSERT INTO documents VALUES ('d', '', 'P', '2031-01-10', '', 'en', '', '', 0, 0, '0')"
        )
        old.execute(
            "INSERT INTO offices VALUES ('c', 'd', 0, 'Ivo Marek', 'k', '', '', 'President',"
            " 'KES', [], false, '2031-01-10', 0, 1)"
        )
    with open_store(path) as store:
        judge_offices(store, ACCEPT, ["c"], STAMP)
        assert standings(store) == {"Ivo Marek": "accepted"}
