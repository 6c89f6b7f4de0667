import json

import pytest
from hypothesis import given, strategies

from dateline.reading.lemmas import Lemmatizer, apply_script, regular_lemmas, script_for


@given(strategies.text(min_size=1, max_size=20), strategies.text(min_size=1, max_size=20))
def test_a_script_gives_the_lemma_back(form, lemma):
    assert apply_script(form, script_for(form, lemma)) == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "other", "other_lemma"),
    [
        ("cities", "city", "Parties", "party"),
        ("met", "meet", "met", "meet"),
        ("signed", "sign", "KILLED", "kill"),
        ("Iran", "Iran", "Baku", "Baku"),
    ],
)
def test_scripts_carry_over_to_words_of_the_same_pattern(form, lemma, other, other_lemma):
    assert apply_script(other, script_for(form, lemma)) == other_lemma


def test_a_script_that_eats_the_word_leaves_it():
    assert apply_script("go", "l|5|") == "go"


def test_the_lexicon_decides_where_it_is_sure_and_the_model_between_its_lemmas(tmp_path):
    path = tmp_path / "lemmas.json"
    path.write_text(json.dumps({"fled|VERB": ["flee"], "found|VERB": ["find", "found"]}))
    lemmatizer = Lemmatizer(path, {"render", "stop", "city"}.__contains__)
    assert lemmatizer.lemma("Fled", "VERB", "l|0|") == "flee"
    assert lemmatizer.lemma("found", "VERB", "l|0|") == "found"
    assert lemmatizer.lemma("found", "VERB", "l|2|x") == "find"
    assert lemmatizer.lemma("fled", "NOUN", "l|0|") == "fled"


def test_a_guess_that_is_no_word_gives_way_to_a_regular_lemma(tmp_path):
    path = tmp_path / "lemmas.json"
    path.write_text("{}")
    words = {"render", "stop", "city", "vow", "qualify", "qualifying", "holding"}
    lemmatizer = Lemmatizer(path, words.__contains__)
    assert lemmatizer.lemma("qualifying", "VERB", "l|0|") == "qualify"
    assert lemmatizer.lemma("holding", "NOUN", "l|0|") == "holding"
    assert lemmatizer.lemma("rendering", "VERB", "l|3|e") == "render"
    assert lemmatizer.lemma("Stopped", "VERB", "l|2|") == "stop"
    assert lemmatizer.lemma("cities", "NOUN", "l|1|") == "city"
    assert lemmatizer.lemma("vowed", "VERB", "l|2|") == "vow"
    assert lemmatizer.lemma("zorbed", "VERB", "l|1|") == "zorbe"


def test_regular_lemmas_undo_doubling_and_y():
    assert list(regular_lemmas("stopped", "VERB")) == ["stopp", "stoppe", "stop"]
    assert list(regular_lemmas("dying", "VERB")) == ["die", "dye"]
    assert list(regular_lemmas("parties", "NOUN")) == ["party", "parti", "partie", "partie"]
