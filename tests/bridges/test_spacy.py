import sys

import pytest
from hypothesis import given, settings, strategies

import dateline
from dateline.errors import MissingExtra

pytest.importorskip("spacy", reason="spaCy is an optional extra")


@pytest.fixture(scope="module")
def nlp():
    return dateline.spacy()


def test_a_document_carries_the_whole_reading(nlp):
    doc = nlp("The minister met Angela Merkel. They didn't sign.")
    assert [sent.text for sent in doc.sents] == [
        "The minister met Angela Merkel.",
        "They didn't sign.",
    ]
    met = doc[2]
    assert (met.lemma_, met.pos_, met.tag_, met.dep_) == ("meet", "VERB", "VBD", "ROOT")
    assert met.morph.get("Tense") == ["Past"]
    assert (doc[1].dep_, doc[1].head.text) == ("nsubj", "met")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Angela Merkel", "PER")]


def test_documents_can_be_read_in_a_stream(nlp):
    docs = list(nlp.pipe(["Rain fell.", "Talks failed."]))
    assert [doc[0].text for doc in docs] == ["Rain", "Talks"]


@given(text=strategies.text(strategies.characters(exclude_categories=["Cs"]), max_size=120))
@settings(max_examples=40, deadline=None)
def test_the_document_text_is_the_text(nlp, text):
    assert nlp(text).text == text


def test_an_empty_text_is_an_empty_document(nlp):
    assert len(nlp("")) == 0


def test_without_spacy_the_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy.language", None)
    with pytest.raises(MissingExtra, match=r"dateline\[spacy\]"):
        dateline.spacy()
