"""Inputs opened: files and standard input, compressed or not, and what kind they are."""

import gzip
import io
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from dateline.errors import UnreadableInput
from dateline.inputs import unreadable

GZIP: Final = b"\x1f\x8b"
#: What a file is by its suffix; where it is "text", the content has the last word.
SUFFIXES: Final = {
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "rows",
    ".ndjson": "rows",
}
#: Text shrinks to a tenth; what grows a hundredfold past this size is a trap.
_BOMB_BYTES: Final = 64 * 1024 * 1024
_BOMB_RATIO: Final = 100
_HEAD: Final = 4096
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)


class _Counted(io.RawIOBase):
    """A stream that counts the bytes taken from another."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Inflated(io.RawIOBase):
    """The content of a gzip stream; stops with UnreadableInput where it is a trap."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._source = _Counted(stream)
        self._gzip = gzip.GzipFile(fileobj=io.BufferedReader(self._source))
        self._name, self._count = name, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._gzip.read(len(buffer))
        except (OSError, EOFError, ValueError) as error:
            raise UnreadableInput(self._name, f"broken gzip ({error})", "pack it again") from None
        except Exception as error:  # zlib's own class, which typing does not know
            raise UnreadableInput(self._name, f"broken gzip ({error})", "pack it again") from None
        self._count += len(data)
        if self._count > max(_BOMB_BYTES, _BOMB_RATIO * self._source.count):
            reason = f"unpacks to more than {_BOMB_RATIO} times its size"
            raise UnreadableInput(self._name, reason, "unpack it and look what it is")
        buffer[: len(data)] = data
        return len(data)


def _buffered(raw: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(raw, 1 << 16)


@contextmanager
def opened(path: str, name: str) -> Iterator[io.BufferedReader]:
    """Give a stream of the bytes of a path, or of standard input for "-", unpacked.

    Raises UnreadableInput for what cannot be opened.
    """
    try:
        file: BinaryIO = sys.stdin.buffer if path == "-" else Path(path).open("rb")  # noqa: SIM115
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None
    try:
        reader = _buffered(_Counted(file))
        yield _buffered(_Inflated(reader, name)) if reader.peek(2)[:2] == GZIP else reader
    except OSError as error:
        raise unreadable(name, error) from None
    finally:
        if path != "-":
            file.close()


def kind_by_suffix(path: str) -> str | None:
    """Return "text", "html" or "rows" by a path's suffix, or None for one that we do not know."""
    pure = Path(path)
    suffix = pure.suffix.lower()
    if suffix == ".gz":
        suffix = Path(pure.stem).suffix.lower()
    return SUFFIXES.get(suffix)


def kind_by_content(reader: io.BufferedReader) -> str:
    """Return "text", "html" or "rows" by the first bytes of a stream, which are not consumed."""
    head = reader.peek(_HEAD)[:_HEAD]
    if _PAGE.match(head):
        return "html"
    line = head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0].strip()
    if line.startswith(b"{") and (len(line) > _HEAD - 64 or _is_object(line)):
        return "rows"
    return "text"


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def lines_of(reader: io.BufferedReader, name: str, most: int) -> Iterator[bytes]:
    """Yield the lines of a stream one at a time, none held longer than asked for.

    Raises UnreadableInput at a line of more than ``most`` bytes.
    """
    while line := reader.readline(most + 1):
        if len(line) > most:
            limit = f"a line of more than {most // 1024 // 1024} MiB"
            raise UnreadableInput(name, limit, "give one report a line")
        yield line
