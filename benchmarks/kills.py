"""A long run killed at random moments and begun again leaves the same bytes.

``python benchmarks/kills.py [--reports 3000] [--kills 20]``: reads Tehran Times reports from
the folder of public corpora (``DATELINE_DATA``) once without a break, and once killed (signal
9) so many times, at moments drawn by chance over the whole run, each time begun again by the
same command. Prints how far each stretch came and whether digest, incidents and the exports
of all formats are the same; ends with status 1 where they are not.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path
from typing import Final

from chain import write_rows

from dateline.settings import data_folder
from dateline.store import open_store
from dateline.store.digest import digest

_FORMATS: Final = (
    "plover", "polecat", "icews", "phoenix", "gdelt", "csv", "parquet", "geojson", "graphml",
)  # fmt: skip
#: Seconds that a process takes to start, in which nothing can be lost.
_START: Final = 3.0


def dateline(*words: str) -> list[str]:
    """Return a command line of dateline."""
    return [sys.executable, "-m", "dateline", *words]


def reading(rows: Path, store: Path) -> list[str]:
    """Return the command that reads all rows into a store with two processes."""
    return dateline(
        "read", str(rows), "--store", str(store), "--processes", "2", "--format", "jsonl"
    )


def left_by(store: Path, folder: Path) -> dict[str, str]:
    """Return the digest of a store's content, its incidents and each export."""
    with open_store(store, read_only=True) as opened:
        found = {"content": digest(opened)}
    listed = subprocess.run(
        dateline("incidents", "--store", str(store), "--limit", "1000000", "--format", "jsonl"),
        check=True, capture_output=True,
    )  # fmt: skip
    found["incidents"] = blake2b(listed.stdout).hexdigest()
    for name in _FORMATS:
        out = folder / name
        command = dateline("export", name, "--store", str(store), "--out", str(out))
        subprocess.run(command, check=True, capture_output=True)
        found[name] = blake2b(out.read_bytes()).hexdigest()
        out.unlink()
    return found


def reports_in(store: Path) -> int:
    """Return how many reports a store has; it is opened as the next run would."""
    if not store.exists():
        return 0
    with open_store(store) as opened:
        [(count,)] = opened.fetch("SELECT count(*) FROM documents")
    return int(count)


def kill_after(command: list[str], seconds: float) -> bool:
    """Start a run and kill it so many seconds later; say whether it was still under way."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        try:
            run.wait(seconds)
        except subprocess.TimeoutExpired:
            run.kill()
    return run.returncode != 0


def measure(rows: Path, folder: Path, kills: int) -> bool:
    """Print what is found; say whether the two stores are the same."""
    whole, killed = folder / "whole.duckdb", folder / "killed.duckdb"
    start = time.perf_counter()
    subprocess.run(reading(rows, whole), check=True, capture_output=True)
    took = time.perf_counter() - start
    print(f"without a break: {reports_in(whole):,} reports in {took:.0f} s", flush=True)
    chance, stretch, hit = random.Random(20), took / (kills + 1), 0
    for number in range(1, kills + 1):
        moment = _START + chance.uniform(0.0, 2 * stretch)
        hit += kill_after(reading(rows, killed), moment)
        print(f"kill {number} after {moment:.1f} s: {reports_in(killed):,} reports", flush=True)
    subprocess.run(reading(rows, killed), check=True, capture_output=True)
    print(f"killed {hit} times, then to the end: {reports_in(killed):,} reports", flush=True)
    expected, found = left_by(whole, folder), left_by(killed, folder)
    for name, value in expected.items():
        print(f"{name}: {'the same' if found[name] == value else 'ANOTHER'}")
    return expected == found


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=3_000)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    data = data_folder()
    if not (data / "news").is_dir():
        sys.exit(f"{data}: no public corpora there; set DATELINE_DATA")
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "reports.jsonl"
        write_rows(data, options.reports, rows)
        if not measure(rows, Path(folder), options.kills):
            sys.exit(1)


if __name__ == "__main__":
    main()
