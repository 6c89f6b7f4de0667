import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings, strategies

from dateline.documents.parts import find_parts
from dateline.records import PART_KINDS

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "parts.toml").read_text())["case"]
#: Pieces that the finder looks for, to be strewn about.
PIECES = strategies.sampled_from(
    [
        "PORT ALMA",
        "LIMA (AA) - ",
        "Title: ",
        "date 2031-04-12 ",
        "By Mira Osk",
        "\n",
        "\n\n",
        "\r\n",
        "    ",
        "Also Read: x",
        "pic.twitter.com/a1",
        " — Osk (@osk) May 3, 2031 ",
        "(Photo: Osk)",
        "• ",
        "They met.",
        "Related stories",
        "EF/MG",
        "(END)",
        "“",
        "” ",
        "\u2029",
        "\ud800",
        "\x00",
        "😀",
    ]
)
TEXTS = strategies.lists(strategies.one_of(PIECES, strategies.text(max_size=30))).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_parts_are_as_the_case_says(case):
    text = case["text"]
    found = [
        (f"{p.story} {p.kind}", text[p.start : p.end])
        for p in find_parts(text, case.get("title", ""))
    ]
    wanted = [tuple(part.split(" ", 2)) for part in case["parts"]]
    assert [head for head, _ in found] == [f"{story} {kind}" for story, kind, _ in wanted]
    for (_, words), (_, _, beginning) in zip(found, wanted, strict=True):
        assert f"{words}|" == beginning or words.startswith(beginning), words


@given(TEXTS, strategies.one_of(strategies.just(""), TEXTS))
@settings(max_examples=300)
@example("(@" * 50 + "— a (@b)", "")
@example("date 2031-04-12", "date")
@example("https://t.co/x", "")
def test_parts_are_inside_the_text_in_order_and_apart(text, title):
    parts = find_parts(text, title, "2031-04-12")
    for part in parts:
        assert part.kind in PART_KINDS
        words = text[part.start : part.end]
        assert words
        assert words == words.strip()
        assert part.place == (words if part.kind == "dateline" else "")
    for before, part in pairwise(parts):
        assert before.end <= part.start
        assert before.story <= part.story <= before.story + 1


def test_a_post_has_author_and_day():
    text = (
        "They met.\n\nGlad to be here pic.twitter.com/a1 — Kestria MFA (@KestriaMFA) April 2, 2031"
    )
    post = find_parts(text)[-1]
    assert (post.kind, post.author, post.date) == (
        "social",
        "Kestria MFA (@KestriaMFA)",
        "2031-04-02",
    )


@pytest.mark.parametrize(
    ("dateline", "published", "date"),
    [
        ("LIMA, 12 Jan 1989 (AA) -", "", "1989-01-12"),
        ("LIMA, 29 NOV 89 (AA) --", "", "1989-11-29"),
        ("LIMA, Jan 2 (AA) -", "", ""),
        ("LIMA, Jan 2 (AA) -", "2031-01-03", "2031-01-02"),
        ("LIMA, Dec 30 (AA) -", "2031-01-03", "2030-12-30"),
        ("LIMA (AA) -", "2031-01-03", ""),
    ],
)
def test_a_dateline_has_its_day_where_a_year_is_known(dateline, published, date):
    part = find_parts(f"{dateline} The envoys met.", "", published)[0]
    assert (part.kind, part.place, part.date) == ("dateline", "LIMA", date)


def test_hints_say_what_markup_knows():
    text = "Both sides met on Monday.\n\nThe hall was full.\n\nAs before."
    parts = find_parts(text, hints={text.index("The hall"): "caption"})
    assert [part.kind for part in parts] == ["body", "caption", "body"]


@pytest.mark.parametrize(
    "text",
    [
        "x\n" * 100_000,
        "word " * 200_000,
        "— a (@" * 100_000,
        "(" * 500_000,
        "A " * 300_000 + ":",
        "Photo:\n" * 50_000,
        "." + " " * 500_000 + "x",
        "https://t.co/a " * 20_000,
        "Title: x\n" * 50_000,
    ],
    ids=range(9),
)
def test_large_odd_texts_take_no_more_than_a_moment(text):
    assert find_parts(text)


def test_the_document_is_never_changed_by_wide_gaps():
    text = "The envoys met on Monday." * 9 + "      They left on Tuesday, an official said."
    assert [text[p.start : p.end][:9] for p in find_parts(text)] == ["The envoy", "They left"]
