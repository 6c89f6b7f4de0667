"""Compile the shapes of the map: ``python knowledge/shapes.py PACKAGE [--check]``.

PACKAGE is the file that ``npm pack world-atlas@2.0.2`` leaves; with ``shapes.yaml`` it
becomes ``compiled/shapes.json``, which is all that the map of the desk reads. Borders stay
shared: each line is simplified once. With --check nothing is written, and the exit status
is 1 where the file is not what the source gives.
"""

import hashlib
import json
import sys
import tarfile
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from gather.topology import Box, Line, Topology, extent, read, set_apart, simplified, within

from dateline.knowledge import countries
from dateline.yaml_text import parse_yaml

HERE = Path(__file__).parent
FILE = HERE / "compiled" / "shapes.json"
MEMBER = "package/countries-50m.json"
#: Coordinates are kept in hundredths of a degree: about a kilometre.
_SCALE: Final = 100
#: Square degrees: triangles of a line and islands that are smaller are left out.
_DETAIL: Final = 0.014
_ISLAND: Final = 0.06


def compile_shapes(package: Path) -> str:
    """Return the compiled file's text."""
    rules: Any = parse_yaml((HERE / "shapes.yaml").read_text(encoding="utf-8"))
    raw = package.read_bytes()
    if hashlib.sha256(raw).hexdigest() != rules["sha256"]:
        raise SystemExit(f"{package} is not {rules['package']}: its digest differs; get that one")
    with tarfile.open(package) as archive:
        member = archive.extractfile(MEMBER)
        assert member is not None
        topology = read(json.load(member), "countries")
    for part in rules["apart"]:
        set_apart(topology, part["of"], part["name"], tuple(part["box"]))
    contested = mark_contested(topology, rules["contested"])
    drop_islands(topology)
    return written(topology, contested, rules)


def mark_contested(topology: Topology, rules: list[Any]) -> dict[int, str]:
    """Return the numbers of contested lines with what they are; lines are cut at the boxes."""
    found: dict[int, str] = {}
    for rule in rules:
        box: Box = tuple(rule.get("box") or (-180, -90, 180, 90))
        pair = set(rule["between"])
        for number in [n for n, users in topology.users().items() if users == pair]:
            topology.split(number, lambda point, box=box: within(point, box))  # type: ignore[misc]
        inside = [
            number
            for number, users in topology.users().items()
            if users == pair and _lies_in(topology.lines[number], box)
        ]
        if not inside:
            raise SystemExit(f"shapes.yaml: no line between {' and '.join(rule['between'])}")
        found.update(dict.fromkeys(inside, rule["what"]))
    return found


def _lies_in(line: Line, box: Box) -> bool:
    return within(line[len(line) // 2], box)


def drop_islands(topology: Topology) -> None:
    """Leave out rings too small to see; each area keeps its largest."""
    for area in topology.areas:
        sized = [(extent(topology.ring(ring)), ring) for ring in area.rings]
        largest = max(size for size, _ in sized)
        area.rings = [ring for size, ring in sized if size >= min(_ISLAND, largest)]


def written(topology: Topology, contested: dict[int, str], rules: Any) -> str:
    """Return the text of the compiled file: lines as whole numbers, each the step to the next."""
    used = sorted(topology.users())
    place = {number: position for position, number in enumerate(used)}
    lines = [steps(shortened(topology.lines[number])) for number in used]
    shapes = [
        {
            "code": code_of(area.name, rules),
            "name": area.name,
            "rings": [[place[n] if n >= 0 else ~place[~n] for n in ring] for ring in area.rings],
        }
        for area in sorted(topology.areas, key=lambda area: area.name)
    ]
    head = {key: rules[key] for key in ("source", "licence", "package", "package_licence")}
    disputed = {str(place[number]): what for number, what in sorted(contested.items())}
    body = {**head, "scale": _SCALE, "contested": disputed, "shapes": shapes, "lines": lines}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n"


def shortened(line: Line) -> Line:
    """Return a line simplified; a closed one keeps at least a triangle."""
    found = simplified(line, _DETAIL)
    detail = _DETAIL
    while line[0] == line[-1] and len(found) < 5 and len(found) < len(line):
        detail /= 4
        found = simplified(line, detail)
    return found


def steps(line: Line) -> list[int]:
    """Return a line as [x, y, step right, step up, …] in units of the scale."""
    points = [(round(x * _SCALE), round(y * _SCALE)) for x, y in line]
    found = list(points[0])
    for one, two in pairwise(points):
        found += [two[0] - one[0], two[1] - one[1]]
    return found


def code_of(name: str, rules: Any) -> str:
    """Return the code of the state that a shape belongs to; "" for none."""
    apart = {part["name"] for part in rules["apart"]}
    if name in rules["names"] or name in apart:
        return rules["names"].get(name) or ""
    for entry in countries():
        given = entry.get("aliases") or []
        names = [entry["name"], *([given] if isinstance(given, str) else list(given))]
        if name in names and entry.get("kind", "state") in ("state", "dependency"):
            return str(entry["code"])
    raise SystemExit(f"shapes.yaml: {name!r} is no name of a state; write its code under names")


def main(arguments: list[str]) -> int:
    """Write the file, or compare it; return the exit status."""
    text = compile_shapes(Path(arguments[0]))
    if "--check" in arguments:
        return 0 if FILE.read_text(encoding="utf-8") == text else 1
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE}: {len(text):,} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
