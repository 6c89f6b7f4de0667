import pytest

from dateline.store.errors import BadFilter
from dateline.store.judgements import REJECT, Stamp
from dateline.store.ledger import ledger
from dateline.store.verdicts import judge_offices

STAMP = Stamp("2031-06-01T08:00:00+00:00", "Ada")


def holder(name, post, start, end="", **changes):
    row = {"name": name, "country": "KES", "post": post, "sectors": ["GOV"], "start": start}
    return {**row, "end": end, "wikidata": "", "source": "own", **changes}


def who(rows):
    return [(row["person"], row["conflict"]) for row in rows]


def test_claims_that_say_the_same_are_one_row(store, say):
    first = say("Ivo Marek", "Minister of Defence", "2031-02-01")
    say("Ivo Marek", "defense minister", "2031-03-01", publisher="Kestrian Post")
    say("Ivo Marek", "Defence Minister", "2031-01-15", country="ORL")
    [row, _] = ledger(store)
    assert (row["id"], row["first"], row["last"]) == (first, "2031-02-01", "2031-03-01")
    assert (row["reports"], row["publishers"]) == (2, ["Kestrian Post", "The Orland Courier"])
    assert row["posts"] == ["Minister of Defence", "defense minister"]
    assert (row["standing"], row["source"]) == ("reported", ["report"])


def test_two_holders_of_one_post_in_the_same_days_contradict(store, say):
    say("Ivo Marek", "Minister of Defence", "2031-02-01")
    say("Ada Venn", "Defence Minister", "2031-02-20")
    say("Ivo Marek", "Minister of Defence", "2031-03-01")
    assert who(ledger(store)) == [("Ivo Marek", 1), ("Ada Venn", 1)]
    assert len(ledger(store, conflicts=True)) == 2


def test_a_successor_is_no_contradiction(store, say):
    say("Ivo Marek", "Minister of Defence", "2031-02-01")
    say("Ada Venn", "Defence Minister", "2031-02-20")
    assert who(ledger(store)) == [("Ivo Marek", None), ("Ada Venn", None)]
    assert ledger(store, conflicts=True) == []


def test_posts_with_several_holders_do_not_contradict(store, say):
    for name in ("Ivo Marek", "Ada Venn"):
        say(name, "Deputy Minister of Defence", "2031-02-01")
    assert who(ledger(store)) == [("Ada Venn", None), ("Ivo Marek", None)]


def test_two_states_have_two_presidents(store, say):
    say("Ivo Marek", "President", "2031-02-01")
    say("Ada Venn", "President", "2031-02-01", country="ORL")
    assert [row["conflict"] for row in ledger(store)] == [None, None]


def test_a_surname_does_not_contradict_its_full_name(store, say):
    say("Ivo Marek", "President", "2031-02-01")
    say("Marek", "President", "2031-02-01")
    assert [row["conflict"] for row in ledger(store)] == [None, None]


def test_a_holder_after_being_former_contradicts(store, say):
    say("Ivo Marek", "Defence Minister", "2031-01-01")
    say("Ivo Marek", "Defence Minister", "2031-02-01", former=True)
    assert [row["conflict"] for row in ledger(store)] == [None, None]
    say("Ivo Marek", "Defence Minister", "2031-03-01")
    assert [(row["former"], row["conflict"]) for row in ledger(store)] == [(False, 1), (True, 1)]


def test_each_contradiction_has_its_number(store, say):
    for post in ("President", "Prime Minister"):
        for name in ("Ivo Marek", "Ada Venn"):
            say(name, post, "2031-02-01")
    assert [row["conflict"] for row in ledger(store)] == [1, 1, 2, 2]


def test_the_knowledge_confirms_what_is_reported(store, say, known):
    known.append(holder("Ivo Marek", "Minister of Defence", "2030", wikidata="Q7"))
    say("Ivo Marek", "Defence Minister", "2031-02-01")
    [row] = ledger(store)
    assert (row["standing"], row["source"], row["start"]) == ("known", ["report", "own"], "2030")
    assert (row["person_id"], row["conflict"]) == ("Q7", None)


def test_another_known_holder_contradicts_what_is_reported(store, say, known):
    known.append(holder("Ada Venn", "Minister of Defence", "2030", source="wikidata"))
    known.append(holder("Old Holder", "Minister of Defence", "2020", "2030"))
    say("Ivo Marek", "Defence Minister", "2031-02-01")
    rows = ledger(store)
    assert who(rows) == [("Ada Venn", 1), ("Ivo Marek", 1)]
    assert [row["standing"] for row in rows] == ["known", "reported"]
    assert who(ledger(store, known=False)) == [("Ivo Marek", None)]
    assert len(ledger(store, known=True)) == 3


def test_a_known_term_that_is_over_contradicts_nothing(store, say, known):
    known.append(holder("Ada Venn", "Minister of Defence", "2020", "2029-10-01"))
    say("Ivo Marek", "Defence Minister", "2031-02-01")
    assert who(ledger(store)) == [("Ivo Marek", None)]


def test_presidents_of_breakaway_states_are_no_presidents_of_the_state(store, say, known):
    known.append(holder("Ada Venn", "President", "2030", sectors=["GOV", "PRE"]))
    say("Ivo Marek", "President", "2031-02-01")
    assert who(ledger(store)) == [("Ivo Marek", None)]


def test_a_known_former_holder_is_confirmed(store, say, known):
    known.append(holder("Ivo Marek", "Minister of Defence", "2020", "2029-10-01"))
    say("Ivo Marek", "defence minister", "2031-02-01", former=True)
    [row] = ledger(store)
    assert (row["standing"], row["former"], row["end"]) == ("known", True, "2029-10-01")


def test_on_a_day_holders_are_those_reported_up_to_it(store, say):
    say("Ivo Marek", "Defence Minister", "2031-01-10")
    say("Ada Venn", "Defence Minister", "2031-03-10")
    say("Lena Orsk", "President", "2031-01-20")
    say("Lena Orsk", "President", "2031-02-20", former=True)
    on = {day: [name for name, _ in who(ledger(store, on=day))] for day in DAYS}
    assert on == DAYS


DAYS = {
    "2030": [],
    "2031-01-15": ["Ivo Marek"],
    "2031-01": ["Ivo Marek", "Lena Orsk"],
    "2031-02-25": ["Ivo Marek"],
    "2031-03-10": ["Ada Venn"],
}


def test_on_a_day_known_holders_stand_beside_those_reported(store, say, known):
    known.append(holder("Ada Venn", "Minister of Defence", "2030-05-01"))
    known.append(holder("Old Holder", "Minister of Defence", "2020-05-01", "2030-05"))
    say("Ivo Marek", "Defence Minister", "2031-01-10")
    assert who(ledger(store, on="2031-01-09")) == [("Ada Venn", None)]
    assert who(ledger(store, on="2031-01-10")) == [("Ada Venn", 1), ("Ivo Marek", 1)]
    assert who(ledger(store, on="2031-01-10", known=False)) == [("Ivo Marek", None)]
    assert who(ledger(store, on="2025")) == [("Old Holder", None)]


def test_who_was_followed_by_a_known_holder_is_gone(store, say, known):
    known.append(holder("Ada Venn", "Minister of Defence", "2030-05-01"))
    say("Ivo Marek", "Defence Minister", "2029-01-10")
    assert who(ledger(store, on="2031")) == [("Ada Venn", None)]


def test_without_a_store_the_known_are_listed(known):
    known.append(holder("Ada Venn", "Minister of Defence", "2030-05-01", "2031-02"))
    assert who(ledger(None, known=True, country="KES")) == [("Ada Venn", None)]
    assert who(ledger(None, on="2031-02-28")) == [("Ada Venn", None)]
    assert who(ledger(None, on="2031-03-01")) == []
    assert who(ledger(None, known=True, country="Nowhere at all")) == []


def test_rejected_claims_contradict_nothing_and_nobody_holds_by_them(store, say):
    say("Ivo Marek", "Defence Minister", "2031-01-10")
    wrong = say("Ada Venn", "Defence Minister", "2031-01-10")
    judge_offices(store, REJECT, [wrong], STAMP)
    rows = ledger(store)
    assert [row["conflict"] for row in rows] == [None, None]
    assert [row["standing"] for row in rows] == ["rejected", "reported"]
    assert who(ledger(store, on="2031-01-10")) == [("Ivo Marek", None)]


def test_filters(store, say):
    say("Ivo Marek", "Defence Minister", "2031-01-10")
    say("Ada Venn", "Minister of Defence", "2031-01-10")
    say("Lena Orsk", "President", "2031-01-10", country="ORL")
    names = [name for name, _ in who(ledger(store, person="marek"))]
    assert names == ["Ada Venn", "Ivo Marek"], "who contradicts comes too"
    assert who(ledger(store, person="mare")) == []
    assert who(ledger(store, person="person-Lena Orsk-ORL")) == [("Lena Orsk", None)]
    assert len(ledger(store, post="defense minister")) == 2
    assert len(ledger(store, country="KES", limit=1)) == 1
    assert who(ledger(store, country="orl")) == [("Lena Orsk", None)]
    [row] = ledger(store, document=store.fetch("SELECT min(document) FROM offices")[0][0])
    assert row["reports"] == 1


@pytest.mark.parametrize("value", ["' OR 1=1 --", "%", "_", '"', "\\", "\0", "😀"])
def test_what_the_user_writes_is_never_sql(store, say, value):
    say("Ivo Marek", "Defence Minister", "2031-01-10")
    assert ledger(store, person=value) == []
    assert ledger(store, post=value) == []
    assert ledger(store, country=value) == []


def test_a_wrong_date_is_named(store, known):
    with pytest.raises(BadFilter, match="on: 'soon' is no date"):
        ledger(store, on="soon")
