"""Frame files as people write them into frames as the program reads them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

#: The parts of a frame in which ``<class>`` stands for the words of a list.
_WITH_CLASSES: Final = ("verbs", "nouns", "unless")


class UnknownClass(ValueError):
    """A pattern that names a word list that there is not."""

    def __init__(self, frame: str, key: str, number: int, pattern: str) -> None:
        super().__init__(f"{frame}: no such class in: {pattern}")
        self.key, self.number, self.pattern = key, number, pattern


def frames_of(
    content: Mapping[str, Any], shared: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """Return the frames of one file; its own word lists outweigh the shared ones.

    Raises UnknownClass where a pattern names a list that there is not.
    """
    classes = {**shared, **(content.get("classes") or {})}
    return [{"type": content["type"], **fill(frame, classes)} for frame in content["frames"]]


def fill(frame: Mapping[str, Any], classes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return a frame with ``<class>`` written out as its words."""
    lists = {
        key: [
            _written(str(pattern), classes, (str(frame["id"]), key, number))
            for number, pattern in enumerate(frame[key])
        ]
        for key in _WITH_CLASSES
        if frame.get(key)
    }
    if "unless" in lists:
        lists["unless"] = sorted({word for item in lists["unless"] for word in item.split("|")})
    return {key: value for key, value in frame.items() if value} | lists


def _written(
    pattern: str, classes: Mapping[str, Sequence[str]], place: tuple[str, str, int]
) -> str:
    written = pattern
    for name, words in classes.items():
        written = written.replace(f"<{name}>", "|".join(str(word) for word in words))
    if "<" in written:
        raise UnknownClass(*place, pattern)
    return written
