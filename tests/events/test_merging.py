"""One event once: what is told again is joined, what is another act is not."""

from dateline import Document, code


def events(text, kind=None):
    found = code(Document(text, published="2026-03-18"))
    return [event for event in found if kind is None or event.type == kind]


def test_a_lead_and_a_later_sentence_tell_one_meeting():
    text = (
        "Egypt's foreign minister met his Kenyan counterpart in Cairo on Tuesday.\n\n"
        "The two ministers discussed trade and security at the meeting."
    )
    [meeting] = events(text, "CONSULT")
    assert {party.code for party in meeting.actors} == {"EGY", "KEN"}


def test_praise_and_thanks_are_two():
    text = (
        "Ghana's president praised Peru for its help. Ghana's president thanked Chile for its help."
    )
    found = events(text, "SUPPORT")
    assert sorted(e.recipients[0].code for e in found) == ["CHL", "PER"]


def test_an_army_and_its_rebels_are_not_one_side():
    text = (
        "Rebels attacked a camp in Chad on Monday. The army attacked a village in Chad on Monday."
    )
    assert len(events(text, "ASSAULT")) == 2


def test_dates_that_contradict_keep_events_apart():
    text = (
        "Norway's prime minister visited Kenya in 2019. "
        "Norway's prime minister visited Kenya in 2021."
    )
    assert sorted(e.date.value for e in events(text, "CONSULT")) == ["2019", "2021"]


def test_a_recalled_event_is_background_and_keeps_its_year():
    [visit] = events("In 2019 Norway's prime minister visited Kenya.", "CONSULT")
    assert visit.background
    assert (visit.date.value, visit.date.precision, visit.date.basis) == ("2019", "year", "stated")


def test_private_people_make_no_politics():
    assert events("The striker praised his coach. The singer met fans in Leeds.") == []


def test_unknown_authors_of_an_arrest_are_the_state_it_happens_in():
    [arrest] = events("Three journalists were arrested in Chile on Monday.", "COERCE")
    assert [party.code for party in arrest.actors] == ["CHL"]
    assert not arrest.actors[0].known


def test_a_known_office_is_that_of_the_events_day():
    text = "Critics met on Monday. In 2015, Angela Merkel visited Kenya."
    [visit] = [e for e in code(Document(text, published="2024-01-06")) if e.date.value == "2015"]
    [merkel] = [party for party in visit.actors if party.code == "DEU"]
    assert (merkel.office, merkel.sectors) == ("Chancellor", ("GOV",))
