import pytest

from dateline.evaluate.attributed import Attributed, outermost
from dateline.evaluate.attribution import Article, compare, exact_in, overlap, rows_of


def figures(gold, ours, text="x" * 100):
    rows = rows_of("test", [Article(text, tuple(gold), ours)])
    return {row.metric: row.score.value for row in rows}


def said(source, cue, content):
    return Attributed(*(((span,) if span else ()) for span in (source, cue, content)))


def test_a_span_is_right_where_it_shares_a_character_with_one_of_its_kind():
    gold = [((0, 5),), ((10, 12), (20, 25))]
    ours = [((4, 8),), ((22, 30),), ((40, 50),)]
    assert compare(gold, ours, overlap) == (2, 3, 2, 2)


def test_marks_at_the_ends_do_not_make_a_span_inexact():
    text = "He said “we agree.” Then"
    same = exact_in(text)
    assert same(((8, 19),), ((9, 17),))
    assert not same(((3, 19),), ((9, 17),))


def test_two_spans_of_ours_may_answer_one_of_gold():
    gold = [[said((0, 2), (3, 7), (8, 30))]]
    ours = [said((0, 2), (3, 7), (8, 12)), said((0, 2), (3, 7), (14, 30))]
    assert figures(gold, ours)["content, overlap F1"] == pytest.approx(100)
    assert figures(gold, ours)["content, exact F1"] == 0


def test_parts_of_two_attributions_are_not_all_three_of_one():
    gold = [[said((0, 2), (3, 7), (8, 30)), said((40, 42), (43, 47), (48, 70))]]
    mixed = [said((0, 2), (43, 47), (8, 30))]
    found = figures(gold, mixed)
    assert found["cue, overlap F1"] > 0
    assert found["all three of one attribution, overlap F1"] == 0


def test_an_article_read_by_many_weighs_as_one():
    gold = [said((0, 2), (3, 7), (8, 30))]
    once = [Article("x" * 100, (gold,), gold)]
    often = [Article("x" * 100, (gold, gold, []), gold)]
    [row] = [r for r in rows_of("test", once) if r.metric == "cue, overlap F1"]
    assert (row.score.value, row.score.count) == (pytest.approx(100), 1)
    [row] = [r for r in rows_of("test", often) if r.metric == "cue, overlap F1"]
    # two of three agree: of one span of ours two thirds are right, all that is there is found
    assert row.score.value == pytest.approx(80)


def test_what_is_said_within_other_words_is_left_out():
    outer = said((0, 2), (3, 7), (8, 60))
    inner = said((10, 12), (13, 17), (18, 30))
    assert outermost([outer, inner], []) == [outer]
    assert outermost([inner], [(9, 40)]) == []


def test_who_reports_a_report_and_the_report_are_both_kept():
    first, second = said((0, 2), (3, 7), (8, 60)), said((50, 55), (45, 49), (0, 40))
    assert outermost([first, second], []) == [first, second]
