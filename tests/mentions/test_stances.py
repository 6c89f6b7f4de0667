"""Beliefs, wishes, judgements and findings beside plain speech, in own sentences."""

import pytest

from dateline.grammar import Tree
from dateline.mentions.speech import find_speech
from dateline.mentions.stance_words import stance_words
from dateline.mentions.stances import find_stances
from dateline.parsing import parse


def stances(text):
    parses = parse(text)
    trees = [Tree(parsed) for parsed in parses]
    speech = find_speech(text, parses, [(0, len(text))], trees)
    for stance in find_stances(trees, speech):
        words = parses[stance.sentence].words
        source = words[stance.source].form if stance.source >= 0 else ""
        content = text[stance.content_start : stance.content_end]
        yield stance.kind, source, words[stance.cue].form, content


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The mayor believes that the bridge will fall.",
            ("belief", "mayor", "believes", "that the bridge will fall"),
        ),
        (
            "The army is expected to leave Torval.",
            ("belief", "", "expected", "to leave Torval"),
        ),
        (
            "The mayor praised the new bridge.",
            ("topic", "mayor", "praised", "the new bridge"),
        ),
        (
            "The bridge was criticized by the mayor.",
            ("topic", "mayor", "criticized", "The bridge"),
        ),
        (
            "The mayor is confident that the bridge will stand.",
            ("belief", "mayor", "confident", "that the bridge will stand"),
        ),
        (
            "Nobody shared his belief that the bridge would stand.",
            ("belief", "his", "belief", "that the bridge would stand"),
        ),
        (
            "In a new poll, 52 of the voters want a bridge.",
            ("report", "poll", "In", "52 of the voters want a bridge"),
        ),
        (
            "In his view, the bridge will fall.",
            ("belief", "his", "view", "the bridge will fall"),
        ),
        (
            "The envoy reportedly left Orland.",
            ("report", "", "reportedly", "The envoy reportedly left Orland"),
        ),
    ],
)
def test_a_stance_has_kind_source_cue_and_content(text, found):
    assert found in list(stances(text))


def test_a_plan_announced_by_nobody_in_particular_is_no_stance():
    assert not list(stances("The plan proposed on Monday costs a lot."))


def test_what_is_said_already_is_no_stance_too():
    assert not list(stances("The mayor said that the bridge would fall."))


def test_forms_that_the_reader_cuts_wrongly_are_known():
    words = stance_words()
    for form in ("criticized", "criticizes", "endorsing", "denied", "denies", "begged"):
        assert ("VERB", form) in words


def test_a_particle_must_stand_with_its_verb():
    assert any(cue == "spelled" for _, _, cue, _ in stances("The mayor spelled out the risks."))
    assert not list(stances("The mayor spelled the word."))
