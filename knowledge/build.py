"""Compile what people edit into what the program reads: ``python knowledge/build.py [--check]``.

Types, roles and frames become one JSON file each in ``compiled/``; states, organisations
and office holders become ``actors.sqlite``. With --check nothing is written, and the exit
status is 1 where the two disagree.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from artefact import Sources, content, read_holders, write

from dateline.frame_files import frames_of
from dateline.knowledge import ACTORS
from dateline.yaml_text import parse_yaml

HERE = Path(__file__).parent
COMPILED = HERE / "compiled"
_NOT_FRAMES = ("classes", "kinds", "status")


def read(path: Path) -> Any:
    """Return the content of a YAML file."""
    return parse_yaml(path.read_text(encoding="utf-8"))


def frames() -> dict[str, Any]:
    """Return all frames, with the word lists of their own file put in place."""
    shared = read(HERE / "frames" / "classes.yaml")
    paths = sorted((HERE / "frames").glob("*.yaml"))
    return {
        "light": shared["light"],
        "happen": shared["happen"],
        "quantity": shared["quantity"],
        "setting": shared["setting"],
        "classes": shared,
        "kinds": read(HERE / "frames" / "kinds.yaml"),
        "status": read(HERE / "frames" / "status.yaml"),
        "frames": [
            frame
            for path in paths
            if path.stem not in _NOT_FRAMES
            for frame in frames_of(read(path), shared)
        ],
    }


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
        "contexts": read(HERE / "contexts.yaml"),
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
