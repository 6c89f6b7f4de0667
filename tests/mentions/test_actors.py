import pytest

from dateline.mentions.actors import find_actors
from dateline.mentions.lexicon import lexicon
from dateline.parsing import parse


def actors(text):
    return {text[a.start : a.end]: a for a in find_actors(text, parse(text), lexicon())}


def only(text, kind):
    [found] = [a for a in actors(text).values() if a.kind == kind]
    return found


def test_a_title_is_not_part_of_the_name():
    person = only("Foreign Minister Ada Moreno met reporters on Monday.", "person")
    assert person.name == "Ada Moreno"
    assert [office.post for office in person.offices] == ["Foreign Minister"]
    assert person.sectors[0] == "GOV"


def test_ranks_are_kept_apart_from_offices():
    text = "Chief of Army Staff Field Marshal Tomas Arbel arrived in Paris on Monday."
    person = only(text, "person")
    assert (person.rank, person.name) == ("Field Marshal", "Tomas Arbel")
    assert [office.post for office in person.offices] == ["Chief of Army Staff"]


def test_offices_behind_the_name_are_cut_at_and():
    text = (
        "Colonel General Ivo Lindqvist, First Deputy Minister of Defence and Chief of the "
        "General Staff of the French Army, visited Berlin."
    )
    person = only(text, "person")
    assert [office.post for office in person.offices] == [
        "First Deputy Minister of Defence",
        "Chief of the General Staff of the French Army",
    ]
    assert person.offices[1].country == person.country == "FRA"


def test_letters_behind_a_name_are_honours():
    text = "General Asher Malik, NI (M), Chief of Army Staff, spoke in London."
    person = only(text, "person")
    assert person.postnominals == "NI (M)"
    assert [office.post for office in person.offices] == ["Chief of Army Staff"]


def test_a_role_before_a_comma_and_the_person_are_one():
    text = "Kenya's defence minister, General Ivo Lindqvist, arrived on Monday."
    person = only(text, "person")
    assert (person.name, person.country) == ("Ivo Lindqvist", "KEN")
    assert person.offices[0].post == "defence minister"


def test_an_ambassador_to_a_state_is_not_that_states():
    text = "The French ambassador to Kenya, Luc Moreau, left Nairobi."
    person = only(text, "person")
    assert person.country == "FRA"


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("The Brazilian army crossed the river.", "BRA", "MIL"),
        ("Egypt's parliament passed the law.", "EGY", "LEG"),
        ("Police in Lyon fired tear gas.", "", "COP"),
    ],
)
def test_bodies_have_the_country_that_the_phrase_gives(text, country, sector):
    body = only(text, "organisation")
    assert (body.country, body.sectors[0]) == (country, sector)


def test_former_holders_are_marked():
    text = "Former prime minister Ada Moreno was arrested in Lima."
    person = only(text, "person")
    assert person.offices[0].former


def test_an_acronym_in_brackets_is_an_alias():
    text = "The Port Workers Union (PWU) went on strike."
    union = next(a for a in actors(text).values() if "Union" in a.name)
    assert union.aliases == ("PWU",)


def test_operations_are_no_people():
    text = "Troops launched Operation Silver Dawn near the border."
    assert not [a for a in actors(text).values() if a.kind == "person"]


def test_shared_owners_reach_the_joined_noun():
    text = "She thanked Egypt's leadership and people for their help."
    found = actors(text)
    assert found["people"].owner >= 0
