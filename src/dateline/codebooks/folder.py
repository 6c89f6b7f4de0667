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
from dateline.codebooks.types import type_problems
from dateline.errors import BadCodebook
from dateline.frame_files import UnknownClass, frames_of
from dateline.knowledge import shipped_codebook
from dateline.records import Codebook, content_hash

_MAIN: Final = "codebook.yaml"
_CONTEXTS: Final = "contexts.yaml"
_CLASSES: Final = "classes.yaml"


def read_codebook(path: str | Path) -> Codebook:
    """Return the codebook of a folder.

    Raises BadCodebook with every mistake in it: file, line, reason and next step.
    """
    folder = Path(path)
    main = folder / _MAIN
    if not main.is_file():
        advice = f"name a folder that has {_MAIN}; docs/tutorial/water.md makes one"
        raise BadCodebook(str(folder), [f"{main}: not found; {advice}"])
    problems: list[Problem] = []
    book = read_file(main, problems)
    contexts = _contexts(folder, problems)
    files = _frame_files(folder, problems)
    classes = shipped_codebook().frames["classes"] | _classes(folder, problems)
    if book is None or problems:
        raise _refused(folder, problems)
    problems += type_problems(book, contexts)
    frames = [frame for file in files for frame in _frames(file, classes, problems)]
    problems += frame_problems(files, book, contexts)
    if not frames and not problems:
        advice = "write a file for each type; see knowledge/README.md"
        problems.append(Problem(main, 1, "no frames in frames/*.yaml", advice))
    if problems:
        raise _refused(folder, problems)
    return _made(book.content, frames, contexts)


def _refused(folder: Path, problems: list[Problem]) -> BadCodebook:
    return BadCodebook(str(folder), [str(problem) for problem in problems])


def _contexts(folder: Path, problems: list[Problem]) -> Mapping[str, Any]:
    """Return the folder's own contexts, the shipped ones where it has none."""
    path = folder / _CONTEXTS
    if not path.exists():
        return shipped_codebook().contexts
    file = read_file(path, problems)
    if file is None:
        return {}
    for name, entry in file.content.items():
        words = entry.get("words") if isinstance(entry, dict) else None
        if not isinstance(words, list) or not words:
            problems.append(file.problem((name,), "no words", "list them: words: [river, dam]"))
    return file.content


def _classes(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    path = folder / "frames" / _CLASSES
    file = read_file(path, problems) if path.exists() else None
    return dict(file.content) if file is not None else {}


def _frame_files(folder: Path, problems: list[Problem]) -> list[File]:
    paths = sorted((folder / "frames").glob("*.yaml"))
    read = (read_file(path, problems) for path in paths if path.name != _CLASSES)
    return [file for file in read if file is not None]


def _frames(
    file: File, classes: Mapping[str, Any], problems: list[Problem]
) -> Iterator[dict[str, Any]]:
    """Yield the frames of a file; what has no shape of one is told by ``frame_problems``."""
    rows = file.content.get("frames")
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        if not isinstance(row, dict) or "id" not in row or "type" not in file.content:
            continue
        one = {**file.content, "frames": [row]}
        place: tuple[str | int, ...] = ("frames", number)
        try:
            yield from frames_of(one, classes)
        except UnknownClass as error:
            place = (*place, error.key, error.number)
            advice = "define it under classes: in this file or in frames/classes.yaml"
            problems.append(file.problem(place, f"no such class in: {error.pattern}", advice))
        except TypeError:
            advice = 'write verbs, nouns and unless as lists: ["{actor} visit {recipient}"]'
            problems.append(file.problem(place, "a part that is no list", advice))


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
