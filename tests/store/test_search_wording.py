"""What is typed into a search never is syntax of the index."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store.errors import BadSearch
from dateline.store.fulltext.marks import marks
from dateline.store.fulltext.wording import to_match

TEXT = "The envoys' talks in Port Alma; a cease-fire was signed."


def finds(query, title="", text=TEXT, people="", places=""):
    [found] = marks(to_match(query), [(title, text, "The Courier", people, places)])
    return [text[start:end] for start, end in found.text] + [
        title[start:end] for start, end in found.title
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("talks", ["talks"]),
        ("TALKS port", ["talks", "Port"]),
        ("talks rain", []),
        ("rain OR talks", ["talks"]),
        ('"Port Alma"', ["Port Alma"]),
        ("“Port Alma”", ["Port Alma"]),
        ('"Alma Port"', []),
        ("sign*", ["signed"]),
        ('"was sig"*', ["was signed"]),
        ("sign", []),
        ("talks -rain", ["talks"]),
        ("talks -alma", []),
        ("talks NOT alma", []),
        ("NOT NOT talks", ["talks"]),
        ("talks AND port", ["talks", "Port"]),
        ("(rain OR talks) (alma OR snow)", ["talks", "Alma"]),
        ("talks -(rain OR snow)", ["talks"]),
        ("text:talks", ["talks"]),
        ("title:talks", []),
        ("cease-fire", ["cease-fire"]),
        ("envoys'", ["envoys"]),
        ("talks ; !", ["talks"]),
    ],
)
def test_words_phrases_beginnings_and_choices(query, expected):
    assert finds(query) == expected


def test_fields():
    assert finds("title:rain talks", title="Rain") == ["talks", "Rain"]
    assert finds("people:marek talks", people="Ivo Marek") == ["talks"]
    assert finds("actor:marek", people="Ivo Marek") == []  # found, but not in the text
    assert finds("unknown:talks") == []
    assert finds("Update:talks", text="An update: talks") == ["update: talks"]


def test_accents_do_not_matter():
    assert finds("sao", text="in São Tomé") == ["São"]
    assert finds("Tomé", text="in Sao Tome") == ["Tome"]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("", "no word"),
        (" \0 ", "no word"),
        ("*", "no word"),
        ('"open', "quotation mark"),
        ("(talks", "bracket"),
        ("talks)", "bracket"),
        ("()", "no word"),
        ("-talks", "not wanted"),
        ("talks OR", "no word"),
        ("AND", "before nothing"),
        ("talks NOT", "before nothing"),
        ("(" * 30 + "a" + ")" * 30, "brackets in brackets"),
        ("a" * 3000, "longer"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_reason(query, reason):
    with pytest.raises(BadSearch, match=reason):
        to_match(query)


ODD = st.sampled_from([*'"()*-:^{}+ \0', "OR", "AND", "NOT", "NEAR", "text:"])


@given(st.lists(ODD | st.text(max_size=4), max_size=12).map("".join))
def test_nothing_typed_is_an_error_of_the_index(query):
    try:
        match = to_match(query)
    except BadSearch:
        return
    try:
        marks(match, [("a", "b c", "", "", "")])
    except sqlite3.Error as error:
        pytest.fail(f"{query!r} became {match!r}: {error}")
