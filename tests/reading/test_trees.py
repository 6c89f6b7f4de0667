from itertools import product

import numpy as np
from hypothesis import given, settings, strategies
from hypothesis.extra import numpy as arrays

from dateline.reading.trees import best_tree, is_tree

SCORES = strategies.integers(1, 5).flatmap(
    lambda n: arrays.arrays(np.float32, (n, n + 1), elements=strategies.integers(-50, 50))
)


def all_trees(words: int):
    for heads in product(range(words + 1), repeat=words):
        if is_tree(list(heads)):
            yield heads


@given(SCORES)
@settings(max_examples=150, deadline=None)
def test_no_tree_with_one_root_scores_higher(scores):
    words = len(scores)
    found = best_tree(scores)
    assert is_tree(found)

    def total(heads):
        return sum(float(scores[i, head]) for i, head in enumerate(heads))

    assert total(found) == max(total(heads) for heads in all_trees(words))


def test_a_cycle_is_no_tree():
    assert not is_tree([2, 1])
    assert not is_tree([2, 3, 1])
    assert not is_tree([0, 3, 2])


def test_two_roots_are_no_tree():
    assert not is_tree([0, 0])
    assert is_tree([0, 1])


def test_trees_may_cross():
    scores = np.full((4, 5), -10, np.float32)
    for word, head in enumerate([3, 4, 0, 3]):
        scores[word, head] = 5
    assert best_tree(scores) == [3, 4, 0, 3]


def test_long_sentences_are_solved():
    chance = np.random.default_rng(0)
    scores = chance.normal(size=(400, 401)).astype(np.float32)
    assert is_tree(best_tree(scores))
