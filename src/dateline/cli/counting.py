"""How many reports inputs hold, for the time left; asked only where somebody looks on."""

from collections.abc import Iterable
from pathlib import Path

from dateline.documents.formats.parquet import parquet_size
from dateline.documents.kinds import kind_by_suffix


def number_of(paths: Iterable[str]) -> int | None:
    """Return how many reports the inputs hold, or None where only reading tells."""
    count = 0
    try:
        for path in paths:
            folder = path != "-" and Path(path).is_dir()
            for file in Path(path).rglob("[!.]*") if folder else [Path(path)]:
                if folder and not (kind_by_suffix(file.name) and file.is_file()):
                    continue
                held = None if path == "-" else _held(file)
                if held is None:
                    return None
                count += held
    except OSError:  # which is said when it comes to reading
        return None
    return count


def _held(file: Path) -> int | None:
    """Return how many reports a file holds, or None where only reading tells."""
    kind, packed = kind_by_suffix(file.name), file.suffix.lower() == ".gz"
    if kind in ("text", "html", None):
        return 1
    if kind == "rows" and not packed:
        return _lines(file) if file.is_file() else 1
    return parquet_size(str(file)) if kind == "parquet" and not packed else None


def _lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(1 for line in stream if line.strip())
