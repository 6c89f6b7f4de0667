from hypothesis import given, strategies

from dateline.reading.windows import WINDOW, cut_windows


@given(
    strategies.lists(
        strategies.tuples(strategies.sampled_from("ab,.;"), strategies.integers(1, 8)), max_size=900
    )
)
def test_windows_cover_all_words_and_fit(words):
    forms, sizes = [w for w, _ in words], [n for _, n in words]
    place = 0
    for start, end in cut_windows(forms, sizes):
        assert start == place < end
        assert sum(sizes[start:end]) <= WINDOW
        place = end
    assert place == len(forms)


def test_a_window_ends_after_the_strongest_late_mark():
    forms = ["a"] * 170 + [";"] + ["a"] * 10 + [","] + ["a"] * 100
    assert cut_windows(forms, [1] * len(forms))[0] == (0, 171)
