"""Compile what people edit into what the program reads: ``python knowledge/build.py [--check]``.

Types, roles and frames become one JSON file each in ``compiled/``; states, organisations
and office holders become ``actors.sqlite``. With --check nothing is written, and the exit
status is 1 where the two disagree.
"""

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from artefact import Sources, content, read_holders, write

from dateline.knowledge import ACTORS

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


def actors() -> Sources:
    """Return what the actors are made of."""
    folder = HERE / "actors"
    return Sources(
        read(folder / "countries.yaml"),
        read(folder / "organisations.yaml"),
        read(HERE / "roles.yaml"),
        read(folder / "ranks.yaml"),
        read_holders(folder / "holders.csv"),
    )


def actors_differ(target: Path, *, put: bool) -> bool:
    """Say whether the artefact is not what the sources say; then write it, if ``put``."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / target.name
        write(fresh, actors())
        if content(fresh) == content(target):
            return False
        if put:
            target.write_bytes(fresh.read_bytes())
    return True


def pages() -> dict[str, Any]:
    """Return the content of every compiled file by name."""
    return {
        "plover": read(HERE / "plover.yaml"),
        "cameo": read(HERE / "cameo.yaml"),
        "roles": read(HERE / "roles.yaml"),
        "frames": frames(),
    }


def main() -> None:
    """Write the compiled files, or check them."""
    COMPILED.mkdir(exist_ok=True)
    checking = "--check" in sys.argv
    stale = [ACTORS] if actors_differ(COMPILED / ACTORS, put=not checking) else []
    for name, page in pages().items():
        path = COMPILED / f"{name}.json"
        text = json.dumps(page, ensure_ascii=False, separators=(",", ":")) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not checking:
            path.write_text(text, encoding="utf-8")
    if stale and checking:
        sys.exit(f"not what the sources say: {', '.join(stale)}; run: make knowledge")


if __name__ == "__main__":
    main()
