"""How likely two events of different reports are one: a weighted sum of what is alike.

The weights lie in ``data/weights.toml``, each with the words that say why.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from dateline.incidents.happenings import Happening, Side, Site, kind_of
from dateline.incidents.words import mass
from dateline.lists import table

#: Two events of reports that copy one another, told in the same words, are one.
COPY: Final = "copy"
_KILOMETRES: Final = 111.2
_TOLLS: Final = ("dead", "injured", "arrested")

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Weight:
    """What a feature adds to the sum, and the words for it; whether it is fitted on pairs."""

    value: float
    words: str
    fitted: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that spoke for (more than 0) or against joining, with its part of the sum."""

    feature: str
    words: str
    part: float


@cache
def weights() -> Mapping[str, Weight]:
    """Return the weights by feature."""
    rows: dict[str, dict[str, Any]] = table(__package__, "weights")["features"]
    return {
        name: Weight(float(row["weight"]), str(row["words"]), row.get("fitted", False))
        for name, row in rows.items()
    }


@cache
def _values() -> Mapping[str, float]:
    return {name: one.value for name, one in weights().items()}


@cache
def setting(name: str) -> float:
    """Return a number of ``weights.toml``: link, kept, apart."""
    return float(table(__package__, "weights")[name])


def score(one: Happening, two: Happening, copies: bool = False) -> float:
    """Return how likely the two are one event, 0 to 1, to four decimals.

    ``copies`` says that one of the reports is a copy of the other.
    """
    text = _cosine(one.words & two.words, one.mass, two.mass)
    if text < setting("least_text"):
        return 0.0
    found = _features(one, two, copies, text)
    if COPY in found:
        return 1.0
    values = _values()
    total = setting("bias") + math.fsum([values[name] * x for name, x in found.items()])
    return round(1.0 / (1.0 + math.exp(-total)), 4)


def reasons(one: Happening, two: Happening, copies: bool = False) -> list[Reason]:
    """Return why the two are joined or not, what weighs most first."""
    found = [
        Reason(name, weights()[name].words, round(weights()[name].value * value, 3))
        for name, value in features(one, two, copies).items()
    ]
    return sorted(found, key=lambda reason: (-abs(reason.part), reason.feature))


def features(one: Happening, two: Happening, copies: bool = False) -> Features:
    """Return what is alike and what is not, 0 to 1; what does not apply is left out."""
    return _features(one, two, copies, _cosine(one.words & two.words, one.mass, two.mass))


def _features(one: Happening, two: Happening, copies: bool, text: float) -> Features:
    if (two.document, two.id) < (one.document, one.id):  # the same whichever comes first
        one, two = two, one
    near = _cosine(one.near & two.near, one.near_mass, two.near_mass)
    found = {"text": text, "near": near, "covered": _covered(one, two)}
    if copies and one.type == two.type and text >= setting("copied_words"):
        found[COPY] = 1.0
    if one.title and two.title:
        found["title"] = _cosine(one.title & two.title, one.title_mass, two.title_mass)
    if one.triggers & two.triggers:
        found["trigger"] = 1.0
    if one.type != two.type:
        found["near_type"] = 1.0
    _mode(found, one, two)
    _parties(found, one, two)
    _days(found, one, two)
    _site(found, one.site, two.site)
    _figures(found, one, two)
    _tolls(found, one, two)
    _manner(found, one, two)
    if one.status != two.status:
        found["status_differs"] = 1.0
    return found


def _cosine(shared: frozenset[str], one: float, two: float) -> float:
    return mass(shared) / math.sqrt(one * two) if shared and one > 0 and two > 0 else 0.0


def _mode(found: Features, one: Happening, two: Happening) -> None:
    if one.modes and two.modes:
        found["mode_same" if one.modes & two.modes else "mode_differs"] = 1.0


def _parties(found: Features, one: Happening, two: Happening) -> None:
    pairs = [("actor", one.actors, two.actors), ("recipient", one.recipients, two.recipients)]
    if kind_of(one.type).either_way or kind_of(two.type).either_way:
        sides = [(*each.actors, *each.recipients) for each in (one, two)]
        people = _matches(*sides)
        if people >= 2:
            found["both_named"] = 1.0
        elif people:
            found["one_named"] = 1.0
        _persons(found, *sides)
        _codes(found, "parties", _known(sides[0]), _known(sides[1]))
        return
    for role, left, right in pairs:
        if left and right:
            if _matches(left, right):
                found[f"{role}_named"] = 1.0
            _persons(found, left, right)
            _codes(found, role, _known(left), _known(right))


def _codes(found: Features, role: str, one: set[str], two: set[str]) -> None:
    """Say whether the states are the same, partly the same, or others."""
    if not (one and two):
        return
    if one & two:
        found[f"{role}_state"] = len(one & two) / len(one | two)
        if one - two and two - one:
            found["other_states"] = 1.0
    else:
        found[f"{role}_differs"] = 1.0


def _persons(found: Features, left: Sequence[Side], right: Sequence[Side]) -> None:
    """Say whether each names persons that are not among the other's parties."""
    if not (_names_person(left) and _names_person(right)):
        return
    people = [[side for side in each if side.key.startswith("person")] for each in (left, right)]
    if _matches(people[0], right) < len(people[0]) and _matches(people[1], left) < len(people[1]):
        found["other_persons"] = 1.0


def _names_person(sides: Sequence[Side]) -> bool:
    return any(side.key.startswith("person") for side in sides)


def _known(sides: Sequence[Side]) -> set[str]:
    return {side.code for side in sides if side.code}


def _matches(left: Sequence[Side], right: Sequence[Side]) -> int:
    """Return how many of the left are certainly among the right."""
    count = 0
    for one in left:
        for two in right:
            if _is_one(one, two):
                count += 1
                break
    return count


def _is_one(one: Side, two: Side) -> bool:
    if one.key == two.key or (one.identifier and one.identifier == two.identifier):
        return True
    if one.code and two.code and one.code != two.code:
        return False
    if one.words.isdisjoint(two.words):
        return False
    shared = one.words & two.words
    # One word of two is enough: surnames stand for whole names.
    return 2 * len(shared) >= min(len(one.words), len(two.words))


def _days(found: Features, one: Happening, two: Happening) -> None:
    if not (one.span.known and two.span.known):
        return
    apart = max(one.span.first - two.span.last, two.span.first - one.span.last, 0)
    wide = max(one.span.days, two.span.days) > 7
    if apart:
        found["days_apart"] = min(apart, 7) / 7
    elif wide:
        found["date_wide"] = 1.0
    elif one.span.firm and two.span.firm:
        found["date_told"] = 1.0
    else:
        # Of a date that is only assumed the last day is the report's own.
        names = ("date_day", "date_next", "date_loose")
        found[names[min(abs(one.span.last - two.span.last), 2)]] = 1.0


def _site(found: Features, one: Site, two: Site) -> None:
    if one.exact and two.exact:
        if one.geonameid == two.geonameid or kilometres(one, two) < setting("same_place_km"):
            found["place_same"] = 1.0
        else:
            found["place_differs"] = 1.0
    elif one.country and two.country:
        if one.country != two.country:
            found["country_differs"] = 1.0
        elif one.province and one.province == two.province:
            found["place_province"] = 1.0


def kilometres(one: Site, two: Site) -> float:
    """Return about how far two places are apart; without a position, infinitely."""
    if one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return math.inf
    north = one.lat - two.lat
    east = (one.lon - two.lon + 180) % 360 - 180
    return _KILOMETRES * math.hypot(north, east * math.cos(math.radians(one.lat + two.lat) / 2))


def _covered(one: Happening, two: Happening) -> float:
    """Return how much of the words around the shorter act stands in the other's sentences."""
    left = _share(one.near & two.words, one.near_mass)
    right = _share(two.near & one.words, two.near_mass)
    return max(left, right)


def _share(shared: frozenset[str], whole: float) -> float:
    return mass(shared) / whole if whole > 0 else 0.0


def _figures(found: Features, one: Happening, two: Happening) -> None:
    """Compare the numbers written around the acts."""
    if one.figures and two.figures:
        same = one.figures & two.figures
        found["figures_same" if same else "figures_differ"] = 1.0


def _tolls(found: Features, one: Happening, two: Happening) -> None:
    both = [(a, b) for a, b in zip(one.tolls, two.tolls, strict=True) if a and b]
    if both and any(a == b for a, b in both):
        found["tolls_same"] = 1.0
    elif both:
        a, b = max(both)
        found["tolls_differ"] = 1 - min(a, b) / max(a, b)
    if one.amount and two.amount:
        same = math.isclose(one.amount, two.amount, rel_tol=0.05)
        found["amount_same" if same else "amount_differs"] = 1.0


def _manner(found: Features, one: Happening, two: Happening) -> None:
    """Compare how both are told: of what else they tell, as news, as one more of the kind.

    Of reports without dates this says nothing: what they tell may be weeks apart.
    """
    if not (one.published and two.published):
        return
    found["strange_names"] = min(
        _share(one.manner.names - two.words - two.title - two.manner.around, _names_mass(one)),
        _share(two.manner.names - one.words - one.title - one.manner.around, _names_mass(two)),
    )
    if one.manner.once_more != two.manner.once_more:
        found["once_more"] = 1.0
    if one.recalled or two.recalled:
        found["recalled"] = 1.0
    elif kind_of(one.type).often and one.published[:10] != two.published[:10]:
        found["later_news"] = 1.0


def _names_mass(one: Happening) -> float:
    return mass(one.manner.names)
