"""The shapes of countries, as paths of a map; what they are made of: knowledge/shapes.yaml."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from dateline import knowledge
from dateline.desk.charts.projection import Fit, Point

Line = tuple[Point, ...]


#: Points of a path to a unit: a finer line is no clearer, and a larger file.
_GRID: Final = 2
#: Degrees by which a line may be nearer than its points say.
_NEAR: Final = 3.0


@dataclass(frozen=True, slots=True)
class Shape:
    """An area; ``code`` is "" for one that is contested and drawn as no state's."""

    code: str
    name: str
    rings: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class World:
    """All shapes, and lines: coasts, borders, and lines that are contested."""

    shapes: tuple[Shape, ...]
    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]
    contested: tuple[Line, ...]
    credit: str


@dataclass(frozen=True, slots=True)
class Paths:
    """Paths on a drawing ("d" of SVG): by shape, and of the lines."""

    shapes: tuple[tuple[Shape, str], ...]
    coasts: str
    borders: str
    contested: str


@cache
def world() -> World:
    """Return the shapes. Raises BrokenModel where the file is missing or damaged."""
    data = knowledge.load("shapes")
    lines = [_line(steps, data["scale"]) for steps in data["lines"]]
    shapes = tuple(
        Shape(one["code"], one["name"], tuple(_ring(ring, lines) for ring in one["rings"]))
        for one in data["shapes"]
    )
    users = [0] * len(lines)
    for one in data["shapes"]:
        for number in (n for ring in one["rings"] for n in ring):
            users[number if number >= 0 else ~number] += 1
    contested = {int(number) for number in data["contested"]}
    plain = [n for n in range(len(lines)) if n not in contested]
    return World(
        shapes,
        tuple(lines[n] for n in plain if users[n] == 1),
        tuple(lines[n] for n in plain if users[n] > 1),
        tuple(lines[n] for n in sorted(contested)),
        f"{data['source']} ({data['licence']})",
    )


@lru_cache(maxsize=64)
def paths(fitted: Fit) -> Paths:
    """Return the paths of all that a drawing shows."""
    everything = world()
    shapes = ((shape, area_path(shape.rings, fitted)) for shape in everything.shapes)
    return Paths(
        tuple((shape, path) for shape, path in shapes if path),
        _lines_path(everything.coasts, fitted),
        _lines_path(everything.borders, fitted),
        _lines_path(everything.contested, fitted),
    )


def area_path(rings: Sequence[Line], fitted: Fit) -> str:
    """Return the path of an area, cut where the map ends; "" where it does not show."""
    found = []
    for ring in rings:
        if _is_far(ring, fitted):
            continue
        for piece in cut(ring, fitted.window.middle):
            places = [fitted.place(*point) for point in piece]
            if _shows(places, fitted):
                found.append(_joined(places) + "Z")
    return "".join(found)


def cut(ring: Line, middle: float) -> Iterator[Line]:
    """Yield the pieces of a ring on a map with this central meridian.

    Longitudes go in from -180 to 180, a ring may step from the one to the other; they come
    out counted from the middle. A ring over the map's edge comes out as a piece at either
    side; one around a pole is closed along it.
    """
    whole = _unwrapped(ring)
    around_pole = abs(whole[-1][1]) == 90
    west, east = min(x for x, _ in whole), max(x for x, _ in whole)
    for turn in range(-3, 4):
        start = middle - 180 + 360 * turn
        # Of a ring around the pole one turn has all, whatever the other turns have too.
        if start < west if around_pole else start + 360 <= west:
            continue
        if start < east:
            piece = _clipped(_clipped(whole, start, 1), start + 360, -1)
            if len(piece) > 2:
                yield tuple((x - 360 * turn - middle, y) for x, y in piece)
            if around_pole:
                return


def _unwrapped(ring: Line) -> Line:
    """Return a ring whose longitudes go on past 180 instead of stepping to -180."""
    points = [ring[0]]
    for x, y in (*ring[1:], ring[0]):
        points.append((x - 360 * round((x - points[-1][0]) / 360), y))
    if abs(points[-1][0] - points[0][0]) < 180:
        return tuple(points)
    # Around the pole: also once more to the east, so that every window is filled.
    pole = math.copysign(90.0, points[0][1])
    ahead = points[-1][0] - points[0][0]
    points += [(x + ahead, y) for x, y in points[1:]]
    return (*points, (points[-1][0], pole), (points[0][0], pole))


def _clipped(ring: Line, meridian: float, side: int) -> Line:
    """Return what of a ring lies east (1) or west (-1) of a meridian."""
    kept: list[Point] = []
    for one, two in pairwise((*ring, ring[0]) if ring else ()):
        inside, next_inside = ((p[0] - meridian) * side >= 0 for p in (one, two))
        if inside:
            kept.append(one)
        if inside != next_inside:
            share = (meridian - one[0]) / (two[0] - one[0])
            kept.append((meridian, one[1] + share * (two[1] - one[1])))
    return tuple(kept)


def _lines_path(lines: Sequence[Line], fitted: Fit) -> str:
    found = []
    for line in lines:
        if _is_far(line, fitted):
            continue
        for piece in _unbroken(line, fitted):
            places = [fitted.place(*point) for point in piece]
            if _shows(places, fitted):
                found.append(_joined(places))
    return "".join(found)


def _unbroken(line: Line, fitted: Fit) -> Iterator[list[Point]]:
    """Yield the pieces of a line between the edges of the map."""
    piece: list[Point] = []
    for x, y in line:
        turned = fitted.window.turned(x)
        if piece and abs(turned - piece[-1][0]) > 180:
            yield piece
            piece = []
        piece.append((turned, y))
    yield piece


def _is_far(line: Line, fitted: Fit) -> bool:
    """Say, fast, whether a line surely lies beyond an edge of the drawing.

    Latitudes alone give the height. For the width, a degree is nowhere in the drawing
    narrower than where it is furthest from the equator.
    """
    low, high = min(y for _, y in line), max(y for _, y in line)
    above, below = fitted.place(0, low)[1], fitted.place(0, high)[1]
    if above < 0 or below > fitted.height:
        return True
    turned = [fitted.window.turned(x) for x, _ in line]
    west, east = min(turned) - _NEAR, max(turned) + _NEAR
    if east - west > 180:  # it may go over the edge of the map
        return False
    furthest = max(abs(fitted.window.south), abs(fitted.window.north)) + _NEAR
    furthest = min(furthest + (fitted.window.north - fitted.window.south) / 2, 90)
    return (west > 0 and fitted.place(west, furthest)[0] > fitted.width) or (
        east < 0 and fitted.place(east, furthest)[0] < 0
    )


def _shows(places: Sequence[Point], fitted: Fit) -> bool:
    if len(places) < 2:
        return False
    across, down = [x for x, _ in places], [y for _, y in places]
    return (
        max(across) >= 0
        and min(across) <= fitted.width
        and max(down) >= 0
        and min(down) <= fitted.height
    )


def _joined(places: Sequence[Point]) -> str:
    """Return a path on a grid of half a unit; what lies on one straight line is one step.

    A grid, and not what is near the point before: neighbours that run along one border from
    either end are then drawn alike.
    """
    x, y = round(places[0][0] * _GRID), round(places[0][1] * _GRID)
    steps: list[tuple[int, int]] = []
    at = x, y
    for across, down in places[1:]:
        step = round(across * _GRID) - at[0], round(down * _GRID) - at[1]
        if step == (0, 0):
            continue
        at = at[0] + step[0], at[1] + step[1]
        if steps and _goes_on(steps[-1], step):
            step = steps[-1][0] + step[0], steps[-1][1] + step[1]
            steps.pop()
        steps.append(step)
    written = " ".join(f"{_halves(one)} {_halves(two)}" for one, two in steps or [(0, 0)])
    return f"M{_halves(x)} {_halves(y)}l{written}".replace(" -", "-")


def _goes_on(before: tuple[int, int], step: tuple[int, int]) -> bool:
    """Say whether a step goes on straight ahead."""
    straight = before[0] * step[1] == before[1] * step[0]
    return straight and before[0] * step[0] + before[1] * step[1] > 0


def _halves(value: int) -> str:
    whole, half = divmod(abs(value), _GRID)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole or ''}.5" if half else f"{sign}{whole}"


def _line(steps: Sequence[int], scale: int) -> Line:
    x = y = 0
    points = []
    for place in range(0, len(steps), 2):
        x, y = x + steps[place], y + steps[place + 1]
        points.append((x / scale, y / scale))
    return tuple(points)


def _ring(numbers: Sequence[int], lines: Sequence[Line]) -> Line:
    points: list[Point] = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points += line[1:] if points else line
    return tuple(points)
