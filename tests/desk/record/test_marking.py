"""Texts in pieces: nothing is lost, and each piece has just the marks that lie over it."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.marking import KINDS, Span, pieces

TEXT = "Zoë’s envoy, \U0001f600, met\nthe council."


@given(
    st.tuples(st.integers(0, 20), st.integers(0, 40)),
    st.lists(
        st.builds(
            Span,
            st.integers(0, 40),
            st.integers(0, 40),
            st.sampled_from(KINDS),
            st.sampled_from(["a", "b"]),
            st.sampled_from(["", "e1", "e2"]),
        )
    ),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9))),
)
def test_pieces_are_the_text_and_carry_what_lies_over_them(bounds, spans, sentences):
    spans = [span for span in spans if span.start < span.end]
    start, end = min(bounds), min(max(bounds), len(TEXT))
    place = start
    for piece in pieces(TEXT, (start, end), spans, sentences):
        assert piece.text == TEXT[place : place + len(piece.text)]
        for offset in range(place, place + len(piece.text)):
            over = {span.kind for span in spans if span.start <= offset < span.end}
            assert over == set(piece.kinds)
        place += len(piece.text)
    assert place == max(start, end)


def test_the_sentence_is_marked_where_it_begins():
    found = pieces(TEXT, (0, len(TEXT)), [Span(4, 9, "actor", "x")], [(0, 7), (14, 8)])
    assert [piece.sentence for piece in found] == [7, None, None, 8]
    assert [piece.begins for piece in found] == [False, True, False, False]
