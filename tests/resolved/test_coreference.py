"""Who is meant: names, titles, descriptions and pronouns of one report."""

from dateline import Document, code
from dateline.asking import read_actors
from dateline.records import Part


def people(text):
    return {person.name: person for person in code(Document(text)).people}


def test_shorter_names_and_titles_are_the_same_person():
    text = (
        "Colonel Ivo Lindqvist, Chile's defence minister, arrived in Accra on Monday. "
        "Lindqvist praised Ghana. The minister then left for Togo."
    )
    found = people(text)
    assert set(found) == {"Ivo Lindqvist"}
    assert found["Ivo Lindqvist"].country == "CHL"
    assert "minister" in found["Ivo Lindqvist"].also


def test_he_is_the_subject_before():
    text = (
        "Peru's president, Tomas Arbel, met the Kenyan envoy in Lima. "
        "He thanked Kenya for its support."
    )
    thanks = [event for event in code(Document(text)) if event.type == "SUPPORT"]
    assert [party.name for event in thanks for party in event.actors] == ["Tomas Arbel"]


def test_it_is_no_actor_where_a_thing_goes_before():
    text = (
        "Rebels seized the road in Chad. As the convoy left the town, it was attacked by soldiers."
    )
    hit = [e for e in code(Document(text)) if e.type == "ASSAULT" and e.evidence[0].sequence == 1]
    assert all("Rebels" not in p.name for e in hit for p in e.recipients)


def test_both_sides_are_the_two_states_spoken_of():
    text = (
        "Norway and Kenya opened talks in Oslo on Monday. Norway wants fish, Kenya wants roads. "
        "Both sides agreed to meet again."
    )
    agreed = [e for e in code(Document(text)) if e.type == "AGREE"]
    assert {p.code for e in agreed for p in (*e.actors, *e.recipients)} == {"NOR", "KEN"}


def test_an_acronym_means_what_the_report_says():
    text = (
        "The Kisumu Industrial Organisation (KIO) asked Kenya's government for help. "
        "KIO said it was ruined."
    )
    names = {p.name for e in code(Document(text)) for p in e.actors}
    assert any("Kisumu" in name for name in names)


def entities(text):
    [read] = read_actors([Document(text, parts=(Part("body", 0, len(text)),))])
    found = {}
    for entity in read.answers.entities:
        mentions = [read.mentions.actors[n] for n in entity.mentions]
        found[entity.name] = [text[m.start : m.end] for m in mentions]
    return found


def test_letters_without_brackets_are_the_organisation_they_spell():
    found = entities(
        "The Lake Chad Fisheries Board met in Chad on Monday. The LCFB asked for help."
    )
    assert any(len(mentions) == 2 for name, mentions in found.items() if "Fisheries" in name)


def test_the_company_is_the_firm_before():
    found = entities("Arbel Steel sued Kenya on Monday. The company wants money.")
    assert "The company" in found["Arbel Steel"]


def test_the_ministry_is_the_one_named_so():
    found = entities(
        "Kenya's Roads Ministry warned Arbel Steel on Monday. The ministry named no date."
    )
    [mentions] = [m for name, m in found.items() if "Ministry" in name]
    assert "The ministry" in mentions


def test_the_government_is_its_state():
    found = entities("Kenya closed the border on Monday. The government gave no reason.")
    assert "The government" in found["Kenya"]


def test_we_are_the_side_of_who_speaks():
    found = entities(
        "Chile's defence minister, Ivo Lindqvist, visited Togo. “We want peace,” Lindqvist said."
    )
    assert "We" in found["Chile"]


def test_a_predicate_is_its_subject():
    found = entities("Ivo Lindqvist is the mayor of Oslo. He met the governor on Monday.")
    assert "the mayor of Oslo" in found["Ivo Lindqvist"]


def test_a_surname_met_again_is_the_person():
    found = entities("Carter Reed met Ivo Lindqvist in Oslo. Reed sent a letter on Monday.")
    assert "Reed" in found["Carter Reed"]


def test_an_apposition_is_the_name_beside_it():
    found = entities("Arbel Steel, a Kenyan company, sued Togo on Monday.")
    assert any("company" in words for words in found["Arbel Steel"])


def test_it_is_thought_names_nobody():
    found = entities("Kenya sent soldiers to Chad. It is thought that ten rebels were killed.")
    assert all("It" not in mentions for mentions in found.values())


def test_she_is_the_one_with_a_womans_name():
    found = entities("Angela Brandt met Donald Reed in Oslo on Monday. She thanked Norway.")
    assert "She" in found["Angela Brandt"]
    found = entities("Donald Reed met Angela Brandt in Oslo on Monday. She thanked Norway.")
    assert "She" in found["Angela Brandt"]


def test_who_would_be_something_is_not_said_to_be_it():
    found = entities("Ivo Lindqvist would be the mayor of Oslo. He met Angela Brandt.")
    assert "the mayor of Oslo" not in found["Ivo Lindqvist"]


def test_who_was_something_holds_the_office_no_more():
    [office] = code(Document("Ivo Lindqvist was the mayor of Oslo. Now he sells boats.")).offices
    assert (office.person, office.former) == ("Ivo Lindqvist", True)
