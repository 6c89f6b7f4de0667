"""B-cubed by hand."""

import pytest

from dateline.evaluate.coreference import Link, b_cubed, strict_recall


def links(*pairs):
    return [Link(n, n + 1, gold, ours) for n, (gold, ours) in enumerate(pairs)]


def test_the_same_partition_is_right():
    found = links(("a", 1), ("a", 1), ("b", 2))
    assert b_cubed(found) == (3, 3)
    assert strict_recall(found) == 3


def test_one_heap_costs_precision_only():
    precision, recall = b_cubed(links(("a", 1), ("a", 1), ("b", 1)))
    assert precision == pytest.approx(2 / 3 + 2 / 3 + 1 / 3)
    assert recall == 3


def test_splitting_costs_recall_only():
    precision, recall = b_cubed(links(("a", 1), ("a", 2)))
    assert (precision, recall) == (2, 1)


def test_a_missed_mention_costs_recall_only_where_all_count():
    found = links(("a", 1), ("a", -1))
    assert b_cubed(found) == (1, 1)
    assert strict_recall(found) == pytest.approx(0.5)
