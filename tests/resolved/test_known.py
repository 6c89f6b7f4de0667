"""Office holders: who is meant by a name, and what he is on a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import knowledge
from dateline.records import Additions, HolderEntry
from dateline.resolved.known import FORMER, find_holder, offices_of
from dateline.resolved.names import fold, likeness, parts, skeleton
from dateline.resolved.posts import BY_HEAD, BY_WORDS, IN_FULL, NOT_NAMED, post_likeness


def office(name, day, posts=(), country=""):
    holder = find_holder(name, posts, country, day)
    return (holder.country, holder.post) if holder is not None else None


@pytest.mark.parametrize(
    "name",
    [
        "Illham Aliyev",
        "Ilham Aliev",
        "İlham Əliyev".replace("Ə", "A"),
        "ALIYEV ILHAM",
    ],
)
def test_spellings_and_orders_of_a_name_mean_one_person(name):
    assert office(name, "2015-05-05") == ("AZE", "President")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
        ("Mohammed Yusuf", "Muhammad Youssef"),
        ("Abd al-Rahman Ahmad", "Abdul Rahman Ahmed"),
        ("Evgeni Primakov", "Yevgeny Primakov"),
        ("Kim Jong-un", "Kim Jongun"),
        ("Prince Faisal bin Farhan", "Faisal bin Farhan"),
        ("John Reid, Baron Reid of Cardowan", "John Reid"),
    ],
)
def test_two_spellings_are_one_name(one, other):
    assert 0 <= likeness(one, other) <= 4


@pytest.mark.parametrize(
    ("one", "other"), [("Li Peng", "Lu Peng"), ("John Marin", "John Moreno"), ("Ali Khan", "Ali")]
)
def test_names_that_only_look_alike_are_two(one, other):
    assert likeness(one, other) == -1


def test_the_office_is_that_of_the_day():
    days = {"2009-06-01": "Prime Minister", "2013-06-01": "President"}
    assert {day: office("Vladimir Putin", day)[1] for day in days} == days


def test_one_who_left_office_is_a_former_official():
    holder = find_holder("Barack Obama", (), "", "2020-01-01")
    assert (holder.country, holder.post, holder.former) == ("USA", "President", True)
    assert holder.sectors == (FORMER,)
    assert offices_of(holder, "2020-01-01") == ()


def test_one_who_has_no_office_yet_has_only_a_country():
    holder = find_holder("Angela Merkel", (), "", "2004-05-05")
    assert (holder.country, holder.post, holder.sectors) == ("DEU", "", ())


def test_of_several_offices_the_one_that_is_named_is_taken_else_the_highest():
    day = "2018-06-01"
    highest = find_holder("Mohammed bin Salman", (), "", day)
    named = find_holder("Mohammed bin Salman", ("defence minister",), "", day)
    assert (highest.post, named.post) == ("Crown Prince", "Minister of Defence")
    assert {highest.post, named.post} <= {one.post for one in offices_of(highest, day)}


def test_a_bare_surname_needs_a_post_or_a_head_of_state():
    assert office("Lavrov", "2022-05-05") is None
    named = office("Lavrov", "2022-05-05", ("foreign minister",), "RUS")
    assert named == ("RUS", "Minister of Foreign Affairs")
    assert office("Biden", "2022-05-05") == ("USA", "President")
    assert office("Xi", "2020-05-05") == ("CHN", "President")


def test_another_country_is_another_person():
    assert office("Angela Merkel", "2015-09-01", country="FRA") is None


def test_states_that_share_their_adjective_are_told_apart_by_their_holders():
    found = office("Jean-Claude Gakosso", "2018-01-01", ("foreign minister",), "COD")
    assert found == ("COG", "Minister of Foreign Affairs")


def test_the_reader_may_take_the_end_of_a_post_for_a_first_name():
    found = office("Quito Mauricio Rodas", "2017-05-05", ("Mayor",), "ECU")
    assert found == ("ECU", "Mayor of Quito")


def test_additions_go_before_the_shipped():
    entry = HolderEntry("Joe Biden", "KES", "Harbour Master", ("GOV",), "2020", "2024")
    additions = Additions(holders=(entry,))
    assert find_holder("Joe Biden", (), "", "2022-01-01", additions).country == "KES"
    assert find_holder("Joe Biden", (), "USA", "2022-01-01", additions).post == "President"
    assert find_holder("Angela Merkel", (), "", "2015-01-01", additions).country == "DEU"


def test_a_refused_claim_is_not_used():
    refused = Additions(refused=(("Vladimir Putin", "president", "RUS"),))
    asked = ("Vladimir Putin", (), "", "2013-06-01")
    assert find_holder(*asked).post == "President"
    others = offices_of(find_holder(*asked, refused), "2013-06-01")
    assert "President" not in {office.post for office in others}


def test_terms_of_an_added_person_are_one_persons():
    entries = (
        HolderEntry("Ana Veshka", "KES", "Harbour Master", start="2001", end="2005"),
        HolderEntry("Ana Veshka", "KES", "President", start="2006", also=("Anna Veshka",)),
    )
    holder = find_holder("Anna Veshka", (), "", "2004-01-01", Additions(holders=entries))
    assert (holder.post, holder.former) == ("Harbour Master", False)


@pytest.mark.parametrize(
    ("said", "post", "wanted"),
    [
        ("health minister", "Minister of Health", IN_FULL),
        ("Minister", "Minister of Health", BY_HEAD),
        ("COAS", "Chief of Army Staff", BY_WORDS),
        ("ambassador", "President", NOT_NAMED),
    ],
)
def test_a_post_is_named_in_full_in_part_or_not(said, post, wanted):
    assert post_likeness(said, post) == wanted


def test_all_known_names_find_a_person():
    """Every name leads back to its bearer by the keys that the artefact was built with."""
    actors = knowledge.actors()
    for person in list(actors.people())[::500]:
        keys = [actors.bearing(skeleton(word)) for word in parts(person.names[0])]
        assert all(person.id in key for key in keys), person.names


@given(st.text())
def test_any_text_may_be_asked_for(name):
    find_holder(name, (), "", "2020-01-01")


@given(st.text(max_size=30))
def test_a_name_is_like_itself(name):
    if fold(name):
        assert likeness(name, name) == 0
