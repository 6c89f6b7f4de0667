import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies

from dateline.sentences.tokens import Tokenizer, cut_chunk

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "words.toml").read_text())["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_words_are_cut_as_the_case_says(case):
    text = case["text"]
    found = [text[token.start : token.end] for token in Tokenizer().tokenize(text)]
    assert found == case["words"]


def test_number_abbreviation_without_number_is_two_words():
    text = "He said no. Then he left."
    found = [text[token.start : token.end] for token in Tokenizer().tokenize(text)]
    assert found[2:4] == ["no", "."]


@given(strategies.text())
def test_words_cover_all_but_white_space_in_order(text):
    tokens = Tokenizer().tokenize(text)
    place = 0
    for token in tokens:
        assert token.start < token.end
        assert not text[place : token.start].strip()
        place = token.end
    assert not text[place:].strip()


@given(strategies.from_regex(r"\A[^\s]{1,40}\Z"))
def test_chunks_are_covered_without_gaps(chunk):
    place = 0
    for start, end in cut_chunk(chunk):
        assert start == place
        place = end
    assert place == len(chunk)


def test_a_part_of_a_text_keeps_the_texts_offsets():
    text = "First line.\nSecond line."
    tokens = Tokenizer().tokenize(text, 12, len(text))
    assert [text[t.start : t.end] for t in tokens] == ["Second", "line", "."]
