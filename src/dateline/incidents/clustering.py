"""Pairs of events to incidents, the same whatever the order in which they come.

Events that hang together by joined pairs are brought together step by step, the two groups
first that are most alike on average; pairs that were not kept count as 0. So one chance pair
does not tie two incidents together, and chains do not run away.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.incidents.groups import Bounds, bounds_of_all

Pair = tuple[str, str]
#: Digits of an average: beyond them the order of summing would tell.
_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Ties:
    """What people judged: pairs of events that must, or must not, be in one incident.

    ``must`` is in the order of weight, the last judgement first. Pairs are in order.
    """

    must: tuple[Pair, ...] = ()
    cannot: frozenset[Pair] = frozenset()


@dataclass(slots=True)
class _Cluster:
    members: list[str]
    bounds: Bounds
    sums: dict[str, float] = field(default_factory=dict)


def ordered(one: str, two: str) -> Pair:
    """Return a pair as it is kept: the lower id first."""
    return (one, two) if one <= two else (two, one)


def components(ids: Iterable[str], links: Iterable[Pair]) -> list[list[str]]:
    """Return the ids that hang together by links, each part and all parts in order."""
    parents = {one: one for one in ids}

    def root(one: str) -> str:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    for one, two in links:
        if one in parents and two in parents:
            low, high = ordered(root(one), root(two))
            parents[high] = low
    found: dict[str, list[str]] = {}
    for one in parents:
        found.setdefault(root(one), []).append(one)
    return sorted(sorted(part) for part in found.values())


def cluster(
    bounds: Mapping[str, Bounds], scores: Mapping[Pair, float], link: float, ties: Ties
) -> list[list[str]]:
    """Return the incidents of events that hang together, each as ids in order.

    ``scores`` has pairs in order; those of 1 (copies) are joined whatever their bounds, as
    those of ``ties.must`` are; ``ties.cannot`` goes before both.
    """
    copies = sorted(pair for pair, score in scores.items() if score >= 1.0)
    begun = _united(sorted(bounds), (*ties.must, *copies), ties.cannot)
    clusters = {
        group[0]: _Cluster(group, bounds_of_all(bounds[one] for one in group)) for group in begun
    }
    home = {member: name for name, one in clusters.items() for member in one.members}
    for (left, right), value in sorted(scores.items()):
        one, two = home.get(left), home.get(right)
        if one is not None and two is not None and one != two:
            clusters[one].sums[two] = clusters[one].sums.get(two, 0.0) + value
            clusters[two].sums[one] = clusters[two].sums.get(one, 0.0) + value
    barred = _barred(ties.cannot, home)
    _join(clusters, barred, link)
    return sorted(sorted(one.members) for one in clusters.values())


def _united(ids: Sequence[str], must: Iterable[Pair], cannot: frozenset[Pair]) -> list[list[str]]:
    """Return groups of ids that must be together, as far as what cannot be allows."""
    groups = {one: [one] for one in ids}
    for one, two in must:
        left, right = groups.get(one), groups.get(two)
        if left is None or right is None or left is right:
            continue
        if cannot and any(ordered(a, b) in cannot for a in left for b in right):
            continue
        left.extend(right)
        for member in right:
            groups[member] = left
    return sorted(
        sorted(group) for group in {id(group): group for group in groups.values()}.values()
    )


def _barred(cannot: Iterable[Pair], home: Mapping[str, str]) -> dict[str, set[str]]:
    barred: dict[str, set[str]] = {}
    for left, right in cannot:
        one, two = home.get(left), home.get(right)
        if one is not None and two is not None and one != two:
            barred.setdefault(one, set()).add(two)
            barred.setdefault(two, set()).add(one)
    return barred


def _join(clusters: dict[str, _Cluster], barred: dict[str, set[str]], link: float) -> None:
    """Join the two most alike clusters until none are alike enough."""
    heap: list[tuple[float, str, str]] = []
    for name in clusters:
        _push(heap, clusters, name, link)
    heapq.heapify(heap)
    while heap:
        likeness, one, two = heapq.heappop(heap)
        if one not in clusters or two not in clusters:
            continue
        left, right = clusters[one], clusters[two]
        if -_average(left, right, two) != likeness:  # it was of smaller clusters
            continue
        if two in barred.get(one, ()) or not left.bounds.admits(right.bounds):
            continue
        _take_in(clusters, barred, one, two)
        _push(heap, clusters, one, link)


def _average(left: _Cluster, right: _Cluster, name: str) -> float:
    total = left.sums.get(name, 0.0)
    return round(total / (len(left.members) * len(right.members)), _DIGITS)


def _push(
    heap: list[tuple[float, str, str]], clusters: Mapping[str, _Cluster], name: str, link: float
) -> None:
    for other in clusters[name].sums:
        average = _average(clusters[name], clusters[other], other)
        if average >= link:
            heapq.heappush(heap, (-average, *ordered(name, other)))


def _take_in(
    clusters: dict[str, _Cluster], barred: dict[str, set[str]], one: str, two: str
) -> None:
    """Put the second cluster into the first."""
    left, right = clusters[one], clusters.pop(two)
    left.members += right.members
    left.bounds = left.bounds.joined(right.bounds)
    left.sums.pop(two, None)
    for other, value in sorted(right.sums.items()):
        if other == one:
            continue
        # Rounded, so that the order in which groups grew leaves no trace.
        total = round(left.sums.get(other, 0.0) + value, _DIGITS)
        left.sums[other] = clusters[other].sums[one] = total
        del clusters[other].sums[two]
    for other in barred.pop(two, ()):
        barred.setdefault(one, set()).add(other)
        barred[other].discard(two)
        barred[other].add(one)
