"""Weights of incidents fitted on judged pairs and on ECB+, the other weights held by hand.

Logistic regression by Newton's steps with a pull towards 0. Only the bias and the features
marked ``fitted`` in ``weights.toml`` move: 160 judged pairs are too few for all. Pairs of
ECB+ (even topics) count little each, as there are many of few topics, without dates.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.batch import read_all
from dateline.evaluate.incident_pairs import read_pairs, reports_of
from dateline.evaluate.incidents import aligned, ecb_reports, event_at, pairs_file
from dateline.incidents import scoring
from dateline.incidents.clustering import components
from dateline.incidents.scoring import COPY, features, setting, weights
from dateline.records import Document, Record
from dateline.store import open_store
from dateline.store.incidents import indexed_happenings, update

#: What a pair of ECB+ counts, and the strength of the pull towards 0.
_ECB_COUNTS: Final = 0.1
_PULL: Final = 0.5
_BIAS_PULL: Final = 0.01
_STEPS: Final = 50
#: ECB+ pairs with less than this by the held weights alone tell nothing.
_LEAST_SUM: Final = -1.1
_PARTS: Final = 10

#: Likelihoods at which precision and recall are shown.
BARS: Final = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_WEIGHTS: Final = Path(scoring.__file__).parent / "data" / "weights.toml"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair: its features, whether it is one, what it counts, reports it hangs together with."""

    features: Mapping[str, float]
    same: bool
    counts: float
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


def examples(data: Path) -> list[Example]:
    """Return the tuning pairs and the pairs of the even topics of ECB+. Raises MissingData."""
    return [*_judged(data), *_of_ecb(data)]


def fit(given: Sequence[Example]) -> dict[str, float]:
    """Return the bias and the fitted weights."""
    names = fitted_names()
    held = _held(given, names)
    values = np.array([[1.0, *(one.features.get(name, 0.0) for name in names)] for one in given])
    same = np.array([one.same for one in given], dtype=np.float64)
    counts = np.array([one.counts for one in given])
    pull = np.array([_BIAS_PULL, *(_PULL for _ in names)])
    found = np.zeros(len(pull))
    for _ in range(_STEPS):
        likely = _logistic(held + values @ found)
        slope = values.T @ (counts * (likely - same)) + pull * found
        bend = (values.T * (counts * likely * (1.0 - likely))) @ values + np.diag(pull)
        found = found - np.linalg.solve(bend, slope)
    return {name: float(value) for name, value in zip(["bias", *names], found, strict=True)}


def crossed(given: Sequence[Example], at: Iterable[float]) -> list[Point]:
    """Return precision and recall of judged pairs by weights fitted without their reports."""
    names = fitted_names()
    judged = [one for one in given if one.counts == 1.0]
    groups = sorted({one.group for one in judged})
    part = {group: number % _PARTS for number, group in enumerate(groups)}
    likely, same = [], []
    for number in range(_PARTS):
        own = [one for one in judged if part[one.group] == number]
        left = [one for one in given if one.counts != 1.0 or part[one.group] != number]
        found = fit(left)
        sums = _held(own, names) + found["bias"]
        sums += [sum(found[name] * one.features.get(name, 0.0) for name in names) for one in own]
        likely += list(_logistic(sums))
        same += [one.same for one in own]
    return [_point(np.array(likely), np.array(same), value) for value in at]


def write(found: Mapping[str, float], path: Path = _WEIGHTS) -> None:
    """Put fitted weights into the file of weights, to two decimals, and leave the rest."""
    text = path.read_text(encoding="utf-8")
    for name, value in found.items():
        kept = rf"(?m)^({name} = {{ weight = )\S+?(?=,)" if name != "bias" else r"(?m)^(bias = )\S+"
        text = re.sub(kept, rf"\g<1>{value:.2f}", text)
    path.write_text(text, encoding="utf-8")


def _point(likely: Floats, same: NDArray[np.bool_], value: float) -> Point:
    joined = likely >= value
    right = float((joined & same).sum())
    return Point(value, int(joined.sum()), right / max(joined.sum(), 1), right / same.sum())


def _held(given: Sequence[Example], fitted: Sequence[str]) -> Floats:
    """Return the parts of the sums whose weights are held."""
    kept = {name: row.value for name, row in weights().items() if name not in {COPY, *fitted}}
    return np.array(
        [sum(kept.get(name, 0.0) * x for name, x in one.features.items()) for one in given]
    )


def _logistic(sums: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-sums))


def _judged(data: Path) -> list[Example]:
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
        Example(compared[one, two], pair.same, 1.0, home[pair.left.id])
        for pair, (one, two) in zip(pairs, ends, strict=True)
        if (one, two) in compared
    ]


def _of_ecb(data: Path) -> list[Example]:
    rows = ecb_reports(data, 0)
    records = _records(rows)
    by_id = {document.id: row for document, row in rows.items()}
    topics: dict[str, list[tuple[str, str, str]]] = {}
    for record in records:
        row = by_id[record.document.id]
        own = topics.setdefault(str(row["topic"]), [])
        own += ((event, record.document.id, chain) for event, chain in aligned(record, row))
    pairs = {
        (one[0], two[0]): (one[2] == two[2], _ECB_COUNTS, topic)
        for topic in sorted(topics)
        for one, two in combinations(topics[topic], 2)
        if one[1] != two[1]
    }
    compared = _compared(records, pairs)
    found = [Example(own, *pairs[pair]) for pair, own in compared.items()]
    held = _held(found, fitted_names())
    return [one for one, total in zip(found, held, strict=True) if total > _LEAST_SUM]


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
