import numpy as np
from hypothesis import given, strategies
from hypothesis.extra import numpy as arrays

from dateline.reading.entities import EntityDecoder
from dateline.records import Entity

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
DECODER = EntityDecoder(LABELS)


def scores_for(labels):
    scores = np.zeros((len(labels), len(LABELS)), np.float32)
    for row, label in enumerate(labels):
        scores[row, LABELS.index(label)] = 3
    return scores


def test_spans_are_collected():
    found = DECODER.spans(scores_for(["B-PER", "I-PER", "O", "B-LOC", "B-LOC"]))
    assert found == (Entity(0, 1, "PER"), Entity(3, 3, "LOC"), Entity(4, 4, "LOC"))


def test_a_label_that_cannot_follow_is_mended_by_the_next_best():
    scores = scores_for(["O", "I-PER", "I-PER"])
    scores[0, LABELS.index("B-PER")] = 2
    assert DECODER.spans(scores) == (Entity(0, 2, "PER"),)


@given(
    strategies.integers(1, 8).flatmap(
        lambda n: arrays.arrays(
            np.float32, (n, len(LABELS)), elements=strategies.floats(-9, 9, width=32)
        )
    )
)
def test_spans_never_overlap(scores):
    last = -1
    for entity in DECODER.spans(scores):
        assert last < entity.first <= entity.last < len(scores)
        last = entity.last
