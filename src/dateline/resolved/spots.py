"""What a written place name may mean: candidates from the gazetteer, by way of its variants.

"Kharkiv region" is looked up as it stands, then as the division Kharkiv; "northern
Gaza" as Gaza; "Al-Fashir" with and without the article; "St. Petersburg" as Saint.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians
from typing import Final

from dateline.resolved.gazetteer import BASE, Spot, fold, shipped_gazetteer

#: More namesakes than these are not weighed; the list is sorted by population.
_MOST: Final = 60
_LONGEST: Final = 200
#: Towns from here on have parts that news speaks of: "southern Port Alma".
_LARGE: Final = 20_000
_KM_A_DEGREE: Final = 111.2
_DIVISIONS: Final = frozenset(("PCLI", "ADM1", "ADM2", "RGN", "ISL"))
_TOWNS: Final = frozenset(("PPL", "PPLC"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    ``flag`` says how the name stands to it (see gazetteer). ``fits`` is 1 where a word
    beside the name asks for its kind ("region", "city of"), -1 where it asks for
    another, else 0. ``part`` marks "northern", "downtown": a part of it is meant.
    """

    spot: Spot
    flag: int
    fits: int = 0
    part: bool = False


@lru_cache(maxsize=8_000)
def candidates(name: str) -> tuple[Candidate, ...]:
    """Return what a name may mean, by falling population; () where nothing is known."""
    if len(name) > _LONGEST or fold(name) in shipped_gazetteer().words["nowhere"]:
        return ()
    for spellings, kinds, part in _variants(name):
        found = [
            Candidate(spot, flag, 0 if not kinds else 1 if spot.kind in kinds else -1, part)
            for spot, flag in _named(spellings)
            if not part or (flag != BASE and (spot.kind in _DIVISIONS or spot.population > _LARGE))
        ]
        if any(candidate.fits >= 0 for candidate in found):
            return tuple(found)
    return ()


def _named(spellings: Iterable[str]) -> Iterator[tuple[Spot, int]]:
    """Yield the places of all spellings, each once."""
    gazetteer = shipped_gazetteer()
    seen = set()
    for folded in spellings:
        for id_, flag in gazetteer.named(folded)[:_MOST]:
            spot = gazetteer.spot(id_)
            if spot and id_ not in seen:
                seen.add(id_)
                yield spot, flag


def _variants(name: str) -> Iterator[tuple[list[str], frozenset[str], bool]]:
    """Yield folded spellings to try in turn, the kinds asked for, and whether a part is meant."""
    for ending in ("'s", "’s", "'", "’"):
        name = name.removesuffix(ending)
    whole = fold(name)
    yield from ((spellings, frozenset(), False) for spellings in _spellings(whole))
    bare, kinds = _without_type(whole)
    inner = _without_direction(bare)
    tried = [(bare, False)] if kinds else []
    tried += [(inner, True)] if inner != bare else []
    for rest, part in tried:
        for wanted in dict.fromkeys((kinds, frozenset[str]())):
            yield from ((spellings, wanted, part) for spellings in _spellings(rest))


def _spellings(folded: str) -> Iterator[list[str]]:
    """Yield a name (with "saint" also for "st"), then without its article, then with one."""
    if not folded:
        return
    words = folded.split()
    yield [folded, *_respelt(words)]
    articles: list[str] = shipped_gazetteer().words["articles"]
    head, rest = words[0], " ".join(words[1:])
    if rest and head in articles:
        yield [rest]
        yield [f"{head}{rest}", *(f"{article} {rest}" for article in articles[:2])]
    elif len(folded) > 3:
        yield [f"{article} {folded}" for article in articles[:6]]


def _respelt(words: list[str]) -> Iterator[str]:
    """Yield a name with one of its words in another spelling: "ayn" for "ain"."""
    if not 1 < len(words) < 6:
        return
    pairs = shipped_gazetteer().words["pairs"].items()
    for number, word in enumerate(words):
        for one, other in pairs:
            if word in (one, other):
                swapped = one if word == other else other
                yield " ".join([*words[:number], swapped, *words[number + 1 :]])


def _without_type(folded: str) -> tuple[str, frozenset[str]]:
    """Cut "province", "city of": return the rest and the kinds asked for."""
    words, lists = folded.split(), shipped_gazetteer().words
    if len(words) > 2 and words[1] == "of" and words[0] in lists["before"]:
        town = words[0] in lists["settlements"]
        return fold(" ".join(words[2:])), _TOWNS if town else _DIVISIONS
    if len(words) > 1 and words[-1] in lists["division"]:
        return " ".join(words[:-1]), _DIVISIONS
    if len(words) > 1 and words[-1] in lists["settlements"]:
        return " ".join(words[:-1]), _TOWNS
    return folded, frozenset()


def _without_direction(folded: str) -> str:
    """Cut "northern", "downtown" and the like off the front."""
    words, directions = folded.split(), shipped_gazetteer().words["directions"]
    first = 0
    while first < len(words) - 1 and words[first] in directions:
        first += 1
    return " ".join(words[first:])


def kilometres(one: Spot, other: Spot) -> float:
    """Return the distance of two places, near enough for weighing them."""
    east = (one.lon - other.lon + 180) % 360 - 180
    width = cos(radians((one.lat + other.lat) / 2))
    return _KM_A_DEGREE * hypot(one.lat - other.lat, east * width)
