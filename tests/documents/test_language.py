import pytest
from hypothesis import given, strategies

from dateline.documents.language import is_english, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister met the envoy in Port Alma on Monday to talk about grain.", "en"),
        ("THE MINISTER MET THE ENVOY IN PORT ALMA ON MONDAY TO TALK ABOUT GRAIN.", "en"),
        ("Die Ministerin traf den Gesandten am Montag und sprach mit ihm über Getreide.", "de"),
        (
            "La ministre a rencontré l'envoyé lundi pour parler de céréales et de la frontière.",
            "fr",
        ),
        ("Министр встретилась с посланником в понедельник, чтобы поговорить о зерне.", "ru"),
        ("Посол прибыл", "ru"),
        ("Kestria", "en"),
        ("", "en"),
        ("12:30 — 14.5%", "en"),
    ],
)
def test_languages_are_told(text, code):
    assert language_of(text)[0] == code
    assert is_english(text) == (code == "en")


def test_names_and_tables_are_no_language():
    assert is_english("Vasik 3, Osk 2, Rell 1\nTamar 4, Kestria 2, Orland 0, Port Alma 5")


@given(strategies.text())
def test_any_text_has_a_language(text):
    code, score = language_of(text)
    assert len(code) == 2
    assert 0 <= score <= 1
