import json

import pytest
from hypothesis import given, strategies

from dateline.documents.rows import read_rows
from dateline.records import Document
from dateline.records.refusals import Note, Refusal

TEXT = "The minister met the envoy in Port Alma on Monday."


def rows(*values):
    return list(read_rows([json.dumps(value) + "\n" for value in values], "t.jsonl"))


def test_the_names_of_the_contract():
    row = {
        "id": 7,
        "title": "Talks",
        "text": TEXT,
        "published": "2031-04-12",
        "url": "https://a.example/1",
        "publisher": "Alma Post",
        "language": "en",
    }
    note, document = rows(row)
    assert isinstance(note, Note)
    assert (document.title, document.text, document.published) == ("Talks", TEXT, "2031-04-12")
    assert (document.url, document.publisher, document.language) == (
        "https://a.example/1",
        "Alma Post",
        "en",
    )
    assert document.origin == "t.jsonl:1#7"
    assert document.parts


@pytest.mark.parametrize(
    "row",
    [
        {"headline": "Talks", "body": TEXT, "pub_date": "Apr 12, 2031", "outlet": "Alma Post"},
        {
            "Headline": "Talks",
            "Article Text": TEXT,
            "publication-date": "2031/04/12",
            "source": "Alma Post",
        },
        {
            "title": "Talks",
            "content": TEXT,
            "publishedAt": "2031-04-12T01:02:03Z",
            "source": {"name": "Alma Post"},
        },
        {
            "title": {"rendered": "Talks"},
            "content": {"rendered": TEXT},
            "date": "20310412",
            "site": "Alma Post",
        },
        {
            "title": "Talks",
            "text": None,
            "article": [TEXT],
            "date": 1933718400,
            "domain": "Alma Post",
        },
    ],
)
def test_usual_other_names(row):
    note, document = rows(row)
    assert note.message.startswith("columns: ")
    assert (document.title, document.text) == ("Talks", TEXT)
    assert (document.published, document.publisher) == ("2031-04-12", "Alma Post")


def test_the_columns_are_said_once():
    found = rows(
        {"body": TEXT, "colour": 1}, {"body": TEXT, "colour": 2}, {"body": TEXT, "colour": 3}
    )
    assert [type(item) for item in found] == [Note, Document, Document, Document]
    assert found[0].message == "columns: body as text; not used: colour"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a"', "broken JSON at column 13"),
        ("[1, 2]", "not a JSON object"),
        ('{"colour": "red"}', "no column with the text; columns: colour"),
        ('{"text": "  "}', "empty text"),
        (b'{"text": "\xff"}', "not UTF-8 at byte 10"),
        ("[" * 100_000, "broken JSON"),
        ('{"text": ' + "9" * 5000 + "}", "broken JSON"),
    ],
)
def test_a_broken_row_is_named_and_the_rest_goes_on(line, reason):
    good = json.dumps({"text": TEXT})
    found = [x for x in read_rows([good, line, good], "t.jsonl") if not isinstance(x, Note)]
    assert [type(item) for item in found] == [Document, Refusal, Document]
    assert found[1].origin == "t.jsonl:2"
    assert found[1].reason.startswith(reason)


def test_a_date_that_is_not_understood_leaves_the_row_in():
    found = rows(*({"text": TEXT, "date": "last spring"} for _ in range(8)))
    documents = [item for item in found if isinstance(item, Document)]
    messages = [item.message for item in found if isinstance(item, Note)]
    assert [document.published for document in documents] == [""] * 8
    assert messages[1] == "date not understood: 'last spring'"
    assert messages[-1] == "3 more rows with a date not understood"


def test_the_given_day_fills_gaps_only():
    lines = [json.dumps({"text": TEXT}), json.dumps({"text": TEXT, "date": "2031-04-12"})]
    found = [x.published for x in read_rows(lines, "t", "2030-01-01") if isinstance(x, Document)]
    assert found == ["2030-01-01", "2031-04-12"]


def test_half_characters_are_replaced():
    (_, document) = list(read_rows(['{"text": "The minister \\ud83d met."}'], "t"))
    assert document.text == "The minister \ufffd met."


def test_an_address_as_source_names_the_site():
    (_, document) = rows({"text": TEXT, "source": "https://www.post.example/a/1"})
    assert (document.publisher, document.url) == ("post.example", "https://www.post.example/a/1")


VALUES = strategies.recursive(
    strategies.one_of(
        strategies.none(),
        strategies.booleans(),
        strategies.integers(),
        strategies.floats(),
        strategies.text(max_size=20),
    ),
    lambda inner: strategies.one_of(
        strategies.lists(inner, max_size=3),
        strategies.dictionaries(
            strategies.sampled_from(["text", "name", "title", "date", "x"]), inner, max_size=3
        ),
    ),
    max_leaves=8,
)


@given(
    strategies.lists(
        strategies.one_of(VALUES.map(json.dumps), strategies.text(), strategies.binary())
    )
)
def test_any_lines_are_read_or_refused(lines):
    for item in read_rows(lines, "t"):
        assert isinstance(item, Document | Refusal | Note)
