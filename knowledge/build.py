"""Compile what people edit into what the program reads: ``python knowledge/build.py [--check]``.

Every YAML or CSV file becomes one JSON file in ``compiled/``. With --check nothing is
written, and the exit status is 1 where the two disagree.
"""

import csv
import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
COMPILED = HERE / "compiled"
_NOT_FRAMES = ("classes", "kinds", "status")


class _Text(yaml.CSafeLoader):
    """YAML in which dates, ``no`` and ``on`` are words, and 042 is not octal."""


_PLAIN = {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}
_Text.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] not in _PLAIN]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Text.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read(path: Path) -> Any:
    """Return the content of a YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), _Text)  # noqa: S506


def frames() -> dict[str, Any]:
    """Return all frames, with the word lists of their own file put in place."""
    shared = read(HERE / "frames" / "classes.yaml")
    paths = sorted((HERE / "frames").glob("*.yaml"))
    return {
        "light": shared["light"],
        "happen": shared["happen"],
        "quantity": shared["quantity"],
        "setting": shared["setting"],
        "kinds": read(HERE / "frames" / "kinds.yaml"),
        "status": read(HERE / "frames" / "status.yaml"),
        "frames": [
            frame
            for path in paths
            if path.stem not in _NOT_FRAMES
            for frame in frames_of(read(path), shared)
        ],
    }


def frames_of(content: dict[str, Any], shared: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Return the frames of one file; its own word lists outweigh the shared ones."""
    classes = shared | (content.get("classes") or {})
    return [{"type": content["type"], **fill(frame, classes)} for frame in content["frames"]]


def fill(frame: dict[str, Any], classes: dict[str, list[str]]) -> dict[str, Any]:
    """Return a frame with ``<class>`` written out as its words."""

    def written(pattern: str) -> str:
        for name, words in classes.items():
            pattern = pattern.replace(f"<{name}>", "|".join(str(word) for word in words))
        if "<" in pattern:
            sys.exit(f"{frame['id']}: no such class in: {pattern}")
        return pattern

    lists = {
        key: [written(pattern) for pattern in frame[key]]
        for key in ("verbs", "nouns", "unless")
        if frame.get(key)
    }
    if "unless" in lists:
        lists["unless"] = sorted({word for item in lists["unless"] for word in item.split("|")})
    return {key: value for key, value in frame.items() if value} | lists


def holders() -> list[dict[str, str]]:
    """Return the table of office holders."""
    with (HERE / "actors" / "holders.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pages() -> dict[str, Any]:
    """Return the content of every compiled file by name."""
    return {
        "plover": read(HERE / "plover.yaml"),
        "cameo": read(HERE / "cameo.yaml"),
        "roles": read(HERE / "roles.yaml"),
        "countries": read(HERE / "actors" / "countries.yaml"),
        "organisations": read(HERE / "actors" / "organisations.yaml"),
        "holders": holders(),
        "frames": frames(),
    }


def main() -> None:
    """Write the compiled files, or check them."""
    COMPILED.mkdir(exist_ok=True)
    stale = []
    for name, content in pages().items():
        path = COMPILED / f"{name}.json"
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv:
        sys.exit(f"not what the sources say: {', '.join(stale)}; run: make knowledge")


if __name__ == "__main__":
    main()
