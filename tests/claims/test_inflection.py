import pytest

from dateline.claims.inflection import forms_index


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("expelled", "expel"),
        ("barred", "bar"),
        ("ratified", "ratify"),
        ("froze", "freeze"),
        ("overthrown", "overthrow"),
        ("visiting", "visit"),
        ("freed", "free"),
        ("ceded", "cede"),
        ("attacks", "attack"),
    ],
)
def test_forms_lead_back(form, verb):
    verbs = ["expel", "bar", "ratify", "freeze", "overthrow", "visit", "free", "cede", "attack"]
    assert forms_index(verbs)[form] == verb


def test_a_form_of_two_verbs_is_left_to_the_reader():
    assert "barred" not in forms_index(["bar", "barre"])
