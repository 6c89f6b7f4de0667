"""Weights of incidents fitted on judged pairs, the other weights held by hand.

Logistic regression by Newton's steps with a pull towards 0. Only the features marked
``fitted`` in ``weights.toml`` move: the tuning pairs are too few for all.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.batch import read_all
from dateline.evaluate.incident_pairs import read_pairs, reports_of
from dateline.evaluate.incidents import event_at, pairs_file
from dateline.incidents import scoring
from dateline.incidents.clustering import components
from dateline.incidents.scoring import COPY, features, setting, weights
from dateline.records import Document, Record
from dateline.store import open_store
from dateline.store.incidents import indexed_happenings, update

#: The strength of the pull towards 0.
_PULL: Final = 0.5
_STEPS: Final = 50
_PARTS: Final = 10

#: Likelihoods at which precision and recall are shown.
BARS: Final = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_WEIGHTS: Final = Path(scoring.__file__).parent / "data" / "weights.toml"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair: its features, whether it is one, the reports that it hangs together with."""

    features: Mapping[str, float]
    same: bool
    group: str


@dataclass(frozen=True, slots=True)
class Point:
    """Judged pairs at least so likely: share that is one, and share of those that are one."""

    likely: float
    joined: int
    precision: float
    recall: float


def fitted_names() -> list[str]:
    """Return the features whose weights are fitted."""
    return [name for name, row in weights().items() if row.fitted]


def fit(given: Sequence[Example]) -> dict[str, float]:
    """Return the fitted weights by feature."""
    names = fitted_names()
    held = _held(given, names)
    values = _values(given, names)
    same = np.array([one.same for one in given], dtype=np.float64)
    found = np.zeros(len(names))
    for _ in range(_STEPS):
        likely = _logistic(held + values @ found)
        slope = values.T @ (likely - same) + _PULL * found
        bend = (values.T * (likely * (1.0 - likely))) @ values + _PULL * np.eye(len(names))
        found = found - np.linalg.solve(bend, slope)
    return {name: float(value) for name, value in zip(names, found, strict=True)}


def crossed(given: Sequence[Example], at: Iterable[float]) -> list[Point]:
    """Return precision and recall of judged pairs by weights fitted without their reports."""
    names = fitted_names()
    groups = sorted({one.group for one in given})
    part = {group: number % _PARTS for number, group in enumerate(groups)}
    likely, same = [], []
    for number in range(_PARTS):
        own = [one for one in given if part[one.group] == number]
        found = fit([one for one in given if part[one.group] != number])
        weight = np.array([found[name] for name in names])
        likely += list(_logistic(_held(own, names) + _values(own, names) @ weight))
        same += [one.same for one in own]
    return [_point(np.array(likely), np.array(same), value) for value in at]


def write(found: Mapping[str, float], path: Path = _WEIGHTS) -> None:
    """Put fitted weights into the file of weights, to two decimals, and leave the rest."""
    text = path.read_text(encoding="utf-8")
    for name, value in found.items():
        text = re.sub(rf"(?m)^({name} = {{ weight = )[^,]+", rf"\g<1>{value:.2f}", text)
    path.write_text(text, encoding="utf-8")


def _point(likely: Floats, same: NDArray[np.bool_], value: float) -> Point:
    joined = likely >= value
    right = float((joined & same).sum())
    return Point(value, int(joined.sum()), right / max(joined.sum(), 1), right / same.sum())


def _held(given: Sequence[Example], fitted: Sequence[str]) -> Floats:
    """Return the parts of the sums whose weights are held."""
    kept = {name: row.value for name, row in weights().items() if name not in {COPY, *fitted}}
    sums = [sum(kept.get(name, 0.0) * x for name, x in one.features.items()) for one in given]
    return setting("bias") + np.array(sums)


def _values(given: Sequence[Example], names: Sequence[str]) -> Floats:
    """Return the values of features, pairs by features."""
    return np.array([[one.features.get(name, 0.0) for name in names] for one in given])


def _logistic(sums: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-sums))


def examples(data: Path) -> list[Example]:
    """Return the pairs of judged events for tuning. Raises MissingData."""
    pairs = [pair for pair in read_pairs(pairs_file()) if pair.part == "tune"]
    documents = reports_of(pairs, data)
    records = _records(documents.values())
    found = {record.document.id: record for record in records}
    ends = [
        [
            event_at(found.get(documents[side.source, side.id].id), side.spans, pair.type)
            for side in (pair.left, pair.right)
        ]
        for pair in pairs
    ]
    links = [(pair.left.id, pair.right.id) for pair in pairs]
    parts = components({end for link in links for end in link}, links)
    home = {key: part[0] for part in parts for key in part}
    compared = _compared(records, [(one, two) for one, two in ends if one and two])
    return [
        Example(compared[one, two], pair.same, home[pair.left.id])
        for pair, (one, two) in zip(pairs, ends, strict=True)
        if (one, two) in compared
    ]


def _records(documents: Iterable[Document]) -> list[Record]:
    read = read_all(dict.fromkeys(documents))
    return [record for record in read if isinstance(record, Record)]


def _compared(
    records: Iterable[Record], pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Mapping[str, float]]:
    """Return the features of pairs of events whose sentences share anything."""
    wanted = list(pairs)
    with open_store(":memory:") as store:
        store.write(records)
        update(store)
        known = indexed_happenings(store, {event for pair in wanted for event in pair})
    found = {(one, two): features(known[one], known[two]) for one, two in wanted}
    return {pair: own for pair, own in found.items() if own["text"] >= setting("least_text")}
