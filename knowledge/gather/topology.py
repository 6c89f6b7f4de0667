"""Lines shared between areas (TopoJSON): read, cut at boxes, and simplified, borders still shared.

A line is a list of (longitude, latitude) in degrees. A ring names lines by number, from 0;
``~number`` is the line the other way round.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Point = tuple[float, float]
Line = list[Point]
#: west, south, east, north, in degrees.
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Area:
    """A named area with its rings; holes are rings too."""

    name: str
    rings: list[list[int]]


@dataclass(slots=True)
class Topology:
    """Areas and the lines that bound them."""

    lines: list[Line]
    areas: list[Area] = field(default_factory=list)

    def users(self) -> dict[int, set[str]]:
        """Return for each line that is used the names of the areas that it bounds."""
        found: dict[int, set[str]] = {}
        for area in self.areas:
            for number in _numbers(area.rings):
                found.setdefault(number, set()).add(area.name)
        return found

    def ring(self, numbers: Iterable[int]) -> Line:
        """Return the points of a ring; the last is the first again."""
        points: Line = []
        for number in numbers:
            line = self.lines[number] if number >= 0 else self.lines[~number][::-1]
            points += line[1:] if points else line
        return points

    def split(self, number: int, inside: Callable[[Point], bool]) -> None:
        """Cut a line where it enters or leaves what ``inside`` says; rings follow."""
        pieces = list(_runs(self.lines[number], inside))
        if len(pieces) == 1:
            return
        first = len(self.lines)
        self.lines[number] = pieces[0]
        self.lines += pieces[1:]
        numbers = [number, *range(first, len(self.lines))]
        for area in self.areas:
            area.rings = [_replaced(ring, number, numbers) for ring in area.rings]


def read(data: Any, name: str) -> Topology:
    """Return the topology of a quantised TopoJSON object."""
    scale, shift = data["transform"]["scale"], data["transform"]["translate"]
    lines = [_decoded(line, scale, shift) for line in data["arcs"]]
    areas = [
        Area(geometry["properties"]["name"], list(_rings(geometry)))
        for geometry in data["objects"][name]["geometries"]
    ]
    return Topology(lines, areas)


def set_apart(topology: Topology, of: str, name: str, box: Box) -> None:
    """Make an area of those rings of another one that lie in the box."""
    area = next(area for area in topology.areas if area.name == of)
    taken = [ring for ring in area.rings if all(within(p, box) for p in topology.ring(ring))]
    if not taken:
        raise ValueError(f"no ring of {of} lies in the box of {name}")
    area.rings = [ring for ring in area.rings if ring not in taken]
    topology.areas.append(Area(name, taken))


def within(point: Point, box: Box) -> bool:
    """Say whether a point lies in a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def simplified(line: Line, area: float) -> Line:
    """Return a line without the points whose triangle is smaller than ``area`` (Visvalingam).

    ``area`` is in square degrees at the equator; triangles shrink with the cosine of the
    latitude, as they do on the map. The ends stay.
    """
    points = list(line)
    while len(points) > 2:
        sizes = [_size(*points[n - 1 : n + 2]) for n in range(1, len(points) - 1)]
        least = min(range(len(sizes)), key=sizes.__getitem__)
        if sizes[least] >= area:
            break
        del points[least + 1]
    return points


def extent(ring: Sequence[Point]) -> float:
    """Return the size of a ring, in square degrees as ``simplified`` counts them."""
    total = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))
    latitude = sum(point[1] for point in ring) / len(ring)
    return abs(total) / 2 * math.cos(math.radians(latitude))


def _size(one: Point, two: Point, three: Point) -> float:
    across = (two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])
    return abs(across) / 2 * math.cos(math.radians(two[1]))


def _runs(line: Line, inside: Callable[[Point], bool]) -> Iterator[Line]:
    """Yield the pieces of a line by whether their points are inside; they share their ends."""
    start = 0
    for place in range(1, len(line)):
        if inside(line[place]) != inside(line[place - 1]) and place < len(line) - 1:
            yield line[start : place + 1]
            start = place
    yield line[start:]


def _replaced(ring: list[int], number: int, numbers: list[int]) -> list[int]:
    found: list[int] = []
    for each in ring:
        if each == number:
            found += numbers
        elif each == ~number:
            found += [~n for n in reversed(numbers)]
        else:
            found.append(each)
    return found


def _numbers(rings: Iterable[Iterable[int]]) -> Iterator[int]:
    for ring in rings:
        for number in ring:
            yield number if number >= 0 else ~number


def _rings(geometry: Any) -> Iterator[list[int]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        yield from polygon


def _decoded(line: Any, scale: Sequence[float], shift: Sequence[float]) -> Line:
    x = y = 0
    points: Line = []
    for across, up in line:
        x, y = x + across, y + up
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points
