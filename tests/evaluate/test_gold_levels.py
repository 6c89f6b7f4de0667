"""When an event answers one of the gold, and what is counted."""

import pytest

from dateline.evaluate.blind import rows_of
from dateline.evaluate.gold.happenings import Happening, Who, annotated
from dateline.evaluate.gold.levels import COUNTRIES, LEVELS, TYPE, pairs_at
from dateline.evaluate.gold.outcomes import cell_of, outcomes_of
from dateline.evaluate.gold.scoring import compare, counts, lines_of_levels, lines_of_types
from dateline.knowledge import shipped_codebook

BY_NAME = {level.name: level for level in LEVELS}


def who(country, *sectors):
    return Who(f"someone of {country}", country, sectors)


def event(kind, actors="", recipients="", **rest):
    sides = [tuple(who(code) for code in side.split()) for side in (actors, recipients)]
    given = {"date": "2031-05-02", "status": "actual", "spans": ((0, 10),), **rest}
    return Happening(kind, *sides, **given)


def agree(name, one, other):
    return BY_NAME[name].agrees(one, other)


def test_each_level_asks_for_one_thing_more():
    gold = event("ACCUSE", "KES", "NOR")
    assert agree("+ shared words", gold, gold)
    other = {
        "type": event("REJECT", "KES", "NOR"),
        "+ countries": event("ACCUSE", "NOR", "KES"),
        "+ date": event("ACCUSE", "KES", "NOR", date="2031-05"),
        "+ status": event("ACCUSE", "KES", "NOR", status="future"),
        "+ shared words": event("ACCUSE", "KES", "NOR", spans=((10, 20),)),
    }
    growing = [level.name for level in LEVELS[3:]]
    for name, changed in other.items():
        passed = [level for level in growing if agree(level, gold, changed)]
        assert passed == growing[: growing.index(name)], name


def test_a_sector_must_be_shared_unless_one_says_none():
    def aid(*sectors):
        return event("AID", "KES", "NOR", status=None) if not sectors else _with(sectors)

    def _with(sectors):
        return Happening("AID", (who("KES", *sectors),), (who("NOR"),), "", None, ())

    assert agree("+ sectors", aid("GOV", "MIL"), aid("MIL"))
    assert agree("+ sectors", aid(), aid("MIL"))
    assert not agree("+ sectors", aid("GOV"), aid("MIL"))


def test_sides_may_be_exchanged_only_where_there_is_no_direction():
    assert agree(
        "+ countries", event("CONSULT", "KES NOR", mutual=True), event("CONSULT", "NOR", "KES")
    )
    assert not agree("+ countries", event("AID", "KES", "NOR"), event("AID", "NOR", "KES"))


def test_what_was_not_annotated_fits_anything():
    row = annotated({"type": "AID", "evidence": [3, 9]}, shipped_codebook())
    assert agree("+ shared words", row, event("AID", "KES", "NOR"))
    dated = annotated({"type": "AID", "date": None}, shipped_codebook())
    assert not agree("+ date", dated, event("AID", "KES", "NOR"))
    nobody = annotated({"type": "AID", "actors": []}, shipped_codebook())
    assert not agree("+ countries", nobody, event("AID", "KES", "NOR"))


def test_a_gold_row_is_read_in_all_its_forms():
    row = {
        "type": "ASSAULT",
        "also_accepted": "COERCE",
        "mode": "aerial, drone",
        "actors": [{"name": "Air Force", "country": "KES", "sector": "GOV MIL"}],
        "date": None,
        "status": "actual",
        "evidence": [[0, 4], [9, 12]],
        "core": False,
    }
    read = annotated(row, shipped_codebook())
    assert (read.modes, read.quad, read.core) == (("aerial", "drone"), 4, False)
    assert read.actors[0].sectors == ("GOV", "MIL")
    assert (read.recipients, read.date, read.spans) == ((), "", ((0, 4), (9, 12)))
    assert agree("type", read, event("COERCE"))


def test_as_many_pairs_as_can_be_are_made_and_core_events_go_first():
    wide = event("ACCUSE", "KES", "NOR", also=("REJECT",))
    narrow = event("ACCUSE", "KES", "NOR")
    found = [event("ACCUSE", "KES", "NOR"), event("REJECT", "KES", "NOR")]
    assert pairs_at(COUNTRIES, [wide, narrow], found) == [(0, 1), (1, 0)]
    minor = event("ACCUSE", "KES", "NOR", core=False)
    assert pairs_at(COUNTRIES, [minor, narrow], found[:1]) == [(1, 0)]


def test_minor_events_count_only_where_they_are_found():
    minor = event("AID", "KES", "NOR", core=False)
    assert counts(compare("a", [minor], []), TYPE) == (0, 0, 0)
    assert counts(compare("a", [minor], [event("AID")]), TYPE) == (1, 1, 1)
    assert counts(compare("a", [minor], [event("AID")]), COUNTRIES) == (0, 1, 0)


def test_outcomes_name_what_is_wrong():
    gold = [
        event("AID", "KES", "NOR"),
        event("REJECT", "KES", "NOR", spans=((20, 30),)),
        event("PROTEST", "NOR", spans=((40, 50),)),
        event("THREATEN", "NOR", spans=((60, 70),)),
    ]
    found = [
        event("AID", "KES", "NOR", date=""),
        event("ACCUSE", "NOR", "KES", spans=((22, 25),)),
        event("MOBILIZE", "NOR", spans=((80, 90),)),
        event("PROTEST", "NOR", spans=((99, 100),)),
    ]
    outcomes = outcomes_of(gold, found)
    assert [(one.gold, one.found, one.faults) for one in outcomes] == [
        (0, 0, ("date",)),
        (1, 1, ("type", "sides")),
        (2, 3, ()),
        (3, None, ("missed",)),
        (None, 2, ("extra",)),
    ]
    assert [cell_of(one, gold, found) for one in outcomes] == [
        ("AID", "AID"),
        ("REJECT", "ACCUSE"),
        ("PROTEST", "PROTEST"),
        ("THREATEN", "missed"),
        ("extra", "MOBILIZE"),
    ]


def test_a_type_accepted_beside_its_own_stands_on_the_diagonal():
    gold, found = [event("AID", also=("SUPPORT",))], [event("SUPPORT")]
    report = compare("a", gold, found)
    assert list(report.cells()) == [("AID", "AID")]
    [line] = lines_of_types([report], ["SUPPORT", "AID"])
    assert (line.name, line.right, line.found, line.there) == ("AID", 1, 1, 1)


def test_scores_are_shares_with_intervals_from_reports():
    right = compare("a", [event("AID", "KES", "NOR")], [event("AID", "KES", "NOR")])
    wrong = compare("b", [event("AID", "KES", "NOR")], [event("AID", "NOR", "KES"), event("AID")])
    lines = {line.name: line for line in lines_of_levels([right, wrong])}
    line = lines["+ countries"]
    assert (line.right, line.found, line.there) == (1, 3, 2)
    assert line.precision.value == pytest.approx(100 / 3)
    assert line.recall.value == pytest.approx(50)
    assert line.f1.value == pytest.approx(40)
    assert (line.recall.low, line.recall.high) == (0, 100)
    assert lines["type"].recall.value == 100


def test_rows_of_the_gate_count_what_they_say():
    gold = [event("AID", "KES", "NOR"), event("ACCUSE", "KES", "NOR", core=False)]
    found = [event("AID", "KES", "NOR", date=""), event("ACCUSE", "NOR", "KES")]
    rows = {row.metric: row.score.value for row in rows_of([compare("a", gold, found)])}
    assert rows["core events found"] == 100
    assert rows["type F1"] == 100
    assert rows["events F1, type and both countries"] == pytest.approx(200 / 3)
    assert rows["dates right among those found"] == 0
    assert rows["status right among those found"] == 100
