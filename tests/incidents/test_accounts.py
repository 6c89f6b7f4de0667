from dateline.incidents.accounts import Telling, accounts_of


def telling(detail, value, document="one", means=None):
    meaning = frozenset({value} if means is None else means)
    return Telling(detail, value, meaning, f"e-{document}", document, "2031-05-14", "", 0, 9)


def test_values_stand_side_by_side_and_say_that_they_differ():
    [dead] = accounts_of(
        [telling("dead", "9"), telling("dead", "12", "two"), telling("dead", "12", "three")]
    )
    assert dead.differs
    assert [(v.value, [t.document for t in v.tellings]) for v in dead.values] == [
        ("12", ["three", "two"]),
        ("9", ["one"]),
    ]


def test_a_month_goes_together_with_its_days():
    dates = [telling("date", "2031-05"), telling("date", "2031-05-13", "two")]
    assert not accounts_of(dates)[0].differs
    assert accounts_of([*dates, telling("date", "2031-06", "three")])[0].differs


def test_what_is_assumed_differs_from_nothing():
    dates = [
        telling("date", "2031-05-14 (assumed)", means=()),
        telling("date", "2031-05-13", "two"),
    ]
    assert not accounts_of(dates)[0].differs


def test_names_of_one_party_do_not_differ():
    names = [telling("actor", "Ivo Marek", means={"k"}), telling("actor", "Marek", "b", {"k", "m"})]
    [actor] = accounts_of(names)
    assert not actor.differs
    assert len(actor.values) == 2
