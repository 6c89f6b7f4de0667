from dateline.evaluate.corpus import Found, pair_up, sides_right
from dateline.marked import MarkedEvent
from dateline.records import Claim


def gold(kind="ACCUSE", trigger=(7, 16), actors=((0, 6),), recipients=((17, 22),)):
    return MarkedEvent(kind, (), trigger, actors, recipients, (), (), (), "actual", False, (), ())


def found(kind="ACCUSE", triggers=((7, 16),), actors=((0, 6),), recipients=((17, 22),)):
    claim = Claim(0, (1,), 0, 22, kind, "", "", "frame", 0.9, (), ())
    sides = (tuple((span,) for span in side) for side in (actors, recipients))
    return Found(claim, triggers, *sides)


def test_trigger_and_type_make_an_answer():
    assert pair_up([gold()], [found()]) == [(0, 0, True)]
    assert pair_up([gold()], [found(kind="REJECT")]) == []
    assert pair_up([gold()], [found(triggers=((30, 33),))]) == []


def test_the_answer_with_the_right_sides_goes_first():
    wrong = found(recipients=((40, 44),))
    assert pair_up([gold()], [wrong, found()]) == [(0, 1, True)]


def test_every_party_must_be_there_and_none_beside():
    assert not sides_right(gold(), found(recipients=()))
    assert not sides_right(gold(), found(actors=((0, 6), (30, 34))))
    assert sides_right(gold(), found(actors=((0, 3),)))


def test_meetings_have_no_direction():
    met = gold("CONSULT", actors=((0, 6), (17, 22)), recipients=())
    assert sides_right(met, found("CONSULT"))
    assert not sides_right(gold(recipients=((0, 6),), actors=((17, 22),)), found())


def test_other_words_for_a_party_name_it_too():
    claim = Claim(0, (1,), 0, 22, "ACCUSE", "", "", "frame", 0.9, (), ())
    pronoun = Found(claim, ((7, 16),), (((30, 32), (0, 6)),), (((17, 22),),))
    assert sides_right(gold(), pronoun)
