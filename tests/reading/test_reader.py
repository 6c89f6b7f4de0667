import random

import pytest
from hypothesis import given, settings, strategies

import dateline
from dateline.errors import BrokenModel
from dateline.parsing import shipped_reader
from dateline.reading.trees import is_tree

REPORT = """Harbour talks end with a signed accord

PORT ALMA: Foreign Minister Ada Moreno met the Kestrian ambassador on Tuesday and
signed an accord on fishing rights, her office said.

“We have turned a page,” Ms. Moreno told reporters. The ambassador, Ivo Lindqvist, did
not take questions. Protesters who had gathered outside were dispersed by police.
"""


def by_form(parses, form):
    return next(word for parse in parses for word in parse.words if word.form == form)


def test_who_did_what_is_read():
    [parse] = dateline.parse("The minister signed the treaty in Geneva.")
    words = {word.form: word for word in parse.words}
    root = parse.words[parse.root]
    assert (root.form, root.lemma, root.upos) == ("signed", "sign", "VERB")
    assert words["minister"].deprel == "nsubj"
    assert words["treaty"].deprel == "obj"
    assert parse.words[words["minister"].head].form == "signed"
    assert root.features["Tense"] == "Past"


def test_a_passive_and_its_agent_are_read():
    parses = dateline.parse("The rebels were attacked by government troops.")
    assert by_form(parses, "rebels").deprel == "nsubj:pass"
    assert by_form(parses, "troops").deprel == "obl:agent"
    assert by_form(parses, "attacked").features["Voice"] == "Pass"


def test_names_are_found():
    text = "Angela Merkel met French officials of NATO in Brussels."
    [parse] = dateline.parse(text)
    found = {
        (text[parse.words[e.first].start : parse.words[e.last].end], e.label)
        for e in parse.entities
    }
    assert found == {
        ("Angela Merkel", "PER"),
        ("French", "NORP"),
        ("NATO", "ORG"),
        ("Brussels", "LOC"),
    }


def test_a_report_is_read_the_same_alone_and_among_others():
    others = ["Rain fell.", REPORT[:90], "Talks stalled. " * 30]
    alone = dateline.parse(REPORT)
    for place in range(3):
        texts = [*others[:place], REPORT, *others[place:]]
        assert list(dateline.parse_many(texts))[place] == alone


def test_sentences_of_one_length_are_read_the_same_in_any_batch():
    words = ["minister", "rebel", "treaty", "city", "signed", "left", "the", "a", "in", "on"]
    chance = random.Random(4)
    sentences = [[chance.choice(words) for _ in range(9)] for _ in range(120)]
    together = list(shipped_reader().read(sentences))
    for sentence, reading in zip(sentences, together, strict=True):
        assert list(shipped_reader().read([sentence])) == [reading]


def test_a_sentence_without_words_has_an_empty_reading():
    first, empty, last = shipped_reader().read([["Rain"], [], ["fell"]])
    assert (first.heads, empty.heads, last.heads) == ([0], [], [0])


def check(text):
    place = 0
    for parse in dateline.parse(text):
        assert is_tree([word.head + 1 for word in parse.words])
        assert [w.deprel == "root" for w in parse.words] == [w.head < 0 for w in parse.words]
        for word in parse.words:
            assert text[word.start : word.end] == word.form
            assert word.lemma
            assert word.start >= place
            place = word.end
        for entity in parse.entities:
            assert 0 <= entity.first <= entity.last < len(parse.words)


@given(strategies.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_with_exact_offsets(text):
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00\x01\x02 bell \x07",
        "👩‍👩‍👧‍👦 🇵🇰 😀😀",
        "قال الوزير إن المحادثات انتهت",
        "שלום \u202eabc\u202c עולם",
        "broken \ud800 surrogate \udfff here",
        "a" * 10_000,
        "!" * 5_000,
        "https://example.org/" + "x" * 3_000,
        "word " * 2_000,
        "he said that " * 700,
    ],
    ids=lambda text: repr(text[:16]),
)
def test_odd_text_is_read(text):
    check(text)


def test_twenty_thousand_words_on_one_line_are_read():
    text = "the envoy left and " * 5_000
    parses = dateline.parse(text)
    assert sum(len(parse.words) for parse in parses) == 20_000


def test_a_damaged_model_is_named(tmp_path, monkeypatch):
    (tmp_path / "reading").mkdir()
    (tmp_path / "reading" / "model.onnx").write_bytes(b"not a model")
    monkeypatch.setattr("dateline.parsing.models_folder", lambda: tmp_path)
    shipped_reader.cache_clear()
    try:
        with pytest.raises(BrokenModel, match="reinstall"):
            shipped_reader()
    finally:
        monkeypatch.undo()
        shipped_reader.cache_clear()
