"""Writing to files: there as a whole or not at all."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path


def replace_file(file: Path, write: Callable[[Path], object]) -> None:
    """Write to a file beside, then put it in the place of the old one. Raises UnwritableFile."""
    from dateline.errors import UnwritableFile  # noqa: PLC0415

    unfinished = file.with_name(f"{file.name}.{os.getpid()}.partial")
    try:
        write(unfinished)
        unfinished.replace(file)
    except OSError as error:
        raise UnwritableFile(file, error.strerror or str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def write_lines_to(path: Path, lines: Iterable[str]) -> None:
    """Write lines in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)
