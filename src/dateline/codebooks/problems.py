"""A file of a codebook with the lines of its parts, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dateline.yaml_text import BadYaml, line_of, parse_yaml

#: A larger file is no codebook.
_MOST_BYTES: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line of a file, and what to do about it."""

    path: Path
    line: int
    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}; {self.advice}"


@dataclass(frozen=True, slots=True)
class File:
    """A YAML file that is a table of keys, as text and as content."""

    path: Path
    text: str
    content: dict[str, Any]

    def problem(self, place: Sequence[str | int], reason: str, advice: str) -> Problem:
        """Return a problem at what keys and numbers lead to; the last key is named."""
        key = next((step for step in reversed(place) if isinstance(step, str)), "")
        said = f"{key}: {reason}" if key else reason
        return Problem(self.path, line_of(self.text, place), said, advice)


def read_file(path: Path, problems: list[Problem]) -> File | None:
    """Return a file, or None with the problem told where it cannot be used."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            problems.append(Problem(path, 1, "larger than 16 MiB", "name a folder of YAML files"))
            return None
        text = path.read_text(encoding="utf-8-sig")
        content = parse_yaml(text)
    except OSError as error:
        problems.append(Problem(path, 1, error.strerror or "cannot be read", "check the file"))
    except UnicodeDecodeError:
        problems.append(Problem(path, 1, "not UTF-8 text", "save it as UTF-8"))
    except BadYaml as error:
        problems.append(Problem(path, error.line, f"no YAML ({error})", "mend this line"))
    else:
        if isinstance(content, dict):
            return File(path, text, content)
        problems.append(Problem(path, 1, "no keys in it", "write it as key: value"))
    return None
