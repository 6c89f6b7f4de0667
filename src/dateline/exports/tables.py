"""Lists of rows as a table for the eye, as CSV, or as JSON Lines."""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.exports.plover import to_line

FORMATS: Final = ("table", "jsonl", "csv")
#: Columns of a table that goes to a file or a pipe.
_WIDE: Final = 200
#: Longer cells are cut in tables for the eye; CSV and JSON keep all.
_LONGEST: Final = 160
#: What would move the cursor or change colours; news text may hold anything.
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Listing:
    """A kind of list: all columns, for CSV, and those that a table for the eye shows."""

    columns: tuple[str, ...]
    shown: tuple[str, ...]


def _listing(columns: str, shown: str) -> Listing:
    return Listing(tuple(columns.split()), tuple(shown.split()))


#: The lists of the command line. CSV headers are these columns; new ones go to the end.
LISTINGS: Final[Mapping[str, Listing]] = {
    "events": _listing(
        "id date enddate precision basis actor actor_code recipient recipient_code type mode"
        " context cameo quad_code score goldstein status background place country lat lon"
        " resolution object amount currency dead injured arrested attribution confidence text"
        " document published publisher title url",
        "id date actor type mode recipient place status text",
    ),
    "quotes": _listing(
        "id date speaker country text part document start end published publisher title url",
        "id date speaker country text",
    ),
    "people": _listing(
        "name country rank sectors postnominals also identifier known documents key offices id",
        "id name country rank sectors also offices documents",
    ),
    "offices": _listing(
        "id person as_written rank post country sectors former reported document start end"
        " person_key",
        "id reported person post country former",
    ),
    "who": _listing(
        "text kind name country sectors office identifier known why",
        "text name country why sectors office identifier",
    ),
    "ledger": _listing(
        "id person post country sectors former first last reports publishers standing source"
        " start end conflict person_id posts names",
        "id person post country former first last reports standing source start end conflict",
    ),
    "judgements": _listing(
        "number made judge kind subject detail undoes undone_by",
        "number made judge kind subject undone_by",
    ),
    "classic": _listing(
        "source target code negated verb text start end document published title origin",
        "source target code verb text",
    ),
    "documents": _listing(
        "id published publisher title language words characters events url origin reader copy_of",
        "id published publisher title words events copy_of",
    ),
    "incidents": _listing(
        "id date enddate type mode status actor actor_code recipient recipient_code place country"
        " dead injured arrested reports publishers first_published last_published first_document"
        " events",
        "id date type actor recipient place dead reports publishers first_published",
    ),
    "incident_events": _listing(
        "id date actor type mode recipient place status text published publisher title document"
        " like likeness why",
        "id date actor type recipient place text published publisher like likeness why",
    ),
    "accounts": _listing(
        "detail value differs reports publishers published sources",
        "detail value differs reports publishers published",
    ),
    "search": _listing(
        "place id published publisher title url language score snippet snippet_start snippet_end"
        " hits title_hits",
        "id published publisher title snippet",
    ),
    "facets": _listing("facet value events reports values", "facet value events reports"),
    "series": _listing(
        "period events quad_1 quad_2 quad_3 quad_4 score goldstein reports per_1000",
        "period events quad_1 quad_2 quad_3 quad_4 score goldstein reports per_1000",
    ),
    "edges": _listing(
        "source target source_name target_name kind weight score quad_1 quad_2 quad_3 quad_4",
        "source_name target_name kind weight score quad_1 quad_2 quad_3 quad_4",
    ),
    "nodes": _listing("id name weight", "id name weight"),
    "places": _listing(
        "name country country_name geonameid lat lon city district province feature_class"
        " feature_code resolution documents events",
        "name country province resolution documents events",
    ),
}


def write_rows(
    rows: Iterable[Mapping[str, object]], listing: Listing, form: str, stream: TextIO
) -> None:
    """Write rows to a text stream; ``form`` is one of FORMATS.

    A row that brings its full record under ``json`` is written as that in JSON Lines.
    Raises ValueError for another form.
    """
    if form == "jsonl":
        stream.writelines(f"{_json(row)}\n" for row in rows)
    elif form == "csv":
        _write_csv(rows, listing.columns, stream)
    elif form == "table":
        _write_table(rows, listing.shown, stream)
    else:
        raise ValueError(f"no such format: {form}; there are {', '.join(FORMATS)}")


def _json(row: Mapping[str, object]) -> str:
    full = row.get("json")
    return full if isinstance(full, str) else to_line(dict(row))


def _write_csv(
    rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: TextIO
) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)


def _write_table(
    rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: TextIO
) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        # An id is there to be copied: it may not be cut.
        table.add_column(column, overflow="fold", no_wrap=column == "id")
    for row in rows:
        # Text and not str: brackets of the news are not markup.
        table.add_row(*(Text(_short(_cell(row.get(column)))) for column in columns))
    width = None if stream.isatty() else _WIDE
    Console(file=stream, width=width, highlight=False).print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SURROGATES.sub("\ufffd", str(value))


def _short(cell: str) -> str:
    cell = _CONTROLS.sub(" ", cell)
    return cell if len(cell) <= _LONGEST else cell[: _LONGEST - 1] + "…"
