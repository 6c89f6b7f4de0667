"""From arc scores to a tree: the best head of each word, made a tree where it is none."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_ROOT_COST = 1e5


def is_tree(heads: list[int]) -> bool:
    """Say whether heads (counted from 1, 0 the root) make one tree with one root."""
    if heads.count(0) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        node, path = start, []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node - 1]
        if state[node] == 1:
            return False
        for passed in path:
            state[passed] = 2
    return True


def best_tree(scores: Scores) -> list[int]:
    """Return the heads of the highest-scoring tree with exactly one root.

    ``scores`` is (W, W + 1): row i holds the scores of word i + 1's heads, column 0
    the root's. Chu and Liu 1965, Edmonds 1967; each root arc is made dear, so that
    only one is taken.
    """
    words = len(scores)
    full = np.full((words + 1, words + 1), -np.inf)
    full[1:] = scores
    full[1:, 0] -= _ROOT_COST
    np.fill_diagonal(full, -np.inf)
    return [int(head) for head in _edmonds(full)[1:]]


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return heads; ``scores[d, h]`` is the score of h governing d, node 0 the root."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    small, enter, leave = _contract(scores, heads, cycle, outside)
    chosen = _edmonds(small)
    return _expand(chosen, heads, outside, enter, leave)


def _find_cycle(heads: NDArray[np.int64]) -> NDArray[np.int64] | None:
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        node, path = start, []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :])
        state[path] = 2
    return None


def _contract(
    scores: NDArray[np.float64],
    heads: NDArray[np.int64],
    cycle: NDArray[np.int64],
    outside: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the scores with the cycle as one last node, and who links it to each other node."""
    count = len(outside)
    small = np.full((count + 1, count + 1), -np.inf)
    small[:count, :count] = scores[np.ix_(outside, outside)]
    from_cycle = scores[np.ix_(outside, cycle)]
    small[:count, count] = from_cycle.max(1)
    leave = cycle[from_cycle.argmax(1)]
    gains = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    small[count, :count] = gains.max(0)
    enter = cycle[gains.argmax(0)]
    return small, enter, leave


def _expand(
    chosen: NDArray[np.int64],
    heads: NDArray[np.int64],
    outside: NDArray[np.int64],
    enter: NDArray[np.int64],
    leave: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the heads of the whole graph, given those of the contracted one."""
    count = len(outside)
    full = heads.copy()
    for place in range(1, count):
        head = int(chosen[place])
        full[outside[place]] = leave[place] if head == count else outside[head]
    governor = int(chosen[count])
    full[enter[governor]] = outside[governor]
    return full
