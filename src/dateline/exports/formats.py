"""The formats of ``dateline export``: what each is for, and how its lines are made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.exports.delimited import Layout, comma_separated, tabbed
from dateline.exports.entries import Entry
from dateline.exports.flat import columns, flat_rows
from dateline.exports.gdelt import GDELT
from dateline.exports.geojson import feature_collection
from dateline.exports.graphml import graphml
from dateline.exports.icews import ICEWS
from dateline.exports.phoenix import PHOENIX
from dateline.exports.plover import to_line
from dateline.exports.polecat import POLECAT


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user may choose: a line of column names, middles of areas, a network of states.

    ``header`` None is what the format's own files have.
    """

    header: bool | None = None
    centroids: bool = False
    states: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how its lines are made, without line ends.

    ``asserted`` says that its rows cannot tell what took place from what did not, so that
    only what did goes in. ``flat`` formats have a codebook.
    """

    lines: Callable[[Iterable[Entry], Choices], Iterator[str]]
    asserted: bool = False
    flat: bool = False


def _rows(layout: Layout, header: bool) -> Format:
    """Return the format of a layout; ``header`` says whether its files have one."""

    def lines(entries: Iterable[Entry], choices: Choices) -> Iterator[str]:
        wanted = header if choices.header is None else choices.header
        return tabbed(entries, layout, wanted)

    return Format(lines, asserted=True)


def _plover(entries: Iterable[Entry], _choices: Choices) -> Iterator[str]:
    return (to_line(dict(entry.record)) for entry in entries)


def _csv(entries: Iterable[Entry], _choices: Choices) -> Iterator[str]:
    return comma_separated(flat_rows(entries), [column.name for column in columns()])


def _geojson(entries: Iterable[Entry], choices: Choices) -> Iterator[str]:
    return feature_collection(entries, choices.centroids)


def _graphml(entries: Iterable[Entry], choices: Choices) -> Iterator[str]:
    return graphml(entries, choices.states)


#: By name. Parquet is no text: ``write_parquet`` makes it.
TEXTS: Final[Mapping[str, Format]] = {
    "plover": Format(_plover),
    "polecat": _rows(POLECAT, header=True),
    "icews": _rows(ICEWS, header=True),
    "phoenix": _rows(PHOENIX, header=True),
    "gdelt": _rows(GDELT, header=False),
    "csv": Format(_csv, flat=True),
    "geojson": Format(_geojson),
    "graphml": Format(_graphml, asserted=True),
}
PARQUET: Final = "parquet"
