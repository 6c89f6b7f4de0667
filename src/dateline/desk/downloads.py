"""What a page shows, as a file: CSV, JSON, or its drawing as SVG."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from fastapi import HTTPException
from fastapi.responses import JSONResponse, Response
from markupsafe import Markup

from dateline.desk.charts.svg import Frame
from dateline.exports.tables import LISTINGS, write_rows

Form = Literal["csv", "json", "svg"]
_STYLE: Final = Path(__file__).parent / "static" / "charts.css"
_NAME: Final = re.compile(r"[^\w.-]+")
#: Widths of drawings: for screens, and for telephones.
_WIDE, _NARROW = 960, 400


def both(draw: Callable[[Frame], Markup], frame: Frame) -> dict[str, Markup]:
    """Return a drawing for wide and for narrow screens; CSS shows the one that fits."""
    frames = {"wide": (frame.key, _WIDE), "narrow": (f"{frame.key}-narrow", _NARROW)}
    return {
        name: draw(Frame(key, frame.title, frame.description, width, frame.height, frame.links))
        for name, (key, width) in frames.items()
    }


def events_csv(events: Iterable[Mapping[str, Any]], name: str) -> Response:
    """Return events as the CSV of the command line."""
    stream = io.StringIO()
    write_rows(events, LISTINGS["events"], "csv", stream)
    return _file(stream.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def rows_csv(rows: Iterable[Sequence[object]], header: Sequence[str], name: str) -> Response:
    """Return rows as CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return _file(stream.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def as_json(content: Mapping[str, Any], name: str) -> Response:
    """Return what a page shows as one JSON object."""
    response = JSONResponse(content)
    response.headers["Content-Disposition"] = _attached(f"{name}.json")
    return response


def as_svg(drawn: Markup | None, name: str) -> Response:
    """Return a drawing as a file that needs no other, with its colours. 404 where none is."""
    if drawn is None:
        raise HTTPException(404, f"{name}: there is nothing to draw")
    head, _, rest = str(drawn).partition(">")
    text = f"{head}><style>{_style()}</style>{rest}\n"
    return _file(text, "image/svg+xml", f"{name}.svg")


def _file(text: str, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": _attached(name)}
    return Response(text.encode("utf-8", "replace"), media_type=kind, headers=headers)


def _attached(name: str) -> str:
    plain = _NAME.sub("-", name.encode("ascii", "replace").decode()).strip("-")
    return f'attachment; filename="{plain}"'


@cache
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8").replace("<", "")
