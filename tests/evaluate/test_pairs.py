import pytest

from dateline.evaluate.pairs import macro, quad_of, root_of, unmark
from dateline.relations import Relation


def test_marks_are_taken_out_and_blanks_left_outside():
    text, found = unmark("Today <s>the Kestrian army </s>left <t>Orland</t>.")
    assert text == "Today the Kestrian army left Orland."
    assert {name: text[a:b] for name, (a, b) in found.items()} == {
        "s": "the Kestrian army",
        "t": "Orland",
    }


def test_a_missing_party_has_no_span():
    assert unmark("<s>Teachers</s> went on strike.")[1] == {"s": (0, 8)}


def test_macro_f1_counts_each_class_the_same():
    pairs = [("A", "A")] * 8 + [("B", "A"), ("B", "B")]
    assert macro(pairs).value == pytest.approx(100 * (16 / 17 + 2 / 3) / 2)


def test_yield_is_both_concede_and_retreat():
    for kind in ("CONCEDE", "RETREAT"):
        one = Relation(kind, "", 1, {})
        assert (root_of(one), quad_of(one)) == ("YIELD", "2")
    assert (root_of(Relation("AID", "", 2, {})), quad_of(Relation("AID", "", 2, {}))) == (
        "AID",
        "2",
    )
