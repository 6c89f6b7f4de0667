"""Which place is meant: candidates ranked by features that can be read aloud.

Each candidate gets points: for its size and kind, for lying in what the text says it
lies in, for its country being named, for being near the other places of the report. A
name means one place throughout a report. A country is never given as a point.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, log10
from typing import Final

from dateline.records import Place, PlaceMention
from dateline.resolved.gazetteer import (
    ALTERNATE,
    BASE,
    FIRST,
    MAIN,
    OWN_IDS,
    PEOPLE,
    SHORT,
    Spot,
    fold,
    shipped_gazetteer,
)
from dateline.resolved.spots import Candidate, candidates, kilometres

#: Points of a kind over a town of the same size.
_KIND_POINTS: Final = {
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
_FLAG_POINTS: Final = {ALTERNATE: -1.5, BASE: -2.0, PEOPLE: -0.3, SHORT: -1.0, FIRST: 1.5}
_WITHIN, _OUTSIDE = 6.0, -2.0
_NAMED_COUNTRY, _MOST_NAMED = 0.6, 3
_FITS: Final = 2.0
_SEAT, _LISTED = -3.5, -2.0
_OLD_STATE: Final = -2.5
_WITHIN_STATES: Final = frozenset(("PPL", "PPLC", "ADM1", "ADM2"))
_FAME: Final = 0.7
_NEAR, _CELLS = 1.7, 1.0
_DOUBT, _LEAST = 0.4, 0.02
_SAME_DIVISION, _SAME_COUNTRY = 1.0, 3.0
_ROUNDS: Final = 3
#: Other names weighed against one; more make no difference and cost time.
_OTHERS: Final = 40
_RIVALS: Final = 5
_CLASSES: Final = {"PPL": "P", "PPLC": "P", "SEA": "H", "ISL": "T", "SITE": "S"}
_REGIONS: Final = frozenset(("RGN", "AREA", "CONT"))
_RESOLUTIONS: Final = {
    "PCLI": "country",
    "ADM1": "province",
    "ADM2": "district",
    "RGN": "province",
    "ISL": "province",
    "SITE": "point",
}


@dataclass(slots=True)
class _Name:
    """A name of one report with what may be meant and what is meant so far."""

    found: tuple[Candidate, ...]
    base: list[float]
    reasons: list[list[str]]
    weight: int = 1
    points: list[float] = field(default_factory=list)
    best: int = 0
    cells: dict[tuple[int, int], float] = field(default_factory=dict)


def resolve_place(
    name: str,
    within: Sequence[str] = (),
    countries: Mapping[str, int] | Sequence[str] = (),
) -> Place | None:
    """Return the place that a name means, None where the gazetteer has no such name.

    ``within`` is what the text says it lies in, nearest first; ``countries`` are the
    codes of states that the report names, with how often where that is known.
    """
    counts = _counts(countries)
    weighed = _weigh(name, within, counts)
    if weighed is None:
        return _container(within, counts)
    _choose(weighed)
    return _answer(weighed)


def resolve_places(
    mentions: Sequence[PlaceMention], countries: Mapping[str, int] | Sequence[str] = ()
) -> tuple[Place | None, ...]:
    """Return what each place mention of one report means, weighed against one another.

    The states that the mentions name are added to ``countries``.
    """
    keys = _keys(mentions)
    counts = _counts(countries)
    for key in keys:
        for code in _states(key[0], key[1]):
            counts[code] = counts.get(code, 0) + 1
    names: dict[tuple[str, tuple[str, ...]], _Name] = {}
    for key in dict.fromkeys(keys):
        weighed = _weigh(*key, counts)
        if weighed is not None:
            weighed.weight = keys.count(key)
            names[key] = weighed
            _choose(weighed)
    _settle(list(names.values()))
    answers: dict[tuple[str, tuple[str, ...]], Place | None]
    answers = {key: _answer(weighed) for key, weighed in names.items()}
    for key in keys:
        if key not in answers:
            answers[key] = _container(key[1], counts)
    return tuple(answers[key] for key in keys)


def _container(within: Sequence[str], counts: Mapping[str, int]) -> Place | None:
    """Return what an unknown place lies in: less exact, but not lost."""
    for number, written in enumerate(within):
        weighed = _weigh(written, within[number + 1 :], counts)
        if weighed is not None:
            _choose(weighed)
            place = _answer(weighed)
            return replace(place, score=round(place.score / 2, 4), why=f"unknown; in {written}")
    return None


def _keys(mentions: Sequence[PlaceMention]) -> list[tuple[str, tuple[str, ...]]]:
    """Return name and container of each mention; one container serves all its namesakes."""
    said: dict[str, tuple[str, ...]] = {}
    for mention in mentions:
        if mention.within:
            said.setdefault(fold(mention.name), mention.within)
    return [
        (mention.name, mention.within or said.get(fold(mention.name), ())) for mention in mentions
    ]


def _counts(countries: Mapping[str, int] | Sequence[str]) -> dict[str, int]:
    if isinstance(countries, Mapping):
        return dict(countries)
    return {code: countries.count(code) for code in dict.fromkeys(countries)}


def _states(name: str, within: Iterable[str]) -> list[str]:
    """Return the codes of states that a mention names outright and of nothing else."""
    codes = []
    for written in (name, *within):
        found = candidates(written)
        if found and all(candidate.spot.kind == "PCLI" for candidate in found[:1]):
            codes.append(found[0].spot.country)
    return codes


def _weigh(name: str, within: Sequence[str], counts: Mapping[str, int]) -> _Name | None:
    """Give the candidates of a name the points that depend on no other name."""
    found = candidates(name)
    if not found:
        return None
    overshadowed = [_is_overshadowed(candidate, found) for candidate in found]
    inside = [
        "" if shadow == _LISTED else _inside(candidate.spot, within)
        for candidate, shadow in zip(found, overshadowed, strict=True)
    ]
    base, reasons = [], []
    for candidate, contained, shadow in zip(found, inside, overshadowed, strict=True):
        points, said = _own_points(candidate) + shadow, []
        if contained:
            points += _WITHIN
            said.append(f"in {contained}")
        elif any(inside):
            points += _OUTSIDE
        named = min(counts.get(candidate.spot.country, 0), _MOST_NAMED)
        if named and candidate.spot.kind != "PCLI":
            points += _NAMED_COUNTRY * named
            said.append(f"{candidate.spot.country} is named")
        base.append(points)
        reasons.append(said)
    if within and not any(inside) and all(one.flag == ALTERNATE for one in found):
        return None  # a translation of the name, elsewhere: "White House" is no Casablanca
    return _Name(found, base, reasons, points=list(base))


def _is_overshadowed(candidate: Candidate, found: Sequence[Candidate]) -> float:
    """Return the points lost to a namesake that news means instead, within one state.

    The state itself before its parts (Mexico); the town before the division around it
    (Kharkiv), unless a word says which; the division before a town elsewhere (Wyoming).
    """
    spot = candidate.spot
    if candidate.fits > 0 or candidate.flag == FIRST or spot.kind not in _WITHIN_STATES:
        return 0.0
    town = spot.kind in ("PPL", "PPLC")
    for other in found:
        if other.spot.country != spot.country or other.flag not in (MAIN, ALTERNATE, FIRST):
            continue
        if other.spot.kind == "PCLI" and other.flag == MAIN:
            return _SEAT
        together = other.spot.division == spot.division
        if not town and together and other.spot.kind in ("PPL", "PPLC"):
            return _SEAT
        if town and not together and other.spot.kind == "ADM1" and other.flag == MAIN:
            return _LISTED
    return 0.0


def _own_points(candidate: Candidate) -> float:
    """Return the points of a candidate by size, kind, fame and spelling."""
    spot = candidate.spot
    points = log10(spot.population + 10) + _KIND_POINTS.get(spot.kind, 0.0)
    points += _FAME * log10(spot.fame + 1)
    if spot.kind == "PCLI" and candidate.flag == ALTERNATE:
        points += _OLD_STATE
    return points + _FLAG_POINTS.get(candidate.flag, 0.0) + _FITS * candidate.fits


def _inside(spot: Spot, within: Sequence[str]) -> str:
    """Return the container, as written, that a place lies in; "" for none."""
    for written in within:
        for other in candidates(written):
            if other.spot.id != spot.id and _lies_in(spot, other.spot):
                return written
    return ""


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
    return kilometres(spot, container) < (400 if container.kind in ("RGN", "ISL") else 60)


def _choose(weighed: _Name) -> None:
    """Set the best candidate; the first of equals, which has most people."""
    weighed.best = max(range(len(weighed.found)), key=lambda n: (weighed.points[n], -n))


def _settle(names: list[_Name]) -> None:
    """Weigh each name against the others, a few times over: nearness, division, country."""
    names = [weighed for weighed in names if weighed.found[weighed.best].spot.country]
    if len(names) < 2:
        return
    for _ in range(_ROUNDS):
        before = [weighed.best for weighed in names]
        for weighed in names:
            _spread(weighed)
        for weighed in names:
            if len(weighed.found) > 1:
                others = [other for other in names if other is not weighed][:_OTHERS]
                _reweigh(weighed, others)
        if before == [weighed.best for weighed in names]:
            return


def _spread(weighed: _Name) -> None:
    """Mark the cells around each candidate, the more the likelier it is at present."""
    weighed.cells = {}
    most = max(weighed.points)
    for candidate, points in zip(weighed.found, weighed.points, strict=True):
        spot = candidate.spot
        weight = exp(_DOUBT * (points - most))
        if spot.kind == "PCLI" or weight < _LEAST:
            continue
        row, column = _cell(spot)
        for near in range(9):
            cell = row + near // 3 - 1, column + near % 3 - 1
            weighed.cells[cell] = max(weighed.cells.get(cell, 0.0), weight)


def _cell(spot: Spot) -> tuple[int, int]:
    """Return the square of the map that a place lies in, about a degree each way."""
    return round(spot.lat * _CELLS), round(spot.lon * _CELLS)


def _reweigh(weighed: _Name, others: list[_Name]) -> None:
    """Add to the own points of each candidate what the other names lend it."""
    bests = [other.found[other.best].spot for other in others]
    states: dict[str, int] = {}
    divisions: dict[tuple[str, str], int] = {}
    for spot in bests:
        states[spot.country] = states.get(spot.country, 0) + 1
        if spot.division:
            key = spot.country, spot.division
            divisions[key] = divisions.get(key, 0) + (2 if spot.kind == "ADM1" else 1)
    trust = 1 / (len(bests) + 1)
    for n, candidate in enumerate(weighed.found):
        spot = candidate.spot
        points = weighed.base[n] + _SAME_COUNTRY * states.get(spot.country, 0) * trust
        if spot.division:
            points += _SAME_DIVISION * min(divisions.get((spot.country, spot.division), 0), 3)
        if spot.kind != "PCLI":
            cell = _cell(spot)
            near = sorted((other.cells.get(cell, 0.0) for other in others), reverse=True)
            points += _NEAR * sum(near[:2])
        weighed.points[n] = points
    _choose(weighed)


def _answer(weighed: _Name) -> Place:
    """Return the record of the best candidate."""
    order = sorted(range(len(weighed.found)), key=lambda n: (-weighed.points[n], n))
    best, rest = order[0], order[1:]
    margin = weighed.points[best] - weighed.points[rest[0]] if rest else 8.0
    rivals = tuple(
        weighed.found[n].spot.id for n in rest[:_RIVALS] if weighed.found[n].spot.id < OWN_IDS
    )
    why = list(weighed.reasons[best])
    if weighed.points[best] > weighed.base[best] + 0.5:
        why.append("near the other places")
    if not rest:
        why.append("the only one")
    elif not why:
        why.append("the largest")
    return _record(weighed.found[best], 1 / (1 + exp(-margin)), rivals, "; ".join(why))


def _record(candidate: Candidate, score: float, rivals: tuple[int, ...], why: str) -> Place:
    spot, gazetteer = candidate.spot, shipped_gazetteer()
    state = gazetteer.states.get(spot.country)
    dependency = state is not None and state.folds_into
    country = state.folds_into if state and dependency else spot.country
    named = gazetteer.states.get(country)
    resolution = _RESOLUTIONS.get(spot.kind, "city")
    if not spot.country or spot.kind in ("AREA", "SEA", "CONT"):
        resolution = "region"
    elif spot.kind == "PCLI" and dependency:
        resolution = "province"
    pointless = resolution in ("country", "region")
    is_division = spot.kind == "ADM1" or resolution == "province"
    return Place(
        name=spot.name,
        country=country,
        country_name=named.name if named else "",
        geonameid=spot.id if spot.id < OWN_IDS else 0,
        lat=None if pointless else spot.lat,
        lon=None if pointless else spot.lon,
        city=spot.name if resolution == "city" else "",
        district=spot.name if spot.kind == "ADM2" else spot.district,
        province=spot.name
        if is_division
        else (state.name if state and dependency else spot.division),
        feature_class=_CLASSES.get(spot.kind, "L" if spot.kind in _REGIONS else "A"),
        feature_code=spot.kind,
        resolution=resolution,
        score=round(score, 4),
        rivals=rivals,
        why=why,
    )
