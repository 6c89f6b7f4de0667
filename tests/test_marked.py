"""The event annotation fits its texts and its guide."""

import json

import pytest

from dateline.knowledge import plover
from dateline.marked import FILES, part_of, read_marked
from dateline.settings import corpus_folder


def rows(folder, name):
    path = corpus_folder() / folder / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_labels_are_those_of_the_codebook(name):
    book = plover()
    for row in rows("events", name):
        for event in row["events"]:
            assert set(event["modes"]) <= set(book["types"][event["type"]]["modes"])
            assert set(event["contexts"]) <= set(book["contexts"])
            assert event["status"] in ("actual", "future", "hypothetical", "negated")


def test_our_own_sentences_hold_the_words_that_are_marked():
    for row in rows("events", "original"):
        for event in row["events"]:
            for start, end in (event["trigger"], *event["actors"], *event["recipients"]):
                words = row["text"][start:end]
                assert words
                assert words == words.strip()


def test_there_is_as_much_as_is_promised():
    assert len(rows("events", "sentences")) >= 5000
    assert len({row["id"] for row in rows("events", "reports")}) >= 150
    assert len(rows("events", "original")) >= 1500
    assert len(rows("second", "sentences")) >= 1000


def test_a_part_of_the_documents_is_never_trained_on():
    parts = [part_of(row["id"]) for row in rows("events", "sentences")]
    assert 0.82 < parts.count("train") / len(parts) < 0.88
    assert parts.count("test") > parts.count("tune") > 0


@pytest.mark.parametrize("name", ["sentences", "reports"])
def test_marks_fit_the_texts_of_news(data, name):
    for sentence in read_marked(data, name, "tune"):
        for event in sentence.events:
            spans = (event.trigger, *event.actors, *event.recipients, *event.object)
            for start, end in spans:
                assert 0 <= start < end <= len(sentence.text)
                assert sentence.text[start:end].strip()


def test_no_sentence_stands_twice():
    seen = [row["text"].lower() for row in rows("events", "original")]
    assert len(set(seen)) == len(seen)
