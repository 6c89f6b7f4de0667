import pytest

from dateline.documents.plain import read_plain

BODY = "PORT ALMA: Kestria opened an embassy on Saturday.\n\nThe minister came.\n"


@pytest.mark.parametrize(
    "head",
    [
        " date 2031-04-12 Kestria opens embassy\n\n",
        "Title: Kestria opens embassy\nDate: April 12, 2031\n\n",
        "Headline: Kestria opens embassy\nAuthor: M. Osk\nPublished: 12 April 2031 10:00 GMT\n\n",
        "Kestria opens embassy\n\nPublished 12 April 2031 10:00 GMT\n\n",
        "date: 2031-04-12T10:30:00Z\n\nKestria opens embassy\n\n",
    ],
)
def test_title_and_day_are_found(head):
    document = read_plain(head + BODY, "x.txt")
    assert document.text == head + BODY
    assert (document.title, document.published) == ("Kestria opens embassy", "2031-04-12")
    words = [document.text[p.start : p.end] for p in document.parts if p.kind == "headline"]
    assert words == ["Kestria opens embassy"]


def test_publisher_address_and_language_are_found():
    head = "Title: A\nDate: 2031-04-12\nSource: Alma Post\n"
    head += "URL: https://post.example/1\nLanguage: English\n\n"
    document = read_plain(head + BODY, "x.txt")
    assert document.publisher == "Alma Post"
    assert document.url == "https://post.example/1"
    assert document.language == "en"
    assert not any(p.start < len(head) - 1 and p.kind == "body" for p in document.parts)


def test_what_the_report_states_beats_the_given_day():
    assert (
        read_plain("date 2031-04-12 Kestria opens\n\n" + BODY, "x", "2030-01-01").published
        == "2031-04-12"
    )
    assert read_plain(BODY, "x", "2030-01-01").published == "2030-01-01"
    assert read_plain(BODY, "x").published == ""


def test_the_day_of_the_dateline_is_taken_where_nothing_else_is():
    assert read_plain("LIMA, 12 Jan 1989 (AA) - They met.", "x").published == "1989-01-12"


def test_a_sentence_with_a_colon_is_no_header():
    text = "Source: a man who knows the talks said so.\n\nThey met."
    document = read_plain(text, "x")
    assert document.publisher == ""
    assert document.parts[0].start == 0
