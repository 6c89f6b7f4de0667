"""The texts of gold reports: their own, of tables that the user names, of the public corpora."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.documents.columns import Columns
from dateline.documents.intake import MOST_LINE_BYTES
from dateline.documents.rows import read_row
from dateline.documents.streams import lines_of, opened
from dateline.errors import BadGold, UnreadableInput
from dateline.evaluate.gold.files import GoldReport
from dateline.inputs import read_text
from dateline.records import Document


def documents_of(
    name: str, reports: Sequence[GoldReport], tables: Iterable[str], data: Path
) -> list[Document]:
    """Return the documents of reports in their order; ``name`` is what the gold is called.

    A report's own text is taken, else the row of its id in ``tables`` (JSON Lines or CSV),
    else that in its source under ``data``. Raises BadGold with every report whose text is
    absent, is another one, or is shorter than the offsets of its events.
    """
    known = {report.id: _own(report) for report in reports if report.text}
    known |= _of_tables(tables, {report.id for report in reports} - set(known))
    known |= _of_sources([report for report in reports if report.id not in known], data)
    problems = [
        f"{report.origin}: {problem}"
        for report in reports
        for problem in _problems(report, known.get(report.id))
    ]
    if problems:
        raise BadGold(name, problems)
    return [known[report.id] for report in reports]


def composed(title: str, text: str) -> str:
    """Return the text that offsets count in: the title, a blank line, and the text."""
    title = title.strip()
    return f"{title}\n\n{text}" if title else text


def _own(report: GoldReport) -> Document:
    text = composed(report.title, report.text)
    return Document(text, published=report.published, origin=report.id)


def _of_tables(tables: Iterable[str], wanted: set[str]) -> dict[str, Document]:
    """Return the documents of the rows whose ids are wanted, the first of each id."""
    found: dict[str, Document] = {}
    for path in tables:
        columns = Columns(path)
        for number, row in enumerate(_table(path), 1):
            ids = [str(row.get(name) or "") for name in columns.of(row)["id"]]
            key = next((id_ for id_ in ids if id_ in wanted and id_ not in found), None)
            read = read_row(row, f"{path}:{number}", columns) if key is not None else None
            if key is not None and isinstance(read, Document):
                text = composed(read.title, read.text)
                found[key] = Document(text, published=read.published, origin=key)
    return found


def _table(path: str) -> Iterator[Mapping[str, Any]]:
    if path.lower().endswith(".csv"):
        yield from csv.DictReader(io.StringIO(read_text(path)[0], newline=""))
        return
    with opened(path, path) as reader:
        for number, line in enumerate(lines_of(reader, path, MOST_LINE_BYTES), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                advice = "give one whole JSON object a line, or CSV in a file named .csv"
                raise UnreadableInput(
                    f"{path}:{number}", f"broken JSON ({error})", advice
                ) from None
            if isinstance(row, dict):
                yield row


def _of_sources(reports: Sequence[GoldReport], data: Path) -> dict[str, Document]:
    """Return the documents of reports that name a source under the folder of corpora."""
    found: dict[str, Document] = {}
    for source in sorted({report.source for report in reports} - {""}):
        own = {report.id: report for report in reports if report.source == source}
        if not (data / source).is_file():
            continue
        for row in _table(str(data / source)):
            report = own.get(str(row.get("id")))
            if report is not None:
                text = composed(str(row.get("title") or ""), str(row.get("text") or ""))
                found[report.id] = Document(text, published=report.published, origin=report.id)
    return found


def _problems(report: GoldReport, document: Document | None) -> Iterator[str]:
    if document is None:
        where = f" and {report.source!r} is not at DATELINE_DATA, or lacks it" * bool(report.source)
        yield f'no text of {report.id!r}{where}; give it as "text", or by --texts FILE'
        return
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    if not digest.startswith(report.digest):
        yield f"another text of {report.id!r} is there (SHA-256 {digest[:16]}); find the right one"
    last = max((end for event in report.events for _, end in event.spans), default=0)
    if last > len(document.text):
        many = len(document.text)
        yield f"evidence ends at {last}, the text at {many}; count code points of title and text"
