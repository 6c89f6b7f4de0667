"""What may be wrong with the frames of a codebook."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from dateline.claims.patterns import BadPattern, Pattern, Slot, frame_of, parse_pattern
from dateline.codebooks.problems import File, Problem
from dateline.knowledge import cameo, shipped_codebook

_FILE: Final = frozenset({"type", "classes", "frames"})
_FRAME: Final = frozenset(
    ["id", "mode", "cameo", "contexts", "verbs", "nouns", "unless", "edge", "examples"]
)
_EXAMPLE: Final = frozenset({"text", "actor", "recipient", "also"})
#: Kinds of a slot that are not told by the kind of a mention.
_ANY: Final = frozenset({"thing", "any"})


def frame_problems(
    files: Sequence[File], book: File, contexts: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield the mistakes of all frame files."""
    seen: set[str] = set()
    for file in files:
        yield from _unknown_keys(file, (), file.content, _FILE)
        kind = file.content.get("type")
        entry = (book.content.get("types") or {}).get(kind)
        if entry is None:
            advice = f"name one of the types of {book.path.name}"
            yield file.problem(("type",), f"no such type: {kind}", advice)
            continue
        rows = file.content.get("frames")
        if not isinstance(rows, list) or not rows:
            yield file.problem(("frames",), "no frames", "list them: frames: [{id: …}]")
            continue
        for number, row in enumerate(rows):
            yield from _frame(file, number, row, _Known(str(kind), entry, contexts, seen))


class _Known:
    """What a frame may name: modes, contexts, and the ids that are taken."""

    __slots__ = ("contexts", "kind", "modes", "seen")

    def __init__(self, kind: str, entry: Any, contexts: Mapping[str, Any], seen: set[str]) -> None:
        self.kind, self.contexts, self.seen = kind, contexts, seen
        self.modes = (entry.get("modes") or {}) if isinstance(entry, dict) else {}


def _frame(file: File, number: int, row: Any, known: _Known) -> Iterator[Problem]:
    place = ("frames", number)
    if not isinstance(row, dict) or not row.get("id"):
        yield file.problem(place, "no id", "begin it with - id: type.name")
        return
    name = str(row["id"])
    if name in known.seen:
        yield file.problem((*place, "id"), f"{name} is taken", "give each frame its own id")
    known.seen.add(name)
    yield from _unknown_keys(file, place, row, _FRAME)
    if row.get("mode") and row["mode"] not in known.modes:
        advice = f"name one of the modes of {known.kind}, or add it there"
        yield file.problem((*place, "mode"), f"no such mode: {row['mode']}", advice)
    if row.get("cameo") and str(row["cameo"]) not in cameo():
        yield file.problem((*place, "cameo"), f"no CAMEO code: {row['cameo']}", "leave it out")
    for context in row.get("contexts") or ():
        if context not in known.contexts:
            advice = "name one of the codebook's contexts"
            yield file.problem((*place, "contexts"), f"no such context: {context}", advice)
    if not row.get("verbs") and not row.get("nouns"):
        advice = 'add verbs: ["{actor} visit {recipient}"]'
        yield file.problem(place, f"{name} has no patterns", advice)
    yield from _patterns(file, place, row, known.kind)
    yield from _examples(file, place, row)


def _unknown_keys(
    file: File, place: tuple[str | int, ...], row: Mapping[Any, Any], known: frozenset[str]
) -> Iterator[Problem]:
    for key in sorted(set(row) - known, key=str):
        advice = f"the keys are: {', '.join(sorted(known))}"
        yield file.problem((*place, str(key)), "no such key", advice)


def _patterns(
    file: File, place: tuple[str | int, ...], row: Mapping[str, Any], kind: str
) -> Iterator[Problem]:
    frame = frame_of({"id": row["id"], "type": kind})
    for key in ("verbs", "nouns"):
        lines = row.get(key)
        for number, text in enumerate(lines if isinstance(lines, list) else ()):
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
    return [
        kind for item in items if isinstance(item, Slot) for kind in item.kinds if kind not in known
    ]


def _examples(
    file: File, place: tuple[str | int, ...], row: Mapping[str, Any]
) -> Iterator[Problem]:
    advice = 'add examples: [{text: "…", actor: "…", recipient: "…"}]'
    examples = row.get("examples")
    if not isinstance(examples, list) or not examples:
        yield file.problem(place, f"{row['id']} has no example", advice)
        return
    for number, example in enumerate(examples):
        spot = (*place, "examples", number)
        if not isinstance(example, dict) or not isinstance(example.get("text"), str):
            yield file.problem(spot, "no text", advice)
            continue
        yield from _unknown_keys(file, spot, example, _EXAMPLE)
