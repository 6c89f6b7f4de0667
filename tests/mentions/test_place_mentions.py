"""Place mentions: names, chains, containers, datelines."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.mentions.places import find_places
from dateline.parsing import parse
from dateline.records import Entity, Parse, Word


def places(text):
    return [(text[m.start : m.end], m.name, m.within) for m in find_places(text, parse(text))]


def built(text, tags, names):
    """A parse by hand: ``tags`` are "head/relation", ``names`` (first, last, label)."""
    spans = [match.span() for match in re.finditer(r"\w[\w'-]*|[^\w\s]", text)]
    words = []
    for (start, end), tag in zip(spans, tags.split(), strict=True):
        head, relation = tag.split("/")
        form = text[start:end]
        upos = "PUNCT" if relation == "punct" else "PROPN" if form[0].isupper() else "NOUN"
        words.append(Word(start, end, form, form.lower(), upos, "", "_", int(head), relation))
    return Parse(0, len(text), tuple(words), tuple(Entity(*name) for name in names))


def test_a_chain_is_one_mention():
    text = "Fire in Port Alma, West Kestria, Kestria"
    tags = "-1/root 3/case 3/compound 0/nmod 6/punct 6/compound 3/nmod 8/punct 3/nmod"
    [found] = find_places(text, [built(text, tags, [(2, 3, "LOC"), (5, 6, "LOC"), (8, 8, "LOC")])])
    assert (found.name, found.within) == ("Port Alma", ("West Kestria", "Kestria"))
    assert text[found.start : found.end] == "Port Alma"
    assert found.head == 3


def test_a_list_is_several_mentions():
    text = "Talks in Orland, Kestria and Ostia"
    tags = "-1/root 2/case 0/nmod 4/punct 2/conj 6/cc 2/conj"
    found = find_places(text, [built(text, tags, [(2, 2, "LOC"), (4, 4, "LOC"), (6, 6, "LOC")])])
    assert [(m.name, m.within) for m in found] == [("Orland", ()), ("Kestria", ()), ("Ostia", ())]


def test_the_kind_of_place_belongs_to_the_name():
    text = "Clashes in Ostia province"
    [found] = find_places(text, [built(text, "-1/root 3/case 3/compound 0/nmod", [(2, 2, "LOC")])])
    assert found.name == "Ostia province"
    text = "Clashes in the province of Ostia"
    tags = "-1/root 3/case 3/det 0/nmod 5/case 3/nmod"
    [found] = find_places(text, [built(text, tags, [(5, 5, "LOC")])])
    assert found.name == "Ostia province"
    assert text[found.start : found.end] == "Ostia"


def test_an_adjective_says_where_a_town_lies():
    text = "Fire in the Kestrian town of Ostia"
    tags = "-1/root 4/case 4/det 4/amod 0/nmod 6/case 4/nmod"
    parsed = built(text, tags, [(3, 3, "NORP"), (6, 6, "LOC")])
    [found] = find_places(text, [parsed])
    assert (found.name, found.within) == ("Ostia", ("Kestrian",))


def test_a_dateline_the_reader_missed():
    text = "PORT ALMA, KESTRIA:"
    parsed = built(text, "-1/root 0/flat 3/punct 0/appos 0/punct", [])
    [found] = find_places(text, [parsed])
    assert (found.name, found.within) == ("PORT ALMA", ("KESTRIA",))
    assert not find_places("TALKS FAIL AGAIN", [built("TALKS FAIL", "-1/root 0/obj", [])])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officials met at the General Headquarters in Rawalpindi on Monday.",
            [("Rawalpindi", "Rawalpindi", ())],
        ),
        (
            "Police arrested two men in Paris, Texas, on Friday.",
            [("Paris", "Paris", ("Texas",))],
        ),
        (
            "The minister visited France, Germany and Italy.",
            [("France", "France", ()), ("Germany", "Germany", ()), ("Italy", "Italy", ())],
        ),
        (
            "Shells hit Idlib province overnight.",
            [("Idlib province", "Idlib province", ())],
        ),
        (
            "The delegation arrived in the Syrian capital Damascus.",
            [("Damascus", "Damascus", ("Syrian",))],
        ),
    ],
)
def test_as_read(text, expected):
    assert places(text) == expected


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_offsets_hold_in_any_text(text):
    for found in find_places(text, parse(text)):
        assert 0 <= found.start < found.end <= len(text)
        assert found.name


def test_nothing_in_nothing():
    assert find_places("", []) == ()
