import pytest

from dateline.documents.markup import decode_page, lighten


@pytest.mark.parametrize("name", ["utf-8", "iso-8859-1", "klingon", "hex", ""])
def test_encodings_are_taken_as_they_are_not_as_they_are_declared(name):
    meta = f"<meta charset='{name}'>" if name else ""
    latin = f"<html>{meta}<p>Núñez, “Tóth”</p></html>".encode("cp1252")
    assert "Núñez" in decode_page(latin, "a")
    assert "Tóth" in decode_page(f"<html>{meta}<p>Tóth</p></html>".encode(), "a")


def test_a_declared_encoding_is_used():
    assert "Посол" in decode_page("<meta charset=windows-1251><p>Посол".encode("cp1251"), "a")
    assert "Посол" in decode_page("<p>Посол".encode("utf-16"), "a")


def test_an_unclosed_script_swallows_the_rest_and_linked_data_stays():
    assert lighten("<p>a</p><script>b<p>c", "x") == "<p>a</p>"
    kept = '<script type="application/ld+json">{"a": 1}</script><p>b</p>'
    assert lighten(kept, "x") == kept


def test_comments_and_drawings_go_and_words_stay():
    assert lighten("<p>a<!-- <p>b --></p><svg><path/></svg><style>c</style><p>d</p>", "x") == (
        "<p>a</p><p>d</p>"
    )
    assert lighten("<p>a</p><!-- never closed <p>b</p>", "x").startswith("<p>a</p>")
