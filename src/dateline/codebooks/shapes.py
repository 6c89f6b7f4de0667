"""Whether the parts of a codebook's files are what their keys say: texts, numbers, lists.

Which keys there are, and what each holds, stands in ``data/keys.toml``. What follows may
then rely on it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from dateline.codebooks.problems import File, Problem
from dateline.lists import table

#: Where a part stands in its file.
_Place = tuple[str | int, ...]
#: How each shape is written.
_ADVICE: Final = {
    "text": 'write it as text, in quotes: "…"',
    "number": "write a number",
    "texts": "write it as a list: [one, two]",
    "table": "write it as name: {…}",
    "lists": "write it as name: [one, two]",
    "names": "write it as Name: Adjective",
    "rows": "write it as a list of - key: value",
    "example": 'write it as a text, or as {text: "…", actor: "…", recipient: "…"}',
}


def book_shapes(file: File) -> Iterator[Problem]:
    """Yield what in codebook.yaml has not the shape that it should have."""
    yield from _row(file, (), file.content, "book")
    types = file.content.get("types")
    for kind, entry in _named(types):
        place: _Place = ("types", kind)
        yield from _row(file, place, entry, "type")
        modes = entry.get("modes") if isinstance(entry, dict) else None
        for mode, own in _named(modes):
            if own is not None:
                yield from _row(file, (*place, "modes", mode), own, "mode")


def frame_shapes(file: File) -> Iterator[Problem]:
    """Yield what in a file of frames has not the shape that it should have."""
    yield from _row(file, (), file.content, "file")
    for number, frame in _numbered(file.content.get("frames")):
        place: _Place = ("frames", number)
        yield from _row(file, place, frame, "frame")
        examples = frame.get("examples") if isinstance(frame, dict) else None
        for other, example in _numbered(examples):
            yield from _row(file, (*place, "examples", other), example, "example")


def context_shapes(file: File) -> Iterator[Problem]:
    """Yield what in contexts.yaml has not the shape that it should have."""
    for name, entry in _named(file.content):
        yield from _row(file, (name,), entry, "context")


def class_shapes(file: File) -> Iterator[Problem]:
    """Yield what in classes.yaml is no list of words."""
    if not _is_lists(file.content):
        yield file.problem((), "a class that is no list of words", _ADVICE["lists"])


def _row(file: File, place: _Place, row: Any, section: str) -> Iterator[Problem]:
    known: Mapping[str, str] = table("dateline.codebooks", "keys")[section]
    if not isinstance(row, dict):
        advice = f"write it as key: value; the keys are: {', '.join(known)}"
        yield file.problem(place, "no keys", advice)
        return
    for key, value in row.items():
        spot = (*place, str(key))
        if key not in known:
            yield file.problem(spot, "no such key", f"the keys are: {', '.join(known)}")
        elif value is not None and not _SHAPES[known[key]](value):
            yield file.problem(spot, f"no {known[key]}", _ADVICE[known[key]])
    example = row.get("example")
    if isinstance(example, dict) and known.get("example") == "example":
        yield from _row(file, (*place, "example"), example, "example")


def _named(value: Any) -> list[tuple[str, Any]]:
    return [(str(key), own) for key, own in value.items()] if isinstance(value, dict) else []


def _numbered(value: Any) -> list[tuple[int, Any]]:
    return list(enumerate(value)) if isinstance(value, list) else []


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_texts(value: Any) -> bool:
    """Say whether it is a list of words; a year or sum is one too."""
    return isinstance(value, list) and all(_is_text(one) or _is_number(one) for one in value)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)


def _is_lists(value: Any) -> bool:
    return _is_table(value) and all(map(_is_texts, value.values()))


def _is_names(value: Any) -> bool:
    return _is_table(value) and all(map(_is_text, value.values()))


def _is_example(value: Any) -> bool:
    return _is_text(value) or (isinstance(value, dict) and _is_text(value.get("text")))


_SHAPES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "text": lambda value: isinstance(value, str),
    "number": _is_number,
    "texts": _is_texts,
    "table": _is_table,
    "lists": _is_lists,
    "names": _is_names,
    "rows": lambda value: isinstance(value, list),
    "example": _is_example,
}
