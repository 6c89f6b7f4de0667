"""Web archives cut into records: WARC and the older ARC, the broken ones as far as they go.

Cutting is done here and not by a library, so that a record with a wrong length costs that
record and not the rest of the file, and no record is in memory that is larger than a page.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.errors import UnreadableInput
from dateline.records.refusals import Refusal

#: Larger records are passed over unread: a page has some hundred kilobytes.
MOST_RECORD: Final = 40 * 1024 * 1024
_MOST_HEADER: Final = 64 * 1024
_SKIPPED: Final = 1 << 20
_ADVICE: Final = "fetch the archive again"
_BEGINNING: Final = re.compile(rb"WARC/\d+\.\d+\s*$")
_ARC_LINE: Final = re.compile(
    rb"(?P<url>[a-z][\w+.-]*:\S.*?) (?P<ip>[\da-fA-F.:]+) (?P<date>\d{8,14}) (?P<type>\S+)"
    rb"(?: .*)? (?P<length>\d{1,12})\r?\n?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: its fields by name in lower case, and its block."""

    name: str
    number: int
    fields: dict[str, str]
    block: bytes


class _Lines:
    """Lines of a stream, of which one can be put back."""

    def __init__(self, reader: io.BufferedReader) -> None:
        self._reader, self._held = reader, b""

    def line(self) -> bytes:
        """Return the next line, or a stretch of one that is too long; b"" at the end."""
        held, self._held = self._held, b""
        return held or self._reader.readline(_MOST_HEADER)

    def put_back(self, line: bytes) -> None:
        self._held = line

    def block(self, size: int) -> bytes:
        return self._reader.read(size)

    def skip(self, size: int) -> int:
        """Pass over so many bytes; return how many there were."""
        left = size
        while left > 0 and (data := self._reader.read(min(left, _SKIPPED))):
            left -= len(data)
        return size - left


def warc_frames(reader: io.BufferedReader, name: str) -> Iterator[Frame | Refusal]:
    """Yield the records of a WARC stream, and what cannot be cut into records."""
    lines = _Lines(reader)
    number = 0
    while True:
        lost, found = _to_beginning(lines)
        if lost:
            reason = f"{lost} bytes that are no record (a wrong length before them?)"
            yield Refusal(f"{name}:{number}", reason, _ADVICE)
        if not found:
            return
        number += 1
        place = f"{name}:{number}"
        fields = _fields(lines)
        length = fields.get("content-length", "")
        if not length.isdecimal() or len(length) > 15:
            yield Refusal(place, "record without a length", _ADVICE)
            continue
        yield from _with_block(lines, Frame(place, number, fields, b""), int(length))


def _to_beginning(lines: _Lines) -> tuple[int, bool]:
    """Go on to the line that begins a record; return the bytes passed over, and if there is one."""
    lost = 0
    while line := lines.line():
        if _BEGINNING.match(line):
            return lost, True
        lost += len(line) if line.strip() else 0
    return lost, False


def _fields(lines: _Lines) -> dict[str, str]:
    """Return the fields up to the empty line; of one that stands twice, the first."""
    fields: dict[str, str] = {}
    size = 0
    while (line := lines.line()).strip() and size < _MOST_HEADER:
        if _BEGINNING.match(line):
            lines.put_back(line)
            break
        size += len(line)
        key, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(key.strip().lower(), value.strip())
    return fields


def _with_block(lines: _Lines, frame: Frame, length: int) -> Iterator[Frame | Refusal]:
    if length > MOST_RECORD:
        lines.skip(length)
        yield Refusal(frame.name, f"record larger than {MOST_RECORD >> 20} MiB", _ADVICE)
        return
    block = lines.block(length)
    if len(block) < length:
        yield Refusal(frame.name, f"record cut off after {len(block)} of {length} bytes", _ADVICE)
        return
    yield Frame(frame.name, frame.number, frame.fields, block)


def arc_frames(reader: io.BufferedReader, name: str) -> Iterator[Frame | Refusal]:
    """Yield the records of an ARC stream with the fields that a WARC would have."""
    lines = _Lines(reader)
    number = 0
    while line := lines.line():
        if not line.strip():
            continue
        match = _ARC_LINE.fullmatch(line)
        if match is None:
            raise UnreadableInput(f"{name}:{number}", "no record of an ARC file", _ADVICE)
        number += 1
        place = f"{name}:{number}"
        yield from _with_block(
            lines, Frame(place, number, _arc_fields(match), b""), int(match["length"])
        )


def _arc_fields(match: re.Match[bytes]) -> dict[str, str]:
    url, media, date = (match[key].decode("utf-8", "replace") for key in ("url", "type", "date"))
    digits = date.ljust(14, "0")
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    return {
        "warc-type": "warcinfo" if url.startswith("filedesc:") else "response",
        "warc-target-uri": url,
        "warc-date": f"{day}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}Z",
        "content-type": "application/http; msgtype=response",
        "arc-type": media,
    }
