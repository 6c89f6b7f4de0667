"""How well each candidate fits a place name: points for features that can be read aloud.

Size, kind and fame; lying in what the text says the place lies in; its state being named;
namesakes that news means instead. The figures were chosen on the even documents of LGL
and GeoVirus (see ``dateline.evaluate.places``) and rounded; none is finer than it needs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log10
from typing import Final

from dateline.resolved.gazetteer import ALTERNATE, BASE, FIRST, MAIN, PEOPLE, SHORT, Spot
from dateline.resolved.spots import Candidate, candidates, kilometres

#: Points of a kind over a town of the same size.
_KINDS: Final = {
    "PCLI": 4.2,
    "ADM1": 0.6,
    "ADM2": -1.0,
    "PPLC": 0.5,
    "RGN": 4.0,
    "AREA": 6.0,
    "SEA": 6.0,
    "ISL": 4.0,
    "CONT": 6.0,
    "SITE": 4.0,
}
_FLAGS: Final = {ALTERNATE: -1.5, BASE: -2.0, PEOPLE: -0.3, SHORT: -1.0, FIRST: 2.0}
#: A state under a name that it had, or that mostly means something else.
_OLD_STATE: Final = -2.5
#: A word beside the name asks for this kind, or for another ("region", "city of").
_FITS: Final = 2.0
#: For each tenfold number of names in the languages of the world.
_FAME: Final = 0.7
#: Lying in what the text says; another candidate does.
_WITHIN, _OUTSIDE = 6.0, -2.0
#: Each time the report names the state, up to so many times.
_NAMED, _MOST_NAMED = 0.6, 3
#: Overshadowed by a namesake around it or in it; by a division elsewhere in its state.
_SHADOW, _LISTED = -3.5, -2.0
_TOWNS: Final = frozenset(("PPL", "PPLC"))
_PARTS: Final = _TOWNS | {"ADM1", "ADM2"}
#: How far a container without known bounds reaches, in km: a region or island, a town.
_REACH: Final = {"RGN": 400.0, "ISL": 400.0}
_TOWN_REACH: Final = 60.0
#: Towns from here on hold others even where a division bears their name.
_GREAT: Final = 500_000


@dataclass(slots=True)
class Weighed:
    """A name of one report with what may be meant and what is meant so far.

    ``base`` are the points that depend on no other name, ``points`` the present ones,
    ``best`` the number of the candidate that leads. ``cells`` are squares of the map
    around the candidates with how likely they are.
    """

    found: tuple[Candidate, ...]
    base: list[float]
    reasons: list[list[str]]
    points: list[float] = field(default_factory=list)
    best: int = 0
    cells: dict[tuple[int, int], float] = field(default_factory=dict)


def weigh(name: str, within: Sequence[str], counts: Mapping[str, int]) -> Weighed | None:
    """Give the candidates of a name the points that depend on no other name.

    ``within`` is what the text says the place lies in, nearest first; ``counts`` how often
    the report names each state. None where the gazetteer has no such name.
    """
    found = candidates(name)
    if not found:
        return None
    shadows = [_shadow(candidate, found) for candidate in found]
    inside = _inside_each(found, shadows, within)
    base, reasons = [], []
    for candidate, (contained, share), shadow in zip(found, inside, shadows, strict=True):
        points, said = _own_points(candidate) + shadow, []
        if contained:
            points += _WITHIN * share
            said.append(f"in {contained}")
        elif any(container for container, _ in inside):
            points += _OUTSIDE
        named = min(counts.get(candidate.spot.country, 0), _MOST_NAMED)
        if named and candidate.spot.kind != "PCLI":
            points += _NAMED * named
            said.append(f"{candidate.spot.country} is named")
        base.append(points)
        reasons.append(said)
    outside = bool(within) and not any(container for container, _ in inside)
    if outside and all(one.flag == ALTERNATE for one in found):
        return None  # a translation of the name, elsewhere: "White House" is no Casablanca
    return Weighed(found, base, reasons, points=list(base))


def _inside_each(
    found: Sequence[Candidate], shadows: Sequence[float], within: Sequence[str]
) -> list[tuple[str, float]]:
    """Return for each candidate the nearest container that it lies in, and what that is worth.

    The nearest known container counts fully, those around it half.
    """
    known = [(written, others) for written in within if (others := _containers(written))]
    answers = []
    for candidate, shadow in zip(found, shadows, strict=True):
        answer = ("", 0.0)
        for number, (written, others) in enumerate(known if shadow != _LISTED else ()):
            spot = candidate.spot
            if any(one.spot.id != spot.id and _lies_in(spot, one.spot) for one in others):
                answer = (written, 0.5 if number else 1.0)
                break
        answers.append(answer)
    return answers


def _containers(written: str) -> list[Candidate]:
    """Return what a container may be: states and divisions, else towns; great towns always."""
    found = candidates(written)
    if not any(one.spot.kind in ("PCLI", "ADM1") and one.flag != BASE for one in found):
        return list(found)
    return [one for one in found if one.spot.kind not in _TOWNS or one.spot.population > _GREAT]


def _shadow(candidate: Candidate, found: Sequence[Candidate]) -> float:
    """Return the points lost to a namesake that news means instead, within one state.

    The state itself before its parts (Mexico); the town before the division around it
    (Kharkiv), unless a word says which; the division before a town elsewhere (Wyoming).
    """
    spot = candidate.spot
    if candidate.fits > 0 or candidate.flag == FIRST or spot.kind not in _PARTS:
        return 0.0
    town = spot.kind in _TOWNS
    for other in found:
        if other.spot.country != spot.country or other.flag not in (MAIN, ALTERNATE, FIRST):
            continue
        if other.spot.kind == "PCLI" and other.flag == MAIN:
            return _SHADOW
        together = other.spot.division == spot.division
        if not town and together and other.spot.kind in _TOWNS:
            return _SHADOW
        if town and not together and other.spot.kind == "ADM1" and other.flag == MAIN:
            return _LISTED
    return 0.0


def _own_points(candidate: Candidate) -> float:
    """Return the points of a candidate by size, kind, fame and spelling."""
    spot = candidate.spot
    points = log10(spot.population + 10) + _KINDS.get(spot.kind, 0.0)
    points += _FAME * log10(spot.fame + 1)
    if spot.kind == "PCLI" and candidate.flag == ALTERNATE:
        points += _OLD_STATE
    return points + _FLAGS.get(candidate.flag, 0.0) + _FITS * candidate.fits


def _lies_in(spot: Spot, container: Spot) -> bool:
    if not container.country:
        return False
    if spot.country != container.country:
        return False
    if container.kind == "PCLI":
        return True
    if container.kind == "ADM1":
        return spot.division == container.division
    if container.kind == "ADM2":
        return spot.district == container.district and spot.division == container.division
    return kilometres(spot, container) < _REACH.get(container.kind, _TOWN_REACH)


def choose(weighed: Weighed) -> None:
    """Set the best candidate; the first of equals, which has most people."""
    weighed.best = max(range(len(weighed.found)), key=lambda n: (weighed.points[n], -n))
