"""GeoJSON (RFC 7946): a point where the event's place is one.

States, provinces and districts are areas. They come without geometry, unless their middle is
asked for; then ``centroid`` says that the point stands for an area. The middle of a state is
no place of an event and never given.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from dateline.exports.entries import Entry, Record, place_of, point
from dateline.exports.flat import columns, flat_row
from dateline.exports.plover import to_line

#: Columns of the flat table that a feature has elsewhere.
_OUTSIDE: Final = frozenset(("id", "lat", "lon"))


def feature_collection(entries: Iterable[Entry], centroids: bool = False) -> Iterator[str]:
    """Yield the lines of a collection, one event a line."""
    yield '{"type":"FeatureCollection","features":['
    waiting = ""
    for entry in entries:
        if waiting:
            yield f"{waiting},"
        waiting = to_line(feature(entry, centroids))
    if waiting:
        yield waiting
    yield "]}"


def feature(entry: Entry, centroids: bool = False) -> dict[str, Any]:
    """Return an event as a feature; its properties are the columns of the flat table."""
    record = entry.record
    exact = _position(*point(record))
    middle = _middle(record) if centroids and exact is None else None
    row = flat_row(entry)
    names = [column.name for column in columns() if column.name not in _OUTSIDE]
    properties = {name: row[name] for name in names}
    return {
        "type": "Feature",
        "id": record["id"],
        "geometry": exact or middle,
        "properties": {**properties, "centroid": middle is not None},
    }


def _middle(record: Record) -> dict[str, Any] | None:
    place = place_of(record)
    return _position(place.get("lat"), place.get("lon"))


def _position(latitude: float | None, longitude: float | None) -> dict[str, Any] | None:
    if latitude is None or longitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}
