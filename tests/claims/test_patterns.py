import pytest

from dateline.claims.patterns import BadPattern, Clause, Noun, Slot, frame_of, parse_pattern

FRAME = frame_of({"id": "x", "type": "CONSULT"})


def pattern(text, noun=False):
    return parse_pattern(text, FRAME, noun=noun)


def test_slots_by_their_place():
    found = pattern("{actor} sign deal|pact with {recipient:state}")
    assert found.subject == Slot("actor")
    assert found.triggers == (("sign", ""),)
    assert found.objects == (Noun((("deal", ""), ("pact", ""))),)
    assert found.phrases == ((frozenset({"with"}), Slot("recipient", ("state",))),)


def test_particles_and_prepositions():
    assert pattern("{actor} step down").particles == (frozenset({"down"}),)
    found = pattern("{actor} pull troop out of {recipient}?")
    assert found.particles == (frozenset({"out"}),)
    assert found.phrases == ((frozenset({"of"}), Slot("recipient", (), optional=True)),)


def test_clauses_by_verb_and_by_type():
    assert pattern("{actor} agree [sign|join]").clause == Clause(
        frozenset({"sign", "join"}), frozenset()
    )
    assert pattern("{actor} vow [@AID @CONSULT]").clause == Clause(
        frozenset(), frozenset({"AID", "CONSULT"})
    )


def test_modifiers():
    assert pattern("{actor} military+drill", noun=True).triggers == (("drill", "military"),)


def test_more_specific_patterns_weigh_more():
    assert (
        pattern("{actor} call on {recipient} [help]").weight
        > pattern("{actor} call on {recipient}").weight
    )


@pytest.mark.parametrize("text", ["{actor} {recipient}", "", "{nobody} sign"])
def test_what_says_nothing_is_refused(text):
    with pytest.raises(BadPattern):
        pattern(text)
