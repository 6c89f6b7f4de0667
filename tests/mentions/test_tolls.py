import pytest
from hypothesis import given, settings, strategies

from dateline.mentions.tolls import find_tolls
from dateline.parsing import parse


def tolls(text):
    return [(t.kind, t.value) for t in find_tolls(parse(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The blast killed nine people and injured 30.", [("dead", 9), ("injured", 30)]),
        ("Nine people were killed and 30 injured.", [("dead", 9), ("injured", 30)]),
        ("The blast left 12 dead and 30 wounded.", [("dead", 12), ("injured", 30)]),
        ("5 dead, 12 hurt as bus overturns", [("dead", 5), ("injured", 12)]),
        ("Blast kills 12 in Port Alma", [("dead", 12)]),
        ("The strike, killing at least 14 people, hit a market.", [("dead", 14)]),
        ("The death toll rose to 45 from 40 on Monday.", [("dead", 45)]),
        ("The toll stands at 1,200.", [("dead", 1200)]),
        ("The bombing claimed 20 lives.", [("dead", 20)]),
        ("Nine people lost their lives.", [("dead", 9)]),
        ("Two soldiers died in the clash.", [("dead", 2)]),
        ("Gunmen shot dead two policemen in Orland.", [("dead", 2)]),
        ("Police said 45 deaths and 20 injuries were reported.", [("dead", 45), ("injured", 20)]),
        ("The killing of nine civilians drew anger.", [("dead", 9)]),
        ("Police arrested four suspects on Friday.", [("arrested", 4)]),
        ("Four were detained after the march.", [("arrested", 4)]),
        ("A soldier was killed.", [("dead", 1)]),
        ("A 30-year-old man was arrested.", [("arrested", 1)]),
        ("A total of 45 people were killed.", [("dead", 45)]),
        ("Three soldiers and two civilians were killed by shelling.", [("dead", 5)]),
    ],
)
def test_counts(text, found):
    assert tolls(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Dozens were killed.",
        "The shelling wounded hundreds.",
        "Three soldiers and dozens of civilians were killed.",
        "Some 300 people have been killed or injured.",
        "The rebels did not kill three soldiers.",
        "The ministry executed a new plan.",
        "A family was killed.",
    ],
)
def test_what_is_not_told_is_left_out(text):
    assert tolls(text) == []


def test_nobody_is_a_number_too():
    assert tolls("There were no casualties.") == [("dead", 0), ("injured", 0)]
    assert tolls("No one was hurt.") == [("injured", 0)]


def test_parts_of_a_toll_are_no_new_toll():
    assert tolls("Twelve people, three of them children, were killed.") == [("dead", 12)]
    assert tolls("The fire killed 23, including 3 children.") == [("dead", 23)]


def test_head_says_it_and_the_words_hold_the_number():
    text = "Rebels say nine people were killed."
    parses = parse(text)
    [toll] = find_tolls(parses)
    assert parses[0].words[toll.head].form == "killed"
    assert text[toll.start : toll.end] == "nine people were killed"


WORDS = (
    "killed",
    "nine",
    "people",
    "dead",
    "and",
    "30",
    "injured",
    "toll",
    "of",
    "no",
    "were",
    ",",
)


@settings(deadline=None, max_examples=60)
@given(strategies.lists(strategies.sampled_from(WORDS), max_size=12).map(" ".join))
def test_tolls_lie_in_the_text(text):
    for toll in find_tolls(parse(text)):
        assert 0 <= toll.start < toll.end <= len(text)
        assert toll.value >= 0
