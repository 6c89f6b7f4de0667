"""Who says what: cues, sources and contents of sayings, in own sentences."""

import pytest

from dateline.mentions.speech import find_speech
from dateline.parsing import parse


def sayings(text):
    parses = parse(text)
    blocks = [(0, len(text))]
    for said in find_speech(text, parses, blocks):
        sentence = said.source_sentence if said.source_sentence >= 0 else said.sentence
        words = parses[sentence].words
        source = words[said.source].form if said.source >= 0 else ""
        yield source, text[said.content_start : said.content_end]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The ministry said the road was open.", "ministry", "the road was open"),
        ("Rain fell in Orland, police said.", "police", "Rain fell in Orland"),
        ("According to the mayor, the bridge fell.", "mayor", "the bridge fell"),
        ("The bridge fell, as reported by Acme News.", "News", "The bridge fell"),
        ("Ada Moreno: the army will leave Torval", "Moreno", "the army will leave Torval"),
    ],
)
def test_a_saying_has_its_source_and_content(text, source, content):
    found = dict(sayings(text))
    assert source in found
    assert found[source].startswith(content)


def test_who_goes_on_is_who_spoke_before():
    found = list(sayings("The mayor said the bridge fell and added that nobody died."))
    assert [source for source, _ in found] == ["mayor", "mayor"]
    assert found[0][1] == "the bridge fell"


def test_a_participle_behind_a_comma_goes_on_with_the_speaker():
    found = list(sayings("Moreno said the army would leave, adding that Torval was safe."))
    assert ("Moreno", "the army would leave") in found
    assert ("Moreno", "that Torval was safe") in found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The bridge fell, the ministry said, citing the police.", ["ministry", "police"]),
        ("Citing police, the ministry said that the bridge fell.", ["ministry", "police"]),
        ("Police, quoted by Acme News, said the bridge fell.", ["News", "Police"]),
    ],
)
def test_a_source_behind_the_source_says_the_same(text, chain):
    found = [(source, content) for source, content in sayings(text) if "bridge" in content]
    assert [source for source, _ in found] == chain
    assert len({content for _, content in found}) == 1


def test_a_reason_is_no_source():
    assert not list(sayings("Orland expelled the envoy, citing security concerns."))


def test_a_belief_is_no_saying():
    assert not list(sayings("The mayor believes that the bridge will fall."))


def test_a_sentence_behind_a_quote_names_its_speaker():
    text = "“We will rebuild the bridge before winter comes.” Moreno said on Monday."
    assert [source for source, _ in sayings(text)] == ["Moreno"]


def test_a_quote_behind_a_name_and_a_colon_is_that_persons():
    text = "The plan came as no surprise to Ada Moreno: “We will rebuild the bridge this year.”"
    assert ("Ada", "We will rebuild the bridge this year.") in list(sayings(text))


def test_a_label_on_its_own_speaks_for_the_line_behind_it():
    text = "MORENO: We will rebuild the bridge. It will take a year.\nThe hall was full."
    assert list(sayings(text)) == [
        ("MORENO", "We will rebuild the bridge."),
        ("MORENO", "It will take a year."),
    ]


def test_a_quote_in_a_labelled_line_is_the_speakers_too():
    text = "MORENO: We will stay. The bridge is “the pride of all Torval and its people”."
    found = list(sayings(text))
    assert ("MORENO", "the pride of all Torval and its people") in found
    assert {source for source, _ in found} == {"MORENO"}


def test_a_sentence_that_ends_on_a_colon_announces_the_next():
    text = "In a letter on Monday Moreno said:\nThe bridge will be rebuilt."
    assert ("Moreno", "The bridge will be rebuilt.") in list(sayings(text))


def test_another_speaker_behind_a_comma_is_not_within_what_the_first_says():
    text = "The mayor said the bridge fell, and police said that nobody died."
    assert list(sayings(text)) == [("mayor", "the bridge fell"), ("police", "that nobody died")]


def test_what_is_said_in_an_interview_is_not_a_part_of_the_interview():
    text = "Moreno, who fled Torval, said in an interview that the bridge never was rebuilt."
    assert any(content.startswith("that the bridge never") for _, content in sayings(text))


@pytest.mark.parametrize("text", ["Time: 10 in the morning", "The city has three parts: old"])
def test_other_colons_are_no_labels(text):
    assert not list(sayings(text))
