import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies

from dateline.parsing import shipped_splitter
from dateline.sentences.splitter import blocks

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "sentences.toml").read_text())["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_sentences_end_where_the_case_says(case):
    wanted = [part.strip() for part in case["text"].split(" | ")]
    text = case["text"].replace("\n | ", "\n").replace(" | ", " ")
    found = [text[s.start : s.end] for s in shipped_splitter().split(text)]
    assert found == wanted


@given(strategies.text())
def test_sentences_hold_all_words_in_order(text):
    place = 0
    for sentence in shipped_splitter().split(text):
        assert sentence.tokens[0].start == sentence.start
        assert sentence.tokens[-1].end == sentence.end
        assert not text[place : sentence.start].strip()
        place = sentence.end
    assert not text[place:].strip()


def test_blank_text_has_no_sentence():
    assert shipped_splitter().split(" \n\t \n") == []


def test_wrapped_lines_are_one_block_and_short_lines_are_not():
    wrapped = "The bank decided at a policy\nboard meeting to go on until\nMarch, it said.\n"
    assert len(list(blocks(wrapped))) == 1
    assert len(list(blocks(wrapped + "\n" + wrapped))) == 2
    assert len(list(blocks("x" * 120 + "\nlower case after a wide line"))) == 2
    assert len(list(blocks("Title\nSubtitle\n\nBody."))) == 3
