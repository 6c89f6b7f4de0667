from hypothesis import given, strategies

from dateline.reading.casing import (
    DIGIT,
    INITIAL,
    LOWER,
    MIXED,
    SYMBOL,
    TITLE,
    UPPER,
    case_class,
)
from dateline.reading.subwords import MOST_PIECES, UNKNOWN, Subwords, split_word
from dateline.settings import models_folder

SUBWORDS = Subwords(models_folder() / "reading" / "vocabulary.txt")
PIECES = (models_folder() / "reading" / "vocabulary.txt").read_text("utf-8").splitlines()


def spelled(form: str) -> list[str]:
    return [PIECES[number] for number in SUBWORDS.pieces(form)]


def test_known_words_are_one_piece_and_others_the_longest_parts():
    assert spelled("minister") == ["minister"]
    assert "".join(piece.removeprefix("##") for piece in spelled("Valiyev")) == "valiyev"
    assert all(piece.startswith("##") for piece in spelled("Valiyev")[1:])


def test_accents_fall_and_marks_stand_alone():
    assert spelled("Tóth") == spelled("toth")
    assert split_word("U.S.") == ["u", ".", "s", "."]
    assert split_word("北京") == ["北", "京"]


@given(strategies.text(min_size=1))
def test_every_form_has_one_to_eight_pieces(form):
    pieces = SUBWORDS.pieces(form)
    assert 1 <= len(pieces) <= MOST_PIECES
    assert all(0 <= number < len(PIECES) for number in pieces)


def test_what_is_not_in_the_vocabulary_is_unknown():
    assert SUBWORDS.pieces("\x00") == (UNKNOWN,)
    assert SUBWORDS.pieces("\ud800") == (UNKNOWN,)


def test_case_classes():
    forms = {"us": LOWER, "US": UPPER, "Us": TITLE, "U": INITIAL, "McKay": MIXED, "9/11": DIGIT}
    assert {form: case_class(form) for form in forms} == forms
    assert case_class("--") == SYMBOL
