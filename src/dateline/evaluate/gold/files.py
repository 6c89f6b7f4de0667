"""Gold files: JSON Lines, JSON, or a folder of these, to reports with their events.

Each mistake is told with file, line, reason and next step, all of them at once; nothing is
scored before the gold is right.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dateline.documents.intake import MOST_LINE_BYTES
from dateline.documents.streams import lines_of, opened
from dateline.errors import BadGold
from dateline.evaluate.gold.happenings import Happening, annotated
from dateline.inputs import read_text
from dateline.records import Codebook

_LINES: Final = (".jsonl", ".ndjson", ".jsonl.gz")
_STATUSES: Final = ("actual", "future", "hypothetical", "negated")


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report of a gold file: where it stands there, what it is of, and its events.

    The text is its own (``text``, below ``title``), or that of the row ``id`` of ``source``
    under the folder of corpora, or to be given; ``digest`` begins the SHA-256 of it.
    """

    origin: str
    id: str
    published: str
    source: str
    digest: str
    title: str
    text: str
    events: tuple[Happening, ...]


def read_gold(path: Path, codebook: Codebook) -> list[GoldReport]:
    """Return the reports of a gold file, or of all gold files of a folder, in order.

    Raises BadGold with every mistake, UnreadableInput where there is no such file.
    """
    problems: list[str] = []
    reports: dict[str, GoldReport] = {}
    for origin, row in _rows(path, problems):
        mistakes = list(_mistakes(row, codebook))
        problems += [f"{origin}: {mistake}" for mistake in mistakes]
        if mistakes:
            continue
        report = _report(origin, row, codebook)
        if report.id in reports:
            first = reports[report.id].origin
            problems.append(f"{origin}: report {report.id!r} is in {first} already; keep one")
        reports[report.id] = report
    if not reports and not problems:
        problems.append(f"{path}: no report in it; give one JSON object a line")
    if problems:
        raise BadGold(str(path), problems)
    return list(reports.values())


def _rows(path: Path, problems: list[str]) -> Iterator[tuple[str, Any]]:
    """Yield what the files hold, with where it stands; note what is no JSON."""
    for file in _files(path):
        name = str(file)
        if name.lower().endswith(_LINES):
            with opened(name, name) as reader:
                for number, line in enumerate(lines_of(reader, name, MOST_LINE_BYTES), 1):
                    if line.strip():
                        yield from _json(line, f"{name}:{number}", problems)
            continue
        for origin, content in _json(read_text(name)[0], name, problems):
            many = content if isinstance(content, list) else [content]
            yield from ((origin, row) for row in many)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.name.lower().endswith((*_LINES, ".json")))


def _json(words: bytes | str, origin: str, problems: list[str]) -> Iterator[tuple[str, Any]]:
    try:
        text = words.decode("utf-8-sig") if isinstance(words, bytes) else words
        yield origin, json.loads(text)
    except (ValueError, RecursionError) as error:
        problems.append(f"{origin}: broken JSON ({error}); give one whole JSON object a line")


def _report(origin: str, row: Mapping[str, Any], codebook: Codebook) -> GoldReport:
    named = ("published", "source", "digest", "title", "text")
    given = {name: str(row.get(name) or "") for name in named}
    events = tuple(annotated(event, codebook) for event in row["events"])
    return GoldReport(origin=origin, id=str(row["id"]), events=events, **given)


def _mistakes(row: Any, codebook: Codebook) -> Iterator[str]:
    """Yield what is wrong with a report of a gold file."""
    if not isinstance(row, dict):
        yield 'not a JSON object; give {"id": …, "text": …, "events": […]}'
        return
    if not str(row.get("id") or "").strip():
        yield "no id; give each report an id of its own"
    if row.get("source") and not row.get("digest"):
        yield "a source without digest; give the first digits of the text's SHA-256"
    events = row.get("events")
    if not isinstance(events, list):
        yield 'no list of events; give "events": [] where there are none'
        return
    for number, event in enumerate(events, 1):
        for mistake in _event_mistakes(event, codebook):
            yield f"event {number}: {mistake}"


def _event_mistakes(event: Any, codebook: Codebook) -> Iterator[str]:
    if not isinstance(event, dict):
        yield 'not a JSON object; give {"type": …}'
        return
    accepted = event.get("also_accepted") or []
    for kind in (event.get("type"), *(accepted if isinstance(accepted, list) else [accepted])):
        if not isinstance(kind, str) or kind not in codebook.types:
            known = ", ".join(codebook.types)
            yield f"{kind!r} is no type of {codebook.name}; give one of {known}"
    for side in ("actors", "recipients"):
        if not _are_parties(event.get(side)):
            yield f'{side} are no list of parties; give [{{"name": …, "country": …}}]'
    if not _are_words(event.get("mode")):
        yield f"mode {event['mode']!r} is no text; give a mode, or a list of them"
    status = event.get("status")
    if status and status not in _STATUSES:
        yield f"status {status!r} is none; give one of {', '.join(_STATUSES)}"
    if not isinstance(event.get("date") or "", str):
        yield f"date {event['date']!r} is no text; give it like 2026-03-18, 2026-03 or 2026"
    if not _are_spans(event.get("evidence")):
        yield f"evidence {event['evidence']!r} are no offsets; give [start, end]"


def _are_parties(value: Any) -> bool:
    return value is None or (
        isinstance(value, list)
        and all(isinstance(one, dict) and _are_words(one.get("sector")) for one in value)
    )


def _are_words(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(word, str) for word in value)
    return value is None or isinstance(value, str)


def _are_spans(value: Any) -> bool:
    if not value:
        return value is None or value == []
    if not isinstance(value, list):
        return False
    spans: Sequence[Any] = [value] if isinstance(value[0], int) else value
    return all(
        isinstance(span, list)
        and len(span) == 2
        and all(type(place) is int for place in span)
        and 0 <= span[0] < span[1]
        for span in spans
    )
