"""The map: countries shaded, wide places as areas, towns and sites as points."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from dateline.desk.charts.data import QUADS, Counts
from dateline.desk.charts.projection import Fit, Point, Window, around, fit
from dateline.desk.charts.shapes import Paths, Shape, paths, world
from dateline.desk.charts.svg import Frame, drawing, link, number, tag

#: How far around its middle a place of this kind is drawn, in km: about its usual size.
SPREAD: Final = {"province": 100.0, "district": 25.0}
#: What is drawn as a point.
POINTS: Final = ("city", "point")
_DEGREE_KM: Final = 111.2
#: Pixels below which an area is drawn larger than it is, so that it can be seen.
_SMALLEST: Final = 9.0
#: Shades of countries, from the fewest events to the most.
_SHADES: Final = 5
#: Sizes of points, which CSS has in pixels.
_SIZES: Final = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its events; ``precision`` is country, province, district, city or point."""

    name: str
    country: str
    precision: str
    longitude: float
    latitude: float
    counts: Counts
    address: str = ""

    @property
    def total(self) -> int:
        """All events there."""
        return sum(self.counts)

    @property
    def quad(self) -> int:
        """The quad class, from 1, of most events; of equal ones the more hostile."""
        return max(range(4), key=lambda place: (self.counts[place], place)) + 1


def window_on(spots: Sequence[Spot]) -> Window:
    """Return the window that shows all these places; countries with their largest part."""
    codes = {spot.country for spot in spots if spot.precision == "country"}
    seen = [point for shape in world().shapes if shape.code in codes for point in _largest(shape)]
    placed = [s for s in spots if s.precision != "country"]
    return around([*seen, *((spot.longitude, spot.latitude) for spot in placed)])


def map_fit(window: Window, width: int) -> Fit:
    """Return how a window lies on a drawing of this width; the frame takes its height."""
    return fit(window, width)


def worldmap(spots: Sequence[Spot], fitted: Fit, frame: Frame) -> Markup:
    """Draw the places. Countries are shaded by events; no country is drawn as a point."""
    return drawing(frame, "map", _content(spots, fitted))


def told(spot: Spot) -> str:
    """Return a place in words."""
    parts = [f"{n} {quad}" for n, quad in zip(spot.counts, QUADS, strict=True) if n]
    words = f"{spot.name} ({spot.precision})"
    return f"{words}: {spot.total} {'event' if spot.total == 1 else 'events'}, {', '.join(parts)}"


def _content(spots: Sequence[Spot], fitted: Fit) -> Iterator[Markup]:
    drawn = paths(fitted)
    states = {spot.country: spot for spot in spots if spot.precision == "country"}
    yield tag("rect", class_="sea", width="100%", height="100%")
    plain = "".join(d for shape, d in drawn.shapes if shape.code and shape.code not in states)
    yield tag("path", class_="land", d=plain, fill_rule="evenodd")
    apart = "".join(path for shape, path in drawn.shapes if not shape.code)
    yield tag("path", class_="land contested-area", d=apart)
    yield from _states(states, drawn)
    yield tag("path", class_="coast", d=drawn.coasts)
    yield tag("path", class_="border", d=drawn.borders)
    yield tag("path", class_="border contested", d=drawn.contested)
    yield from _small_states(states, drawn, fitted)
    for spot in _ordered(spots):
        if spot.precision in SPREAD:
            yield _area(spot, fitted)
    for spot in _ordered(spots):
        if spot.precision in POINTS:
            yield _point(spot, fitted)


def _ordered(spots: Iterable[Spot]) -> list[Spot]:
    """Return the places with most events first, so that smaller signs lie on larger ones."""
    return sorted(spots, key=lambda s: (-s.total, s.country, s.name, s.longitude, s.latitude))


def _states(states: dict[str, Spot], drawn: Paths) -> Iterator[Markup]:
    most = max((spot.total for spot in states.values()), default=1)
    for code in sorted(states):
        path = "".join(d for shape, d in drawn.shapes if shape.code == code)
        if path:
            spot = states[code]
            shade = _shade(spot.total, most)
            area = tag("path", class_=f"land shade-{shade}", d=path, fill_rule="evenodd")
            words = told(spot)
            yield link(spot.address, tag("title", words), area)


def _shade(total: int, most: int) -> int:
    return 1 + int((_SHADES - 1) * math.log(total) / math.log(most)) if most > 1 else _SHADES


def _small_states(states: dict[str, Spot], drawn: Paths, fitted: Fit) -> Iterator[Markup]:
    """Yield a ring around each state that is too small to be seen shaded."""
    shown = {shape.code: shape for shape, _ in drawn.shapes}
    for code in sorted(states.keys() & shown.keys()):
        places = [fitted.at(*point) for point in _largest(shown[code])]
        left, right = min(x for x, _ in places), max(x for x, _ in places)
        top, bottom = min(y for _, y in places), max(y for _, y in places)
        if max(right - left, bottom - top) < _SMALLEST:
            ring = tag(
                "circle", class_="area", cx=(left + right) / 2, cy=(top + bottom) / 2, r=_SMALLEST
            )
            words = told(states[code])
            yield link(states[code].address, tag("title", words), ring)


def _area(spot: Spot, fitted: Fit) -> Markup:
    """Return a place as a disc of about its size: somewhere within it."""
    x, y = fitted.at(spot.longitude, spot.latitude)
    degrees = SPREAD[spot.precision] / _DEGREE_KM
    _, other = fitted.at(
        spot.longitude, spot.latitude + (degrees if spot.latitude < 0 else -degrees)
    )
    radius = max(abs(other - y), _SMALLEST)
    disc = tag("circle", class_=f"area quad-{spot.quad}", cx=x, cy=y, r=radius)
    words = told(spot)
    return link(spot.address, tag("title", words), disc)


def _point(spot: Spot, fitted: Fit) -> Markup:
    """Return a point as a line without length: its size on the screen stays when it is scaled."""
    x, y = fitted.at(spot.longitude, spot.latitude)
    size = min(1 + int(math.log2(spot.total) / 1.5), _SIZES)
    at = f"M{number(x)} {number(y)}h0"
    words = told(spot)
    return link(
        spot.address,
        tag("title", words),
        tag("path", class_=f"dot halo size-{size}", d=at),
        tag("path", class_=f"dot quad-{spot.quad} size-{size}", d=at),
    )


def _largest(shape: Shape) -> Sequence[Point]:
    return max(shape.rings, key=len)
