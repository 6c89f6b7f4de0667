"""Inputs opened: files, standard input and bytes at hand, packed or not, within limits."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

from dateline.documents.gunzip import Gunzip
from dateline.errors import UnreadableInput
from dateline.inputs import unreadable

_GZIP: Final = b"\x1f\x8b"
_LZ4: Final = b"\x04\x22\x4d\x18"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
#: Text shrinks to a tenth; what grows a hundredfold past this size is a trap.
BOMB_BYTES: Final = 64 * 1024 * 1024
BOMB_RATIO: Final = 100
#: Nothing is unpacked further than this, whatever its ratio.
MOST_UNPACKED: Final = 256 * 1024**3


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


class Unpacked(io.RawIOBase):
    """The content of a packed stream; stops with UnreadableInput where it is a trap or broken.

    ``packer`` names the format, ``read`` gives the next bytes of the content and ``taken``
    how many bytes of the packed stream went into what it gave.
    """

    def __init__(
        self, name: str, packer: str, read: Callable[[int], bytes], taken: Callable[[], int]
    ) -> None:
        """Take over how to read; ``name`` is what errors call the input."""
        self._name, self._packer = name, packer
        self._read, self._taken, self.count = read, taken, 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as one reading goes, and return how far."""
        try:
            data = self._read(len(buffer))
        except UnreadableInput:  # of a stream beneath this one
            raise
        except Exception as error:  # packers have classes of their own
            reason = f"broken {self._packer} ({error})"
            raise UnreadableInput(self._name, reason, "pack it again") from None
        self.count += len(data)
        if self.count > max(BOMB_BYTES, BOMB_RATIO * self._taken()):
            raise _trap(self._name, f"unpacks to more than {BOMB_RATIO} times its size")
        if self.count > MOST_UNPACKED:
            raise _trap(self._name, f"unpacks to more than {MOST_UNPACKED >> 30} GiB")
        buffer[: len(data)] = data
        return len(data)


def _trap(name: str, reason: str) -> UnreadableInput:
    return UnreadableInput(name, reason, "unpack it and look what it is")


def buffered(raw: io.RawIOBase) -> io.BufferedReader:
    """Return a stream that can be peeked into."""
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
        yield unpacked(file, name)
    except OSError as error:
        raise unreadable(name, error) from None
    finally:
        if path != "-":
            file.close()


def unpacked(file: BinaryIO, name: str) -> io.BufferedReader:
    """Return a stream of what a stream of bytes holds: unpacked where it is gzip, LZ4, Zstandard.

    What is packed otherwise comes as it is. Raises UnreadableInput where unpacking does not
    begin.
    """
    reader = buffered(_Counted(file))
    head = reader.peek(4)[:4]
    if head[:2] == _GZIP:
        content = Gunzip(reader)
        return buffered(Unpacked(name, "gzip", content.read, lambda: content.taken))
    if head in (_LZ4, _ZSTD):
        return _by_fastwarc(reader, name, "lz4" if head == _LZ4 else "zstd")
    return reader


def _by_fastwarc(reader: io.BufferedReader, name: str, packer: str) -> io.BufferedReader:
    """Unpack what the archive library can; it asks streams for their place."""
    from fastwarc.stream_io import Lz4Reader, ZstdReader  # noqa: PLC0415

    source = _Placed(reader)
    kind: Any = Lz4Reader if packer == "lz4" else ZstdReader
    try:
        content = kind(source)
    except Exception as error:
        raise UnreadableInput(name, f"broken {packer} ({error})", "pack it again") from None
    return buffered(Unpacked(name, packer, content.read, lambda: source.count))


class _Placed:
    """A stream that is read from its beginning to its end and tells its place."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data

    def tell(self) -> int:
        return self.count

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stay in place, the only thing that a stream read once can do."""
        target = offset if whence == 0 else self.count + offset
        if whence == 2 or target != self.count:
            raise OSError("the stream is read from its beginning to its end")
        return self.count

    def close(self) -> None:
        """Leave the stream to the one who opened it."""


def lines_of(reader: io.BufferedReader, name: str, most: int) -> Iterator[bytes]:
    """Yield the lines of a stream one at a time, none held longer than asked for.

    Raises UnreadableInput at a line of more than ``most`` bytes.
    """
    while line := reader.readline(most + 1):
        if len(line) > most:
            limit = f"a line of more than {most // 1024 // 1024} MiB"
            raise UnreadableInput(name, limit, "give one report a line")
        yield line
