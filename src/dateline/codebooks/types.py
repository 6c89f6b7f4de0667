"""What may be wrong with the types of a codebook whose parts have the right shape."""

from collections.abc import Iterator, Mapping
from typing import Any

from dateline.codebooks.problems import File, Problem
from dateline.knowledge import shipped_codebook


def type_problems(file: File, contexts: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the mistakes of codebook.yaml."""
    content = file.content
    if not content.get("name"):
        yield file.problem(("name",), "no name", 'name the codebook: name: "water-1.0"')
    types = content.get("types")
    if not types:
        yield file.problem(("types",), "no types", "give at least one: types: {DAM: {name: Dam}}")
        return
    refused = content.get("refused")
    if refused and refused not in types:
        yield file.problem(("refused",), f"no such type: {refused}", "name one of types")
    for kind, entry in types.items():
        yield from _type(file, kind, entry, contexts)


def _type(
    file: File, kind: str, entry: Mapping[str, Any], contexts: Mapping[str, Any]
) -> Iterator[Problem]:
    place = ("types", kind)
    for key in ("name", "definition"):
        if not entry.get(key):
            yield file.problem(place, f"no {key}", f"add {key}: to the type")
    quad, like, future = (entry.get(key) for key in ("quad", "like", "future"))
    if quad is not None and quad not in (1, 2, 3, 4):
        advice = "1 verbal or 2 material cooperation, 3 verbal or 4 material conflict"
        yield file.problem((*place, "quad"), f"no class: {quad}", advice)
    plover = shipped_codebook().types
    if like and like not in plover:
        advice = f"name one of {', '.join(plover)}"
        yield file.problem((*place, "like"), f"no PLOVER type: {like}", advice)
    if future and future not in file.content["types"]:
        yield file.problem((*place, "future"), f"no such type: {future}", "name one of types")
    for mode, own in (entry.get("modes") or {}).items():
        context = (own or {}).get("context")
        if context and context not in contexts:
            advice = "name one of the codebook's contexts"
            spot = (*place, "modes", mode)
            yield file.problem(spot, f"no such context: {context}", advice)


def context_problems(file: File) -> Iterator[Problem]:
    """Yield the mistakes of contexts.yaml."""
    for name, entry in file.content.items():
        if not entry.get("words"):
            yield file.problem((str(name),), "no words", "list them: words: [river, dam]")
        for other in entry.get("unless") or ():
            if other not in file.content:
                advice = "name another context of the file"
                yield file.problem((str(name), "unless"), f"no such context: {other}", advice)
