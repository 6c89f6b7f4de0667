from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.incidents.clustering import Ties, cluster, components, ordered
from dateline.incidents.groups import Bounds

LINK = 0.5


def grouped(scores, bounds=None, ties=None, names="abcdef"):
    given_bounds = {name: Bounds() for name in names} | (bounds or {})
    found = cluster(
        given_bounds, {ordered(*pair): v for pair, v in scores.items()}, LINK, ties or Ties()
    )
    return [group for group in map("".join, found) if len(group) > 1]


def test_likely_pairs_come_together():
    assert grouped({("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.7}) == ["abc"]


def test_a_chain_does_not_run_away():
    # Each is like the next one alone: on average the ends are not alike.
    chain = {("a", "b"): 0.9, ("b", "c"): 0.9, ("c", "d"): 0.9, ("d", "e"): 0.9}
    assert grouped(chain) == ["ab", "cd"]


def test_days_too_far_apart_stay_apart():
    early, late = Bounds(10, 10, 1), Bounds(15, 15, 1)
    assert grouped({("a", "b"): 0.9}, {"a": early, "b": late}) == []
    assert grouped({("a", "b"): 0.9}, {"a": early, "b": Bounds(11, 11, 1)}) == ["ab"]


def test_a_span_of_days_holds_for_the_whole_group():
    days = {"a": Bounds(10, 10, 1), "b": Bounds(11, 11, 1), "c": Bounds(12, 12, 1)}
    scores = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.8}
    assert grouped(scores, days) == ["ab"]


def test_other_countries_are_other_incidents():
    places = {"a": Bounds(countries=frozenset("X")), "b": Bounds(countries=frozenset("Y"))}
    assert grouped({("a", "b"): 0.9}, places) == []


def test_copies_are_one_whatever_their_days():
    assert grouped({("a", "b"): 1.0}, {"a": Bounds(10, 10), "b": Bounds(30, 30)}) == ["ab"]


def test_judgements_go_before_likeness():
    ties = Ties((("a", "c"),), frozenset({("a", "b")}))
    assert grouped({("a", "b"): 0.99, ("b", "c"): 0.99}, ties=ties) == ["ac"]


def test_what_was_parted_later_is_not_joined_by_an_earlier_chain():
    ties = Ties((("a", "b"), ("b", "c")), frozenset({("a", "c")}))
    assert grouped({}, ties=ties) == ["ab"]


PAIRS = [(a, b) for a in "abcdefgh" for b in "abcdefgh" if a < b]


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.1, 0.4, 0.5, 0.6, 0.9, 1.0])),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 5)),
    st.randoms(use_true_random=False),
)
def test_the_order_of_pairs_does_not_matter(scores, days, chance):
    bounds = {name: Bounds() for name in "abcdefgh"}
    bounds |= {name: Bounds(day, day, 1) for name, day in days.items()}
    expected = cluster(bounds, scores, LINK, Ties())
    shuffled = list(scores.items())
    chance.shuffle(shuffled)
    mixed = list(bounds.items())
    chance.shuffle(mixed)
    assert cluster(dict(mixed), dict(shuffled), LINK, Ties()) == expected
    assert sorted(member for group in expected for member in group) == sorted(bounds)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.2, 0.6, 0.9, 1.0])))
def test_parts_that_do_not_hang_together_can_be_worked_out_one_by_one(scores):
    links = [pair for pair, score in scores.items() if score >= LINK]
    parts = components("abcdefgh", links)
    whole = cluster({name: Bounds() for name in "abcdefgh"}, scores, LINK, Ties())
    alone = []
    for part in parts:
        own = {pair: v for pair, v in scores.items() if pair[0] in part and pair[1] in part}
        alone += cluster({name: Bounds() for name in part}, own, LINK, Ties())
    assert sorted(alone) == whole
