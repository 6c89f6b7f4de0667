"""Zip files of reports: each entry is read where it lies, none is written anywhere."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from dateline.documents.kinds import kind_by_suffix
from dateline.documents.manner import Input
from dateline.documents.streams import BOMB_BYTES, BOMB_RATIO, MOST_UNPACKED, Unpacked, buffered
from dateline.errors import UnreadableInput
from dateline.records.refusals import Note, Refusal

#: A zip that comes by another way than as a file is held in memory up to this size.
MOST_HELD: Final = 64 * 1024 * 1024
_MOST_ENTRIES: Final = 200_000
_ENCRYPTED: Final = 0x1
_ADVICE: Final = "unpack it and look what it is"


def zip_entries(given: Input) -> Iterator[Input | Refusal | Note]:
    """Yield the entries of a zip that may be reports, open one at a time, in order of names.

    Raises UnreadableInput where the zip does not open or unpacks to too much.
    """
    with _opened(given) as (archive, size):
        others: Counter[str] = Counter()
        taken = found = 0
        for info in sorted(_files(archive, given.name), key=lambda info: info.filename):
            name = f"{given.name}!{info.filename}"
            kind = kind_by_suffix(info.filename)
            if kind is None:
                others[Path(info.filename).suffix.lower()] += 1
                continue
            found += 1
            if kind == "zip" or info.flag_bits & _ENCRYPTED:
                reason = "zip in a zip" if kind == "zip" else "encrypted"
                yield Refusal(name, reason, "unpack it first")
                continue
            taken += info.file_size
            if taken > min(max(BOMB_BYTES, BOMB_RATIO * size), MOST_UNPACKED):
                reason = f"unpacks to more than {BOMB_RATIO} times its size"
                raise UnreadableInput(given.name, reason, _ADVICE)
            yield from _entry(archive, info, name)
        yield from _rest(given.name, found, others)


def _rest(name: str, found: int, others: Counter[str]) -> Iterator[Refusal | Note]:
    kinds = ", ".join(f"{suffix or 'none'} ({n})" for suffix, n in sorted(others.items()))
    if not found:
        reason = f"zip without reports; it has {kinds}" if kinds else "empty zip"
        yield Refusal(name, reason, "give a zip with .txt, .html or .jsonl files")
    elif kinds:
        yield Note(name, f"files of other kinds passed over: {kinds}")


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[Input | Refusal]:
    try:
        file = archive.open(info)
    except (OSError, RuntimeError, NotImplementedError, ValueError, zipfile.BadZipFile) as error:
        yield Refusal(name, f"broken zip ({error})", "pack it again")
        return
    with file:
        content = Unpacked(name, "zip", file.read, lambda: info.compress_size)
        yield Input(name, buffered(content))


def _files(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    files = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info)]
    if len(files) > _MOST_ENTRIES:
        raise UnreadableInput(name, f"more than {_MOST_ENTRIES} entries", _ADVICE)
    return files


def _hidden(info: zipfile.ZipInfo) -> bool:
    parts = [part for part in info.filename.split("/") if part not in (".", "..")]
    return any(part.startswith((".", "__MACOSX")) for part in parts)


@contextmanager
def _opened(given: Input) -> Iterator[tuple[zipfile.ZipFile, int]]:
    """Give the zip and its size in bytes."""
    file, size = _seekable(given)
    with file:
        try:
            archive = zipfile.ZipFile(file)
        except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as error:
            reason = f"broken zip ({error})"
            raise UnreadableInput(given.name, reason, "pack it again") from None
        with archive:
            yield archive, size


def _seekable(given: Input) -> tuple[BinaryIO, int]:
    if given.path:
        return Path(given.path).open("rb"), Path(given.path).stat().st_size
    data = _held(given.reader, given.name)
    return BytesIO(data), len(data)


def _held(reader: BufferedReader, name: str) -> bytes:
    data = reader.read(MOST_HELD + 1)
    if len(data) > MOST_HELD:
        reason = f"zip of more than {MOST_HELD >> 20} MiB that is no file"
        raise UnreadableInput(name, reason, "give it as a file")
    return data
