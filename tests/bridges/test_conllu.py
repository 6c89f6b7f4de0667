from io import StringIO

import pytest
from hypothesis import given, settings, strategies

import dateline
from dateline.bridges.conllu import multiword_ranges, to_conllu
from dateline.reading.conllu import read_conllu


def written(text):
    return "\n".join(to_conllu(text, dateline.parse(text), "report")) + "\n"


def test_what_is_written_is_read_back():
    text = "Iran's envoy didn't sign. Talks go on in Muscat."
    parses = dateline.parse(text)
    trees = list(read_conllu(StringIO(written(text))))
    assert len(trees) == len(parses) == 2
    for tree, parse in zip(trees, parses, strict=True):
        assert tree.text == text[parse.start : parse.end]
        assert [(w.form, w.lemma, w.upos, w.head - 1, w.deprel) for w in tree.words] == [
            (w.form, w.lemma, w.upos, w.head, w.deprel) for w in parse.words
        ]


def test_words_written_together_are_a_multiword_token():
    [parse] = dateline.parse("He didn't go.")
    assert multiword_ranges(parse) == {1: 2}
    lines = written("He didn't go.").splitlines()
    assert any(line.startswith("2-3\tdidn't\t") for line in lines)


def test_names_and_spaces_stand_in_the_last_column():
    lines = written("Talks in Baku.").splitlines()
    assert next(line for line in lines if "\tBaku\t" in line).endswith(
        "\tEntity=B-LOC|SpaceAfter=No"
    )


@given(strategies.text(max_size=80))
@settings(max_examples=30, deadline=None)
def test_any_text_gives_well_formed_lines(text):
    lines = [line for line in written(text).split("\n") if line and not line.startswith("#")]
    assert all(len(line.split("\t")) == 10 for line in lines)
    assert all(column for line in lines for column in line.split("\t"))


def test_a_broken_line_is_named_by_its_number():
    with pytest.raises(ValueError, match=r"^line 2"):
        list(read_conllu(["# text = x", "1\tx"]))
