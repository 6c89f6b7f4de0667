"""The Equal Earth projection (Šavrič, Patterson and Jenny 2018), and windows on the map."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M: Final = math.sqrt(3) / 2
#: Degrees around what is to be seen, and the least that a window shows.
_MARGIN, _LEAST = 3.0, 12.0
#: South of this there is only ice.
_SOUTH, _NORTH = -57.0, 84.0

Point = tuple[float, float]


def equal_earth(longitude: float, latitude: float) -> Point:
    """Return where a point lies, in units of the globe's radius; y goes up.

    ``longitude`` counts from the middle of the map. Areas keep their proportions.
    """
    angle = math.asin(_M * math.sin(math.radians(latitude)))
    two = angle * angle
    six = two * two * two
    slope = _A1 + 3 * _A2 * two + six * (7 * _A3 + 9 * _A4 * two)
    x = math.radians(longitude) * math.cos(angle) / (_M * slope)
    return x, angle * (_A1 + _A2 * two + six * (_A3 + _A4 * two))


@dataclass(frozen=True, slots=True)
class Window:
    """What of the world a map shows, in degrees; ``east`` goes past 180 at the antimeridian."""

    west: float = -180.0
    south: float = _SOUTH
    east: float = 180.0
    north: float = _NORTH

    @property
    def middle(self) -> float:
        """The central meridian."""
        return (self.west + self.east) / 2

    def turned(self, longitude: float) -> float:
        """Return a longitude as degrees from the central meridian, -180 to below 180."""
        return (longitude - self.middle + 180) % 360 - 180


@dataclass(frozen=True, slots=True)
class Fit:
    """A window laid on a drawing ``width`` wide; ``height`` follows."""

    window: Window
    width: float
    height: float
    scale: float
    left: float
    top: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the globe lies on the drawing."""
        return self.place(self.window.turned(longitude), latitude)

    def place(self, turned: float, latitude: float) -> Point:
        """Return where a point lies whose longitude counts from the middle."""
        x, y = equal_earth(turned, latitude)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def fit(window: Window, width: float, flattest: float = 0.35, highest: float = 0.52) -> Fit:
    """Lay a window on a drawing; its height is between these parts of the width."""
    half = (window.east - window.west) / 2
    latitudes = [window.south + (window.north - window.south) * n / 8 for n in range(9)]
    corners = [equal_earth(side, lat) for lat in latitudes for side in (-half, half)]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    wide, high = right - left, top - bottom
    grown = max(high, wide * flattest)
    broad = max(wide, grown / highest)
    scale = width / broad
    return Fit(
        window, width, grown * scale, scale, left - (broad - wide) / 2, top + (grown - high) / 2
    )


def around(points: Sequence[Point]) -> Window:
    """Return the smallest window on (longitude, latitude) points; over the antimeridian if so."""
    if not points:
        return Window()
    west, east = _narrowest(longitude for longitude, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    west, east = _widened(west, east)
    south, north = _widened(south, north)
    if east - west >= 330:
        return Window(south=min(south, _SOUTH))
    return Window(west, max(south, -88.0), east, min(north, 88.0))


def _narrowest(longitudes: Iterable[float]) -> tuple[float, float]:
    """Return the shortest arc that has all: the circle without its widest gap."""
    ordered = sorted({(longitude + 180) % 360 - 180 for longitude in longitudes})
    gaps = [two - one for one, two in pairwise([*ordered, ordered[0] + 360])]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    west = ordered[(widest + 1) % len(ordered)]
    return west, west + 360 - gaps[widest]


def _widened(low: float, high: float) -> tuple[float, float]:
    more = max(_MARGIN, (_LEAST - (high - low)) / 2, (high - low) * 0.06)
    return low - more, high + more
