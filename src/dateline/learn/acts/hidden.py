"""What the reading model hands on to the event head, as it does at run time."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.learn.acts.examples import ActExample
from dateline.reading.acts import HIDDEN
from dateline.reading.sessions import open_session

_BATCH = 512


def hidden_values(path: Path, examples: Sequence[ActExample]) -> list[NDArray[np.float16]]:
    """Return (S, 768) of each example; those with the same words share theirs."""
    session = open_session(path)
    groups: dict[int, dict[tuple[int, ...], list[int]]] = defaultdict(dict)
    for number, example in enumerate(examples):
        key = (*example.subwords, *example.cases)
        groups[len(example.subwords)].setdefault(key, []).append(number)
    found: list[NDArray[np.float16]] = [np.zeros((0, 0), np.float16)] * len(examples)
    for length, alike in groups.items():
        owners = list(alike.values())
        step = max(1, _BATCH // length)
        for place in range(0, len(owners), step):
            part = owners[place : place + step]
            feed = {
                "subwords": np.array([examples[own[0]].subwords for own in part], np.int32),
                "cases": np.array([examples[own[0]].cases for own in part], np.int32),
                "barred": np.zeros((len(part), length), np.float32),
            }
            values = np.concatenate(session.run(list(HIDDEN), feed), 2)
            for own, value in zip(part, values.astype(np.float16), strict=True):
                for number in own:
                    found[number] = value
    return found
