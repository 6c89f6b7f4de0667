import contextlib
import time

import pytest
from trafilatura import bare_extraction, load_html

from dateline.documents.html import read_html
from dateline.documents.titles import headline
from dateline.errors import UnreadablePage

BODY = "".join(
    f"<p>The ministry of Kestria said on day {n} that the ferry to Orland would sail again, and"
    " that both governments had agreed on the fares that passengers are to pay there.</p>"
    for n in range(8)
)


def found(title, page, publisher=""):
    return headline(title, publisher, load_html(f"<html>{page}</html>"))


def test_the_heading_that_readers_see_is_the_headline():
    page = "<title>Ferry to sail</title><h1>Kestria: ferry to sail to Orland again</h1>"
    assert found("Ferry to sail again in spring", page) == "Kestria: ferry to sail to Orland again"


@pytest.mark.parametrize(
    "heading",
    [
        "Northern Wire",  # too short for a headline: the site's name
        "World News Ferry to Orland sails again",  # the headline and more
        "Ten recipes for a long winter evening",  # of something else
        "",
    ],
)
def test_other_headings_leave_the_title_as_it_was(heading):
    page = f"<title>Ferry to Orland sails again</title><h1>{heading}</h1>"
    assert found("Ferry to Orland sails again", page) == "Ferry to Orland sails again"


def test_of_several_headings_the_one_like_the_title_counts():
    page = (
        "<title>Ferry sails to Orland</title><h1>The Northern Wire of Kestria</h1>"
        "<h1>Kestria’s ferry sails back to Orland</h1>"
    )
    assert found("Ferry: sails to Orland", page) == "Kestria’s ferry sails back to Orland"


def test_a_template_s_word_in_place_of_a_title_is_not_taken():
    page = "<title>Ferry to Orland sails again </title><h1>Ferry to Orland sails again</h1>"
    assert found("template", page) == "Ferry to Orland sails again"


def test_the_site_goes_from_the_end():
    page = "<h1>Ferry sails again</h1>"
    assert found("Ferry to Orland | The Courier", page, "The Courier") == "Ferry to Orland"


def test_a_page_without_any_title_has_none():
    assert found("", "<h1></h1><h1>Talks</h1>") == ""
    assert found("", "<title></title><p>Talks</p>") == ""


@pytest.mark.parametrize(("kept", "whole"), [(1, True), (5, False)])
def test_care_gives_way_where_it_loses_the_article(monkeypatch, kept, whole):
    """The careful extraction finds ``kept`` of eight paragraphs."""
    careful = load_html(f"<html><body><article>{BODY}</article></body></html>")
    for paragraph in careful.findall(".//p")[kept:]:
        paragraph.getparent().remove(paragraph)

    def extract(tree, favor_precision=False, **options):
        return bare_extraction(careful if favor_precision else tree, **options)

    monkeypatch.setattr("trafilatura.bare_extraction", extract)
    page = f"<html><body><article>{BODY}</article></body></html>"
    document = read_html(page.encode(), "page")
    assert document.text.count("ferry to Orland") == (8 if whole else kept)


@pytest.mark.parametrize(
    "hostile",
    [
        "<h1>" * 8000 + "word " * 8000,
        "<h1>a b c</h1>" * 8000,
        "<h1>" + "<b>x y z</b>" * 8000 + "</h1>",
        "<p><object>" * 8000 + "word " * 8000,
        "<title>" + "a - " * 50_000 + "</title>",
    ],
)
def test_hostile_headings_and_paragraphs_take_no_time(hostile):
    page = f"<html><body>{hostile}<div>{BODY}</div></body></html>".encode()
    start = time.perf_counter()
    with contextlib.suppress(UnreadablePage):
        read_html(page, "page")
    assert time.perf_counter() - start < 8
