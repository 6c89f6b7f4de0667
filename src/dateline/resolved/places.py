"""Which place is meant: a name of a report weighed against its other names.

Each candidate gets points for itself (``place_points``) and for being near the other
places of the report, in their division and in their state. A name means one place
throughout a report. A state is never given as a point.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp
from typing import Final

from dateline.records import Place, PlaceMention
from dateline.resolved.gazetteer import OWN_IDS, Spot, fold, shipped_gazetteer
from dateline.resolved.place_points import Weighed, choose, weigh
from dateline.resolved.spots import Candidate, candidates

#: Points for a likely neighbour; squares a degree of the map.
_NEAR, _CELLS = 1.7, 1.0
#: How fast a candidate that trails ceases to lend weight; below this it lends none.
_DOUBT, _LEAST = 0.4, 0.02
#: For each other place in the division, up to three; for the share of those in the state.
_SAME_DIVISION, _SAME_COUNTRY = 1.0, 3.0
_ROUNDS: Final = 3
#: Names on either side that a name is weighed against.
_AROUND: Final = 20
_RIVALS: Final = 5
#: GeoNames feature classes; all others are A.
_CLASSES: Final = {
    "PPL": "P",
    "PPLC": "P",
    "RGN": "L",
    "AREA": "L",
    "CONT": "L",
    "SEA": "H",
    "ISL": "T",
    "SITE": "S",
}
_BEYOND_STATES: Final = frozenset(("AREA", "SEA", "CONT"))
_RESOLUTIONS: Final = {
    "ADM1": "province",
    "ADM2": "district",
    "RGN": "province",
    "ISL": "province",
    "SITE": "point",
}


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
    weighed = weigh(name, within, counts)
    if weighed is None:
        return _container(within, counts)
    choose(weighed)
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
    names: dict[tuple[str, tuple[str, ...]], Weighed] = {}
    for key in dict.fromkeys(keys):
        weighed = weigh(*key, counts)
        if weighed is not None:
            names[key] = weighed
            choose(weighed)
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
        weighed = weigh(written, within[number + 1 :], counts)
        if weighed is not None:
            choose(weighed)
            place = _answer(weighed)
            return replace(place, score=round(place.score / 2, 4), why=f"unknown; in {written}")
    return None


def _keys(mentions: Sequence[PlaceMention]) -> list[tuple[str, tuple[str, ...]]]:
    """Return name and container of each mention; namesakes share spelling and container."""
    said: dict[str, tuple[str, ...]] = {}
    spelt: dict[str, str] = {}
    for mention in mentions:
        spelt.setdefault(fold(mention.name), mention.name)
        if mention.within:
            said.setdefault(fold(mention.name), mention.within)
    folded = [(mention, fold(mention.name)) for mention in mentions]
    return [(spelt[name], mention.within or said.get(name, ())) for mention, name in folded]


def _counts(countries: Mapping[str, int] | Sequence[str]) -> dict[str, int]:
    if isinstance(countries, Mapping):
        return dict(countries)
    return {code: countries.count(code) for code in dict.fromkeys(countries)}


def _states(name: str, within: Iterable[str]) -> list[str]:
    """Return the codes of states that a mention names, where no larger namesake is."""
    codes = []
    for written in (name, *within):
        found = candidates(written)
        if found and found[0].spot.kind == "PCLI":
            codes.append(found[0].spot.country)
    return codes


def _settle(names: list[Weighed]) -> None:
    """Weigh each name against the others, a few times over: nearness, division, country."""
    names = [weighed for weighed in names if weighed.found[weighed.best].spot.country]
    if len(names) < 2:
        return
    for _ in range(_ROUNDS):
        before = [weighed.best for weighed in names]
        for weighed in names:
            _spread(weighed)
        for number, weighed in enumerate(names):
            if len(weighed.found) > 1:
                first = max(0, number - _AROUND)
                others = names[first:number] + names[number + 1 : number + 1 + _AROUND]
                _reweigh(weighed, others)
        if before == [weighed.best for weighed in names]:
            return


def _spread(weighed: Weighed) -> None:
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


def _reweigh(weighed: Weighed, others: list[Weighed]) -> None:
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
    choose(weighed)


def _answer(weighed: Weighed) -> Place:
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
    """Return the record of a candidate; a dependency is a province of its state."""
    spot, states = candidate.spot, shipped_gazetteer().states
    home = states.get(spot.country)
    state = states.get(home.folds_into, home) if home else None
    resolution = _resolution(spot, dependent=home is not state)
    pointless = resolution in ("country", "region")
    province = spot.name if resolution == "province" else spot.division
    if home is not state and home:
        province = home.name
    return Place(
        name=spot.name,
        country=state.code if state else "",
        country_name=state.name if state else "",
        geonameid=spot.id if spot.id < OWN_IDS else 0,
        lat=None if pointless else spot.lat,
        lon=None if pointless else spot.lon,
        city=spot.name if resolution == "city" else "",
        district=spot.name if spot.kind == "ADM2" else spot.district,
        province=province,
        feature_class=_CLASSES.get(spot.kind, "A"),
        feature_code=spot.kind,
        resolution=resolution,
        score=round(score, 4),
        rivals=rivals,
        why=why,
    )


def _resolution(spot: Spot, *, dependent: bool) -> str:
    """Return how exact a place is; "region" is what belongs to several states or none."""
    if not spot.country or spot.kind in _BEYOND_STATES:
        return "region"
    if spot.kind == "PCLI":
        return "province" if dependent else "country"
    return _RESOLUTIONS.get(spot.kind, "city")
