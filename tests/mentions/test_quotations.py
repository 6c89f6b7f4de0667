from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.quotations import find_quotations


def quoted(text):
    return [text[a:b] for a, b in find_quotations(text, [(0, len(text))])]


def test_curly_and_straight_marks():
    assert quoted("He said “we agree” and left.") == ["we agree"]
    assert quoted('He said "we agree" and "so be it".') == ["we agree", "so be it"]


def test_single_marks_count_only_without_double_ones():
    assert quoted("He said ‘we agree’ and left.") == ["we agree"]
    assert quoted("He said “the ‘old’ way” works.") == ["the ‘old’ way"]


def test_apostrophes_are_no_marks():
    assert quoted("The minister’s aides didn’t say whose ‘idea’ it was, didn’t they?") == ["idea"]


def test_a_paragraph_that_opens_and_does_not_close_is_quoted_to_its_end():
    text = "“This goes on into the next paragraph, as long statements do in the press."
    assert quoted(text) == [text[1:]]


@given(st.text(alphabet="“”\"'‘’ ab.\n,", max_size=80))
def test_spans_lie_inside_and_do_not_overlap(text):
    spans = find_quotations(text, [(0, len(text))])
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
