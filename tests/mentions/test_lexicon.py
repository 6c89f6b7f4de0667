"""Known words in a report: when a name that may mean something else is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.lexicon import Lexicon, lexicon, lexicon_for
from dateline.mentions.terms import SHARED, Term, pack_terms, unpack_terms
from dateline.mentions.wording import pieces
from dateline.records import Additions, NameEntry, Word


def words(text, *, plain=()):
    """Return words of a text as a reader would tag them: capitals are names."""
    return [
        Word(0, 0, form, form if form[0].isupper() else form.rstrip("s"), _tag(form, plain), *_REST)
        for form in text.split()
    ]


_REST = ("NN", "_", -1, "root")


def _tag(form, plain):
    return "PROPN" if form[0].isupper() and form not in plain else "NOUN"


def found(text, known=None, day=""):
    hits = (known or lexicon()).find(words(text), day)
    return {(hit.term.text, hit.term.code) for hit in hits}


def in_report(*sentences, day="", people=()):
    hits = lexicon().find_all([words(text) for text in sentences], day, people)
    return [{(hit.term.name, hit.term.code) for hit in row} for row in hits]


def test_the_longest_name_wins():
    assert found("the United Nations Security Council met") == {
        ("United Nations Security Council", "UNO")
    }


def test_names_keep_their_capitals_and_nouns_do_not():
    assert found("turkey and ministers") == {("minister", "")}
    assert found("Ministers of Turkey") == {("minister", ""), ("Turkey", "TUR")}


def test_a_name_of_a_person_is_no_state():
    text = "Michael Jordan spoke"
    assert in_report(text, people=[frozenset({0, 1})]) == [set()]
    assert in_report("Jordan spoke")[0] == {("Jordan", "JOR")}


def test_georgia_is_the_american_state_where_the_report_speaks_of_it():
    assert in_report("Georgia will vote", "Troops left Tbilisi")[0] == {("Georgia", "GEO")}
    assert in_report("Georgia will vote", "The governor spoke in Atlanta")[0] == set()


def test_congo_is_the_large_one_unless_the_report_names_the_other():
    assert in_report("Congo agreed")[0] == {("Democratic Republic of the Congo", "COD")}
    both = in_report("Congo agreed", "The capital Brazzaville was quiet")[0]
    assert both == {("Republic of the Congo", "COG")}


def test_a_shared_name_needs_its_country_or_its_full_name():
    party = Term("org", "Labour Party of Kestria", "Labour Party of Kestria", "KES")
    shared = Term("org", "Labour Party", "Labour Party of Kestria", "KES", rule=SHARED)
    state = Term("state", "Kestria", "Kestria", "KES")
    known = Lexicon([party, shared, state])
    assert found("the Labour Party won", known) == set()
    assert found("the Labour Party won in Kestria", known) == {
        ("Labour Party", "KES"),
        ("Kestria", "KES"),
    }
    report = ["the Labour Party won", "the Labour Party of Kestria is old"]
    hits = known.find_all([words(text) for text in report])
    assert [hit.term.name for hit in hits[0]] == ["Labour Party of Kestria"]


def test_an_entry_is_taken_for_what_it_was_on_the_day():
    rebels = Term("org", "Veshka", "Veshka", "KES", ("REB",), end="2021-08-14")
    rulers = Term("org", "Veshka", "Veshka", "KES", ("GOV",), start="2021-08-15")
    known = Lexicon([rulers, rebels])
    on = {day: known.find(words("Veshka agreed"), day)[0].term.sectors for day in ("2020", "2022")}
    assert on == {"2020": ("REB",), "2022": ("GOV",)}
    assert known.find(words("Veshka agreed"))[0].term.sectors == ("GOV",)


def test_what_is_over_is_still_found_and_what_has_not_begun_is_not():
    gone = Lexicon([Term("org", "Veshka", "Veshka", end="1999")])
    young = Lexicon([Term("org", "Veshka", "Veshka", start="2010")])
    assert found("Veshka agreed", gone, "2005") == {("Veshka", "")}
    assert found("Veshka agreed", young, "2005") == set()


def test_the_soviet_union_is_found_in_its_time():
    hit = lexicon().find(words("the Soviet Union agreed"), "1987-12-08")[0]
    assert (hit.term.name, hit.term.then) == ("Soviet Union", "SUN")


def test_additions_go_before_the_shipped_and_hold_in_their_time_alone():
    entry = NameEntry("Wagner", "org", "Wagner of Kestria", "KES", ("REB",), end="2020")
    known = lexicon_for(Additions(names=(entry,)))
    assert found("Wagner agreed", known, "2019-05-05") == {("Wagner", "KES")}
    assert ("Wagner", "KES") not in found("Wagner agreed", known, "2021-01-01")
    assert lexicon_for(Additions()) is lexicon()


@given(
    st.builds(
        Term,
        st.sampled_from(["org", "state", "post"]),
        st.text(min_size=1),
        st.text(),
        sectors=st.lists(st.text()).map(tuple),
        start=st.text(),
        strict=st.booleans(),
    )
)
def test_terms_come_back_from_their_json(term):
    assert unpack_terms(pack_terms([term])) == [term]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Al-Nusra", ["Al-Nusra"]),
        ("Acme-led", ["Acme", "-", "led"]),
        ("People's Army", ["People", "'s", "Army"]),
    ],
)
def test_entries_are_cut_as_texts_are(text, cut):
    assert pieces(text) == cut
