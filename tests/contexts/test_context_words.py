"""Contexts of sentences by their words, and of events by their sentences and stories."""

import pytest

import dateline
from dateline.contexts.finding import find_contexts
from dateline.events.topics import dominant
from dateline.knowledge import plover, shipped_codebook
from dateline.records import Codebook, ContextWord, Document

CONTEXTS = shipped_codebook().contexts


def contexts(text, codebook=None):
    words = find_contexts(dateline.parse(text), codebook or shipped_codebook())
    return [(word.context, text[word.start : word.end]) for word in words]


def book(**words):
    rows = {name: {"words": own} for name, own in words.items()}
    return Codebook("test", {}, {}, rows)


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_context_has_enough_words_and_is_found_in_its_example(name):
    assert len(set(CONTEXTS[name]["words"])) >= 25
    assert name in dict(contexts(CONTEXTS[name]["example"]))


def test_contexts_are_plovers():
    assert set(CONTEXTS) == set(plover()["contexts"])
    for entry in CONTEXTS.values():
        assert set(entry.get("unless", ())) <= set(CONTEXTS)


def test_words_are_found_by_lemma_and_by_form_with_their_offsets():
    text = "Tribunals heard the rights groups."
    found = contexts(text, book(legal=["tribunal"], human_rights=["rights group"]))
    assert found == [("legal", "Tribunals"), ("human_rights", "rights groups")]


def test_the_longest_phrase_takes_up_its_words():
    found = contexts("Police fired tear gas.", book(repression=["tear gas"], energy=["gas"]))
    assert found == [("repression", "tear gas")]


def test_hyphens_cut_words_as_they_do_in_texts():
    found = contexts("A same-sex couple sued.", book(lgbt=["same-sex"]))
    assert found == [("lgbt", "same-sex")]


def test_one_word_may_speak_for_two():
    found = contexts("Smugglers fled.", book(crime=["smuggler"], trafficking=["smuggler"]))
    assert [name for name, _ in found] == ["crime", "trafficking"]


def test_a_story_is_about_what_many_of_its_sentences_tell():
    words = [ContextWord(n, "health", 0, 1) for n in range(3)] + [ContextWord(0, "legal", 0, 1)]
    assert set(dominant([0] * 7, words)[0]) == {"health"}
    assert dominant([0] * 8, words)[0] == {}
    assert dominant([0] * 3, words[:2])[0] == {}


def test_an_event_has_the_contexts_of_its_wording_and_sentence_with_the_words():
    text = "Kenya's president met Chad's foreign minister about malaria vaccines on Monday."
    [event] = dateline.code(Document(text, published="2031-05-05"))
    assert {"diplomatic", "health"} <= set(event.contexts)
    said = {(word.context, text[word.start : word.end]) for word in event.context_words}
    assert ("diplomatic", "foreign minister") in said
    assert {word.basis for word in event.context_words} == {"sentence"}


def test_what_the_report_is_about_is_told_apart_and_not_given_to_what_is_recalled():
    text = (
        "Cholera spread through Chad's hospitals.\n\n"
        "The health ministry ordered a million vaccines.\n\n"
        "Kenya's president met Chad's prime minister on Monday.\n\n"
        "Epidemics worry both, and the outbreak grows."
    )
    events = dateline.code(Document(text, published="2031-05-05"))
    [meeting] = [event for event in events if event.type == "CONSULT"]
    assert "health" in meeting.contexts
    assert {w.basis for w in meeting.context_words if w.context == "health"} == {"report"}


def test_a_narrower_context_goes_before_crime():
    text = "Police in Kenya arrested a smuggler over drug trafficking and a robbery."
    [event] = dateline.code(Document(text))
    assert "trafficking" in event.contexts
    assert "crime" not in event.contexts
