"""A run that is killed in the middle loses nothing: the same command again completes it."""

import json
import os
import signal
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

import pytest

from dateline.store import open_store
from dateline.store.digest import digest

REPORTS = 1000
STATES = ("Ghana", "Chile", "Norway", "Kenya", "Chad", "Peru", "Oman")
DEEDS = (
    "condemned the attack near the border with",
    "signed a trade deal with",
    "sent medical supplies to",
    "recalled its ambassador from",
    "agreed to a ceasefire with",
)


@pytest.fixture
def reports(tmp_path):
    """A thousand reports of one or two sentences as JSON Lines."""
    path = tmp_path / "reports.jsonl"
    names = islice(cycle(STATES), REPORTS)
    with path.open("w", encoding="utf-8") as lines:
        for number, name in enumerate(names):
            other = STATES[(number * 3 + 1) % len(STATES)]
            text = f"{name} {DEEDS[number % len(DEEDS)]} {other} on Monday, case {number} said."
            if number % 2:
                text += f" Police arrested {number} protesters in the capital of {other}."
            row = {"id": number, "date": f"2026-03-{number % 28 + 1:02}", "text": text}
            lines.write(f"{json.dumps(row)}\n")
    return path


def command(reports, store):
    return [
        sys.executable, "-m", "dateline", "read", str(reports), "--store", str(store),
        "--processes", "2", "--format", "jsonl",
    ]  # fmt: skip


def summary(store):
    with open_store(store, read_only=True) as opened:
        [(count,)] = opened.fetch("SELECT count(*) FROM documents")
        return digest(opened), count


def size(store):
    """Return the bytes of a store with those that are not in the file itself yet."""
    files = (store, store.with_name(f"{store.name}.wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def wait_for(condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def children(process):
    """Return the ids of a process's own processes, where the system tells."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            found.append(int(path.parent.name))
    return found


def is_running(process):
    path = Path(f"/proc/{process}/stat")
    try:
        return path.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_a_killed_run_is_completed_by_the_same_command(reports, tmp_path):
    whole, killed = tmp_path / "whole.duckdb", tmp_path / "killed.duckdb"
    subprocess.run(command(reports, whole), check=True, capture_output=True)
    expected, count = summary(whole)
    assert count == REPORTS

    with subprocess.Popen(
        command(reports, killed), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        wait_for(killed.exists, 20)
        empty = size(killed)
        wait_for(lambda: size(killed) > empty + 1_000_000, 30)
        readers = children(run.pid)
        run.send_signal(signal.SIGKILL)
    assert run.returncode == -signal.SIGKILL
    assert 0 < summary(killed)[1] < REPORTS, "not killed in the middle"
    wait_for(lambda: not any(is_running(reader) for reader in readers), 10)

    done = subprocess.run(command(reports, killed), check=True, capture_output=True, text=True)
    assert "in the store already" in done.stderr
    assert summary(killed) == (expected, REPORTS)
