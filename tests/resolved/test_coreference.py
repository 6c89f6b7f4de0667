"""Who is meant: names, titles, descriptions and pronouns of one report."""

from dateline import Document, code


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
