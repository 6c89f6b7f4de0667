import pytest

from dateline.documents.plain import read_plain
from dateline.evaluate import extraction
from dateline.evaluate.extraction import Extracted, Page, right_title, run_score, segment_score


def page(**fields):
    return Page("a.html", "", b"", **fields)


def test_runs_are_counted_and_pages_weigh_the_same():
    whole = "one two three four five six seven"
    short = (page(text=whole), Extracted(whole))
    half = (page(text=whole * 50), Extracted(""))
    assert run_score([short]).value == 100.0
    assert run_score([half]).value == 0.0
    assert run_score([short, half]).value == pytest.approx(200 / 3)
    assert run_score([short, half]).count == 2
    more = Extracted(f"{whole} eight nine ten eleven")
    assert run_score([(page(text=whole), more)]).value == pytest.approx(100 * 8 / 12, abs=0.1)


def test_word_order_counts_and_stops_do_not():
    gold = page(text="The ferry sails, at last, to Orland.")
    assert run_score([(gold, Extracted("The ferry sails at last to Orland"))]).value == 100.0
    assert run_score([(gold, Extracted("Orland to last at sails ferry The"))]).value == 0.0


def test_segments_that_must_not_be_there_cost_precision():
    gold = page(wanted=("ferry sails", "to Orland"), unwanted=("Sign up",))
    assert segment_score([(gold, Extracted("The ferry\n sails to Orland"))]).value == 100.0
    assert segment_score([(gold, Extracted("Sign up ferry sails"))]).value == 50.0


@pytest.mark.parametrize(
    ("gold", "title", "site", "right"),
    [
        ("Ferry sails again", "Ferry sails again", "", True),
        ("Ferry “sails” again", 'FERRY "sails" again', "", True),
        ("Ferry sails again | A. Writer | The Courier", "Ferry sails again", "", True),
        ("Ferry sails again - The Northern Courier", "Ferry sails again", "", False),
        (
            "Ferry sails again - The Northern Courier",
            "Ferry sails again",
            "the northern courier",
            True,
        ),
        ("Ferry sails again - Courier", "Ferry sails again", "", True),
        ("Ferry sails again", "Ferry to sail again", "", False),
        ("Ferry sails again", "", "", False),
    ],
)
def test_titles_are_compared_without_the_site(gold, title, site, right):
    assert right_title(page(title=gold, site=site), Extracted(title=title)) is right


def test_what_is_compared_is_what_is_read_without_the_headline():
    text = "Ferry sails again\n\nPORT ALMA, May 3 (Wire) - The ferry sailed. Nobody was late.\n"
    assert extraction.body_of(read_plain(text, "a.txt")) == text.partition("\n\n")[2].strip()


def test_the_pages_measured_are_all_that_gold_names(data):
    named = {one.file for name in extraction.GOLD for one in extraction.pages(data, name)}
    assert {f"html/{file}" for file in named} == set(extraction.files()[3:])
    assert len(named) == 97


def test_articles_are_read_no_worse_than_by_trafilatura_alone(data):
    figures = {row.key: row.score.value for row in extraction.compare_extraction(data)}
    alone = "trafilatura alone: "
    for key, value in figures.items():
        if alone in key and "F1" in key:
            assert figures[key.replace(alone, "")] >= value, key
    for what in ("titles right", "days right"):
        assert figures[f"Web pages, segments and readability: {what}"] >= 90
