"""Gzip unpacked as far as it goes: a broken end costs the end, not what stands before it."""

import zlib
from typing import BinaryIO, Final

_TAKEN: Final = 64 * 1024
_GZIP: Final = 16 + zlib.MAX_WBITS
_MAGIC: Final = b"\x1f\x8b"


class Gunzip:
    """The content of a stream of gzip members, one after another, as web archives have them.

    ``taken`` counts the packed bytes that were read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Take over a stream that stands before the first member."""
        self._stream, self.taken = stream, 0
        self._packed = b""
        self._member = zlib.decompressobj(_GZIP)

    def read(self, size: int) -> bytes:
        """Return up to so many bytes of the content, b"" at its end.

        Raises EOFError where a member does not end, zlib.error where it is broken, OSError
        where something else follows; what stands before that has been returned then.
        """
        while True:
            if self._member.eof and not self._begin_next():
                return b""
            if not self._packed and not self._fill():
                raise EOFError("it ends before its end")
            data = self._member.decompress(self._packed, size)
            self._packed = self._member.unused_data or self._member.unconsumed_tail
            if data:
                return data

    def _begin_next(self) -> bool:
        """Go on to the next member; say whether there is one. Zeros may fill the end."""
        self._packed = self._packed.lstrip(b"\0")
        while len(self._packed) < len(_MAGIC) and self._fill():
            self._packed = self._packed.lstrip(b"\0")
        if not self._packed:
            return False
        if not self._packed.startswith(_MAGIC):
            raise OSError("something else follows it")
        self._member = zlib.decompressobj(_GZIP)
        return True

    def _fill(self) -> bool:
        data = self._stream.read(_TAKEN)
        self.taken += len(data)
        self._packed += data
        return bool(data)
