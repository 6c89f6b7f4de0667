"""What may be wrong with the types of a codebook."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dateline.codebooks.problems import File, Problem
from dateline.knowledge import shipped_codebook

_KEYS: Final = frozenset(
    [
        "name",
        "quad",
        "score",
        "modes",
        "definition",
        "ambiguities",
        "like",
        "future",
        "example",
        "examples",
        "manual",
    ]
)
_MAIN: Final = frozenset({"name", "types", "refused", "states", "description"})


def type_problems(file: File, contexts: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the mistakes of codebook.yaml."""
    content = file.content
    for key in sorted(set(content) - _MAIN, key=str):
        known = ", ".join(sorted(_MAIN))
        yield file.problem((str(key),), "no such key", f"the keys are: {known}")
    if not isinstance(content.get("name"), str):
        yield file.problem(("name",), "no name", 'name the codebook: name: "water-1.0"')
    states = content.get("states") or {}
    if not isinstance(states, dict) or not all(map(str, states.values())):
        advice = "write each as Name: Adjective"
        yield file.problem(("states",), "no table of the examples' states", advice)
    types = content.get("types")
    if not isinstance(types, dict) or not types:
        yield file.problem(("types",), "no types", "give at least one: types: {DAM: {name: Dam}}")
        return
    refused = content.get("refused")
    if refused and refused not in types:
        yield file.problem(("refused",), f"no such type: {refused}", "name one of types")
    for kind, entry in types.items():
        yield from _type(file, str(kind), entry, contexts)


def _type(file: File, kind: str, entry: Any, contexts: Mapping[str, Any]) -> Iterator[Problem]:
    place = ("types", kind)
    if not isinstance(entry, dict):
        yield file.problem(place, "no keys", f'write: {kind}: {{name: "…", definition: "…"}}')
        return
    for key in sorted(set(entry) - _KEYS, key=str):
        known = ", ".join(sorted(_KEYS))
        yield file.problem((*place, str(key)), "no such key", f"the keys are: {known}")
    for key in ("name", "definition"):
        if not isinstance(entry.get(key), str):
            yield file.problem(place, f"no {key}", f"add {key}: to the type")
    yield from _numbers(file, place, entry)
    yield from _others(file, place, entry)
    modes = entry.get("modes") or {}
    if not isinstance(modes, dict):
        yield file.problem((*place, "modes"), "no table", "write each as mode: {definition: …}")
        return
    for mode, own in modes.items():
        context = own.get("context") if isinstance(own, dict) else None
        if own is not None and not isinstance(own, dict):
            advice = "write it as mode: {definition: …, score: …}"
            yield file.problem((*place, "modes", str(mode)), "no keys", advice)
        elif context and context not in contexts:
            advice = "name one of the codebook's contexts"
            spot = (*place, "modes", str(mode))
            yield file.problem(spot, f"no such context: {context}", advice)


def _numbers(file: File, place: tuple[str, str], entry: Mapping[str, Any]) -> Iterator[Problem]:
    quad, score = entry.get("quad"), entry.get("score")
    if quad is not None and quad not in (1, 2, 3, 4):
        advice = "1 verbal or 2 material cooperation, 3 verbal or 4 material conflict"
        yield file.problem((*place, "quad"), f"no class: {quad}", advice)
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
        yield file.problem((*place, "score"), f"no number: {score}", "give -10 to 10")


def _others(file: File, place: tuple[str, str], entry: Mapping[str, Any]) -> Iterator[Problem]:
    like, future = entry.get("like"), entry.get("future")
    plover = shipped_codebook().types
    if like and like not in plover:
        yield file.problem(
            (*place, "like"), f"no PLOVER type: {like}", f"one of {', '.join(plover)}"
        )
    if future and future not in file.content["types"]:
        yield file.problem((*place, "future"), f"no such type: {future}", "name one of types")
