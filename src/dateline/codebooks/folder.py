"""A folder of YAML into a codebook: ``codebook.yaml``, ``frames/*.yaml``, ``contexts.yaml``.

What stands in them is told in docs/codebooks.md. All mistakes are told at once, each with
its file and line.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from dateline.codebooks.frames import frame_problems
from dateline.codebooks.problems import File, Problem, read_file
from dateline.codebooks.shapes import book_shapes, class_shapes, context_shapes, frame_shapes
from dateline.codebooks.types import context_problems, type_problems
from dateline.errors import BadCodebook
from dateline.frame_files import UnknownClass, frames_of
from dateline.knowledge import shipped_codebook
from dateline.records import Codebook, content_hash

_MAIN: Final = "codebook.yaml"
_CONTEXTS: Final = "contexts.yaml"
_CLASSES: Final = "classes.yaml"
_FRAMES: Final = "frames"


def read_codebook(path: str | Path) -> Codebook:
    """Return the codebook of a folder.

    Raises BadCodebook with every mistake in it: file, line, reason and next step.
    """
    folder = Path(path)
    if not (folder / _MAIN).is_file():
        advice = f"name a folder that has {_MAIN}; docs/tutorial/water.md makes one"
        raise BadCodebook(str(folder), [f"{folder / _MAIN}: not found; {advice}"])
    problems: list[Problem] = []
    files = _files(folder, problems)
    _stop(folder, problems)
    book, contexts = files[_MAIN][0], _contexts(files)
    problems += type_problems(book, contexts)
    classes = shipped_codebook().frames["classes"] | _content(files.get(_CLASSES, []))
    frames = [frame for file in files[_FRAMES] for frame in _frames(file, classes, problems)]
    problems += frame_problems(files[_FRAMES], book, contexts)
    if not files[_FRAMES]:
        advice = "write a file for each type; see knowledge/README.md"
        problems.append(Problem(book.path, 1, "no frames in frames/*.yaml", advice))
    if files.get(_CONTEXTS):
        problems += context_problems(files[_CONTEXTS][0])
    _stop(folder, problems)
    return _made(book.content, frames, contexts)


def _stop(folder: Path, problems: list[Problem]) -> None:
    if problems:
        raise BadCodebook(str(folder), [str(problem) for problem in problems])


def _files(folder: Path, problems: list[Problem]) -> dict[str, list[File]]:
    """Return the files by what they are; what has not the right shape is told."""
    paths = sorted((folder / _FRAMES).glob("*.yaml"))
    wanted = {
        _MAIN: ([folder / _MAIN], book_shapes),
        _CONTEXTS: ([folder / _CONTEXTS], context_shapes),
        _CLASSES: ([path for path in paths if path.name == _CLASSES], class_shapes),
        _FRAMES: ([path for path in paths if path.name != _CLASSES], frame_shapes),
    }
    found: dict[str, list[File]] = {}
    for name, (own, shapes) in wanted.items():
        read = [read_file(path, problems) for path in own if path.exists()]
        found[name] = [file for file in read if file is not None]
        problems += [problem for file in found[name] for problem in shapes(file)]
    return found


def _content(files: list[File]) -> dict[str, Any]:
    return {key: value for file in files for key, value in file.content.items()}


def _contexts(files: Mapping[str, list[File]]) -> Mapping[str, Any]:
    """Return the folder's own contexts, the shipped ones where it has none."""
    return _content(files[_CONTEXTS]) if files[_CONTEXTS] else shipped_codebook().contexts


def _frames(
    file: File, classes: Mapping[str, Any], problems: list[Problem]
) -> Iterator[dict[str, Any]]:
    """Yield the frames of a file with their word lists put in place."""
    for number, row in enumerate(file.content.get("frames") or ()):
        if not row.get("id") or not file.content.get("type"):
            continue  # which frame_problems tells
        try:
            yield from frames_of({**file.content, "frames": [row]}, classes)
        except UnknownClass as error:
            place = ("frames", number, error.key, error.number)
            advice = "define it under classes: in this file or in frames/classes.yaml"
            problems.append(file.problem(place, f"no such class in: {error.pattern}", advice))


def _made(
    content: Mapping[str, Any], frames: list[dict[str, Any]], contexts: Mapping[str, Any]
) -> Codebook:
    types = {kind: {**entry, "modes": entry.get("modes") or {}} for kind, entry in _types(content)}
    own = {"contexts": contexts, "frames": frames, "main": content}
    digest = content_hash(json.dumps(own, sort_keys=True, ensure_ascii=False))
    return Codebook(
        name=str(content["name"]),
        types=types,
        frames={**shipped_codebook().frames, "frames": frames},
        contexts=contexts,
        refused=str(content.get("refused") or ""),
        states=dict(content.get("states") or {}),
        digest=digest,
    )


def _types(content: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kind, entry in content["types"].items():
        yield str(kind), entry
