"""How well places are resolved: LGL and GeoVirus, by distance.

A toponym is right where the answer lies within 161 km (100 miles) of the gold point, the
usual measure ("Accuracy@161km"). Gold toponyms are given, so that finding names is not
measured here; toponyms without a gold point are left out. A state, which dateline never
gives as a point, is measured by its point in GeoNames. GeoVirus takes its points from
Wikipedia, which puts large states elsewhere; the second figure takes a state named by
its own page for right.

The weights were chosen on the documents of even number; those of odd number are "held out".

    python -m dateline.evaluate.places
"""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.evaluate.table import to_markdown
from dateline.records import Place, PlaceMention
from dateline.resolved.gazetteer import Spot, shipped_gazetteer
from dateline.resolved.places import resolve_places
from dateline.resolved.spots import candidates, kilometres
from dateline.settings import data_folder
from dateline.sources import read_rows

#: 100 miles.
NEAR_KM: Final = 161.0
CORPORA: Final = ("lgl", "geovirus")
_HALVES: Final = ("tuned", "held out")
_CHAIN: Final = frozenset((", ", ","))


def measure(data: Path) -> Iterator[Row]:
    """Yield Accuracy@161km of both corpora and halves, with states by name besides."""
    for corpus in CORPORA:
        documents = list(read_rows(data / "geo" / f"{corpus}.jsonl.gz"))
        for first, half in enumerate(_HALVES):
            near, named = Tally(), Tally()
            for document in documents[first::2]:
                found = [outcome(toponym, place) for toponym, place in answers(document)]
                near.add(sum(one for one, _ in found), len(found), len(found))
                named.add(sum(one or state for one, state in found), len(found), len(found))
            yield Row(f"{corpus} ({half})", "accuracy within 161 km", near.score())
            if corpus == "geovirus":
                yield Row(f"{corpus} ({half})", "the same, states by name", named.score())


def answers(document: dict[str, Any]) -> list[tuple[dict[str, Any], Place | None]]:
    """Return the toponyms of a document that have a point, with our answers."""
    toponyms = sorted(document["toponyms"], key=lambda toponym: int(toponym["start"]))
    mentions = [
        PlaceMention(0, 0, toponym["start"], toponym["end"], toponym["phrase"], within)
        for toponym, within in zip(toponyms, containers(document["text"], toponyms), strict=True)
    ]
    places = resolve_places(mentions)
    pairs = zip(toponyms, places, strict=True)
    return [(toponym, place) for toponym, place in pairs if toponym.get("lat") is not None]


def containers(text: str, toponyms: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Return what each toponym is said to lie in: "Port Alma, Kestria" by the comma."""
    followed = [
        text[one["end"] : other["start"]] in _CHAIN for one, other in pairwise(toponyms)
    ] + [False]
    within: list[tuple[str, ...]] = [()] * len(toponyms)
    for number in range(len(toponyms) - 2, -1, -1):
        if followed[number]:
            after = number + 1
            within[number] = (toponyms[after]["phrase"], *within[after])[:3]
    return within


def outcome(toponym: dict[str, Any], place: Place | None) -> tuple[bool, bool]:
    """Say whether an answer is near the gold point, and whether it is the state named."""
    if place is None:
        return False, False
    gold = _point(toponym["lat"], toponym["lon"])
    spot = shipped_gazetteer().spot(place.geonameid)
    if place.lat is not None and place.lon is not None:
        spot = _point(place.lat, place.lon)
    page = str(toponym.get("wikipedia") or "").rpartition("/")[2].replace("_", " ")
    states = [candidate.spot for candidate in candidates(page)[:1]]
    same = any(state.kind == "PCLI" and state == spot for state in states)
    return spot is not None and kilometres(spot, gold) <= NEAR_KM, same


def _point(lat: float, lon: float) -> Spot:
    return Spot(0, "", "", "", lat, lon, 0, 0, "", "")


def speed(data: Path) -> float:
    """Return the microseconds that one mention takes, in documents of LGL, on a warm cache."""
    documents = list(read_rows(data / "geo" / "lgl.jsonl.gz"))
    seconds = 0.0
    for _ in range(2):
        start = perf_counter()
        count = sum(len(answers(document)) for document in documents)
        seconds = perf_counter() - start
    return 1e6 * seconds / count


if __name__ == "__main__":
    folder = data_folder()
    sys.stdout.writelines(f"{line}\n" for line in to_markdown(measure(folder)))
    sys.stdout.write(f"\n{speed(folder):.0f} µs a mention\n")
