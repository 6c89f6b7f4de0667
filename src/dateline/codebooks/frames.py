"""What may be wrong with the frames of a codebook whose parts have the right shape."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dateline.claims.patterns import BadPattern, Pattern, Slot, frame_of, parse_pattern
from dateline.codebooks.problems import File, Problem
from dateline.knowledge import cameo, shipped_codebook

#: Kinds of a slot that are not told by the kind of a mention.
_ANY: Final = frozenset({"thing", "any"})
_EXAMPLES: Final = 'add examples: [{text: "…", actor: "…", recipient: "…"}]'


@dataclass(frozen=True, slots=True)
class _Known:
    """What a frame may name: the modes of its type, the contexts; ids that are taken."""

    kind: str
    modes: Mapping[str, Any]
    contexts: Mapping[str, Any]
    seen: set[str]


def frame_problems(
    files: Sequence[File], book: File, contexts: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield the mistakes of all frame files."""
    seen: set[str] = set()
    types = book.content.get("types") or {}
    for file in files:
        kind = file.content.get("type")
        if kind not in types:
            advice = f"name one of the types of {book.path.name}"
            yield file.problem(("type",), f"no such type: {kind}", advice)
            continue
        if not file.content.get("frames"):
            yield file.problem(("frames",), "no frames", "list them: frames: [{id: …}]")
            continue
        known = _Known(str(kind), types[kind].get("modes") or {}, contexts, seen)
        for number, row in enumerate(file.content["frames"]):
            yield from _frame(file, ("frames", number), row, known)


def _frame(
    file: File, place: tuple[str | int, ...], row: Mapping[str, Any], known: _Known
) -> Iterator[Problem]:
    name = row.get("id")
    if not name:
        yield file.problem(place, "no id", "begin it with - id: type.name")
        return
    if name in known.seen:
        yield file.problem((*place, "id"), f"{name} is taken", "give each frame its own id")
    known.seen.add(name)
    yield from _names(file, place, row, known)
    if not row.get("verbs") and not row.get("nouns"):
        advice = 'add verbs: ["{actor} visit {recipient}"]'
        yield file.problem(place, f"{name} has no patterns", advice)
    yield from _patterns(file, place, row, known.kind)
    if not row.get("examples"):
        yield file.problem(place, f"{name} has no example", _EXAMPLES)
    for number, example in enumerate(row.get("examples") or ()):
        if not example.get("text"):
            yield file.problem((*place, "examples", number), "no text", _EXAMPLES)


def _names(
    file: File, place: tuple[str | int, ...], row: Mapping[str, Any], known: _Known
) -> Iterator[Problem]:
    """Yield names of modes, codes and contexts that there are not."""
    mode, code = row.get("mode"), row.get("cameo")
    if mode and mode not in known.modes:
        advice = f"name one of the modes of {known.kind}, or add it there"
        yield file.problem((*place, "mode"), f"no such mode: {mode}", advice)
    if code and code not in cameo():
        yield file.problem((*place, "cameo"), f"no CAMEO code: {code}", "leave it out")
    for context in row.get("contexts") or ():
        if context not in known.contexts:
            advice = "name one of the codebook's contexts"
            yield file.problem((*place, "contexts"), f"no such context: {context}", advice)


def _patterns(
    file: File, place: tuple[str | int, ...], row: Mapping[str, Any], kind: str
) -> Iterator[Problem]:
    frame = frame_of({"id": row["id"], "type": kind})
    for key in ("verbs", "nouns"):
        for number, text in enumerate(row.get(key) or ()):
            spot = (*place, key, number)
            try:
                pattern = parse_pattern(str(text), frame, noun=key == "nouns")
            except BadPattern as error:
                advice = "see the frame language in knowledge/README.md"
                yield file.problem(spot, str(error), advice)
                continue
            for word in _unknown_kinds(pattern):
                kinds = ", ".join(sorted({*shipped_codebook().frames["kinds"], *_ANY}))
                yield file.problem(spot, f"no kind of actor: {word}", f"the kinds are: {kinds}")


def _unknown_kinds(pattern: Pattern) -> list[str]:
    items = [pattern.subject, *pattern.objects, *(item for _, item in pattern.phrases)]
    known = {*shipped_codebook().frames["kinds"], *_ANY}
    slots = [item for item in items if isinstance(item, Slot)]
    return [kind for slot in slots for kind in slot.kinds if kind not in known]
