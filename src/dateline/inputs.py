"""Bytes to text: files and standard input, with their encodings found out."""

import codecs
import sys
from pathlib import Path
from typing import Final

from dateline.errors import UnreadableInput

#: Larger texts are refused: a report has some kilobytes, a parse needs memory.
MOST_BYTES: Final = 64 * 1024 * 1024
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a\x85"))


def read_text(name: str) -> tuple[str, str]:
    """Return a text and how it was decoded, of a path or "-" for standard input.

    Raises UnreadableInput with the reason for what is missing, a folder, binary,
    or too large.
    """
    if name == "-":
        return decode(sys.stdin.buffer.read(MOST_BYTES + 1), "standard input")
    path = Path(name)
    try:
        with path.open("rb") as file:
            return decode(file.read(MOST_BYTES + 1), name)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None


def unreadable(name: str, error: OSError | ValueError) -> UnreadableInput:
    """Return the error that says why a path could not be opened or read."""
    if isinstance(error, FileNotFoundError):
        return UnreadableInput(name, "no such file", "check the path")
    if isinstance(error, IsADirectoryError):
        return UnreadableInput(name, "is a folder", "name the files in it")
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return UnreadableInput(name, reason, "check the file")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of ``data`` and the encoding it was in.

    A byte order mark decides; else UTF-8; else UTF-16 where every other byte is
    zero; else Windows-1252, which reads any Western text of the last decades.
    """
    if len(data) > MOST_BYTES:
        limit = f"larger than {MOST_BYTES // 1024 // 1024} MiB"
        raise UnreadableInput(name, limit, "split it into reports")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding, name), encoding
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, name)
    if "\0" in text:
        return _guess(data, name)
    return text, "utf-8"


def _decode_as(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"marked as {encoding} but broken at byte {error.start}"
        raise UnreadableInput(name, reason, "save it as UTF-8") from None


def _guess(data: bytes, name: str) -> tuple[str, str]:
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and zeros.count(0) * 5 > len(zeros) * 3:
            return _decode_as(data, encoding, name), encoding
    if len(data) != len(data.translate(None, _CONTROLS)):
        raise UnreadableInput(name, "binary, not text", "give the report as text")
    return data.decode("cp1252", "replace"), "cp1252"
