"""A phrase alone: country, sectors and office of who it means."""

import pytest

from dateline.asking import actor

PHRASES = [
    # phrase, country, first sector
    ("the Kenyan defence minister", "KEN", "GOV"),
    ("soldiers from Peru", "PER", "MIL"),
    ("rebels", "", "REB"),
    ("an opposition leader", "", "OPP"),
    ("an opposition senator in Chile", "CHL", "LEG"),
    ("a team of Norwegian doctors", "NOR", "MED"),
    ("a crowd of Polish miners", "POL", "LAB"),
    ("members of the Danish parliament", "DNK", "LEG"),
    ("a spokesman for the Kenyan army", "KEN", "MIL"),
    ("the retired Chilean general", "CHL", "ELI"),
    ("Hindu leaders in Fiji", "FJI", "REL"),
    ("Togo's Defence Department", "TGO", "GOV"),
    ("Kisumu State government", "KEN", "GOV"),
    ("a breakaway state", "", "PRE"),
    ("two political prisoners", "", "CVL"),
    ("the University of Nairobi", "KEN", "EDU"),
    ("a Kenya-based aid group", "KEN", "SOC"),
    ("the Kenyan ex-minister", "KEN", "ELI"),
    ("foreign soldiers", "", "MIL"),
]


@pytest.mark.parametrize(("phrase", "country", "sector"), PHRASES, ids=[p[0] for p in PHRASES])
def test_phrase_has_country_and_sector(phrase, country, sector):
    found = actor(phrase)
    assert found is not None
    assert (found.country, found.sectors[:1]) == (country, (sector,))


def test_opposition_is_a_second_sector_of_who_has_one_of_his_own():
    assert actor("an opposition lawmaker").sectors == ("LEG", "OPP")


def test_a_phrase_that_names_nobody_has_no_answer():
    assert actor("yesterday") is None


def test_who_backs_somebody_is_not_his_country():
    assert "main country" in actor("Chad-backed rebels").why


def test_context_goes_before_the_phrase():
    assert actor("he", context="Kenya's president, Tomas Arbel, arrived").name == "Tomas Arbel"


def test_an_office_is_that_of_the_day():
    assert actor("Angela Merkel", "2010-05-01").office == "Chancellor"
    assert actor("Angela Merkel", "2023-05-01").sectors[0] == "ELI"
