import json

import pytest
from hypothesis import given, strategies

from dateline.reading.lemmas import Lemmatizer, apply_script, script_for


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
    lemmatizer = Lemmatizer(path)
    assert lemmatizer.lemma("Fled", "VERB", "l|0|") == "flee"
    assert lemmatizer.lemma("found", "VERB", "l|0|") == "found"
    assert lemmatizer.lemma("found", "VERB", "l|2|x") == "find"
    assert lemmatizer.lemma("fled", "NOUN", "l|0|") == "fled"
