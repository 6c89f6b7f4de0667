from dataclasses import replace

import pytest

from dateline.incidents.blocking import loose_keys, timed_keys
from dateline.incidents.happenings import (
    Happening,
    Side,
    Site,
    name_words,
    span_of,
)
from dateline.incidents.manner import Manner
from dateline.incidents.scoring import features, reasons, score, setting, weights
from dateline.incidents.words import stem, terms


def happening(text="Kestrian gunmen killed nine dockers in Port Alma", document="one", **changes):
    words = terms(text)
    fields = {
        "id": f"event-{document}",
        "number": 0,
        "published": "2031-05-14",
        "type": "ASSAULT",
        "modes": frozenset({"firearms"}),
        "status": "actual",
        "span": span_of("2031-05-13", "", "resolved"),
        "site": Site("ORL", 77, "Coast", True, 12.5, -3.25),
        "actors": (Side("group-1", "KES", words=name_words("Kestrian gunmen")),),
        "recipients": (Side("group-2", "ORL", words=name_words("nine dockers")),),
        "tolls": (9, None, None),
        "amount": None,
        "words": words,
        "title": frozenset(),
        "triggers": frozenset({stem("killed")}),
        "near": words,
    }
    return Happening(document=document, **{**fields, **changes})


ONE = happening()
OTHER = happening("Gunmen from Kestria killed nine dockers in the harbour of Port Alma", "two")


def test_two_reports_of_one_attack_are_likely_one():
    assert score(ONE, OTHER) > setting("link")


def test_the_score_is_the_same_whichever_comes_first():
    assert score(ONE, OTHER) == score(OTHER, ONE)
    assert reasons(ONE, OTHER) == reasons(OTHER, ONE)


@pytest.mark.parametrize(
    "changes",
    [
        {"span": span_of("2031-05-20", "", "stated")},
        {"site": Site("VEL", 99, "", True, 40.0, 40.0)},
        {"recipients": (Side("group-3", "VEL"),)},
        {"tolls": (60, None, None)},
        {"modes": frozenset({"explosives"})},
        {"type": "COERCE"},
        {"status": "future"},
        {"words": terms("A bomb hit a bus depot near the lake"), "near": terms("a bomb hit a bus")},
    ],
)
def test_what_differs_makes_it_less_likely(changes):
    other = replace(OTHER, **changes)
    assert score(ONE, other) < score(ONE, OTHER)


def test_copied_words_of_one_type_are_one_even_of_other_days():
    copy = replace(ONE, document="two", id="two", span=span_of("2031-06-20", "", "assumed"))
    assert score(ONE, copy, copies=True) == 1.0
    assert score(ONE, replace(copy, type="COERCE"), copies=True) < 1.0
    assert score(ONE, copy) < 1.0


def test_every_reason_has_words_and_adds_up_as_told():
    found = reasons(ONE, OTHER)
    assert {one.feature for one in found} == set(features(ONE, OTHER))
    assert all(one.words for one in found)
    assert set(features(ONE, OTHER)) <= set(weights())


def test_what_is_likely_one_is_compared_at_all():
    assert set(timed_keys(ONE)) & set(timed_keys(OTHER))
    undated = [replace(one, span=span_of("", "", "assumed")) for one in (ONE, OTHER)]
    assert set(timed_keys(undated[0])) & set(timed_keys(undated[1]))
    assert set(timed_keys(undated[0])) & set(timed_keys(ONE))
    assert set(loose_keys(replace(ONE, published=""))) >= set(loose_keys(ONE))
    other = happening("Farmers sowed maize", "three", type="AID")
    assert not set(timed_keys(ONE)) & set(timed_keys(other))


@pytest.mark.parametrize(
    ("first", "last", "basis", "days"),
    [
        ("2031-05-13", "", "stated", 1),
        ("2031-05-13", "", "assumed", 3),
        ("2031-05-13", "2031-05-15", "resolved", 3),
        ("2031-02", "", "stated", 28),
        ("2031", "", "stated", 365),
    ],
)
def test_a_date_covers_days(first, last, basis, days):
    assert span_of(first, last, basis).days == days


@pytest.mark.parametrize("broken", ["", "2031-02-30", "soon", "2031-13"])
def test_a_date_that_is_none_is_not_known(broken):
    assert not span_of(broken, "", "stated").known


def test_a_surname_stands_for_a_whole_name():
    whole = Side("person-1", "KES", words=name_words("Ivo Marek"))
    short = Side("person-2", "KES", words=name_words("Marek"))
    named = [replace(ONE, actors=(whole,)), replace(OTHER, actors=(short,))]
    assert "actor_named" in features(*named)
    abroad = replace(OTHER, actors=(replace(short, code="VEL"),))
    assert "actor_named" not in features(named[0], abroad)


def test_words_are_brought_to_stems():
    assert {stem("Killed"), stem("killing"), stem("kills")} == {stem("kill")}
    assert terms("The ministers of Kestria") == {stem("ministers"), "kestria"}


def test_one_more_of_a_kind_is_less_likely_the_same():
    again = replace(OTHER, manner=Manner(once_more=True))
    assert score(ONE, again) < score(ONE, OTHER)
    both = [replace(one, manner=Manner(once_more=True)) for one in (ONE, OTHER)]
    assert score(*both) == score(ONE, OTHER)


def test_attacks_told_as_the_news_of_two_days_are_less_likely_one_than_a_recalled_one():
    later = replace(OTHER, published="2031-05-15")
    assert "later_news" in features(ONE, later)
    recalled = replace(later, manner=Manner(recalled=True))
    assert score(ONE, OTHER) > score(ONE, later)
    assert score(ONE, recalled) > score(ONE, later)
    for other in (OTHER, recalled, replace(later, published="")):
        assert "later_news" not in features(ONE, other)


def test_names_that_only_one_side_knows_count_where_both_have_some():
    def named(one, *names):
        return replace(one, manner=Manner(frozenset(names), frozenset(names)))

    strange = features(named(ONE, "alma", "zorin"), named(OTHER, "alma", "velmora"))
    assert strange["strange_names"] == pytest.approx(0.5)
    known = features(named(ONE, "alma"), named(OTHER, "alma", "velmora"))
    assert known["strange_names"] == 0.0
