"""Lists as files: CSV, JSON, JSON Lines.

A list is written to a temporary file first, so that a slow browser does not keep the store.
"""

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO, Final

from fastapi.responses import Response, StreamingResponse

from dateline.exports.tables import LISTINGS, write_rows

#: Bytes that are kept in memory; more goes to disk.
_IN_MEMORY: Final = 4 << 20
_CHUNK: Final = 1 << 16
Rows = Iterable[Mapping[str, object]]


def csv_file(rows: Rows, kind: str, name: str) -> Response:
    """Return rows of a kind (``exports.tables.LISTINGS``) as a CSV file."""
    file = _spool()
    text = io.TextIOWrapper(
        file, encoding="utf-8", errors="replace", newline="", write_through=True
    )
    write_rows(rows, LISTINGS[kind], "csv", text)
    text.detach()
    return _sent(file, "text/csv; charset=utf-8", f"{name}.csv")


def json_lines(rows: Rows, name: str) -> Response:
    """Return rows as one JSON object a line."""
    file = _spool()
    for row in rows:
        file.write(_packed(row) + b"\n")
    return _sent(file, "application/jsonl; charset=utf-8", f"{name}.jsonl")


def json_file(rows: Rows, name: str) -> Response:
    """Return rows as a JSON list."""
    file = _spool()
    for number, row in enumerate(rows):
        file.write((b",\n" if number else b"[\n") + _packed(row))
    file.write(b"\n]\n" if file.tell() else b"[]\n")
    return _sent(file, "application/json", f"{name}.json")


def svg_file(drawing: str, name: str) -> Response:
    """Return a drawing as a file."""
    return Response(drawing, media_type="image/svg+xml", headers=_named(f"{name}.svg"))


def _spool() -> IO[bytes]:
    return SpooledTemporaryFile(_IN_MEMORY)  # closed when it has been sent


def _packed(row: Mapping[str, object]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")


def _sent(file: IO[bytes], kind: str, name: str) -> Response:
    file.seek(0)
    return StreamingResponse(_chunks(file), media_type=kind, headers=_named(name))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
