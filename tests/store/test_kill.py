"""A run that is killed in the middle loses nothing: the same command again completes it.

The same holds where only one of the processes that read for it is killed.
"""

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
from dateline.store.incidents import membership

REPORTS = 1000
STATES = ("Ghana", "Chile", "Norway", "Kenya", "Chad", "Peru", "Oman")
DEEDS = (
    "condemned the attack near the border with",
    "signed a trade deal with",
    "sent medical supplies to",
    "recalled its ambassador from",
    "agreed to a ceasefire with",
)


pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """A thousand reports of one or two sentences as JSON Lines."""
    path = tmp_path_factory.mktemp("in") / "reports.jsonl"
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
        return digest(opened), count, membership(opened)


def size(store):
    """Return the bytes of a store with those that are not in the file itself yet."""
    files = (store, store.with_name(f"{store.name}.wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def wait_for(condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def readers_of(process):
    """Return the ids of the processes that read for a process."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = path.read_text().rpartition(")")[2].split()[1]
            line = path.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if int(parent) == process and b"spawn_main" in line:
            found.append(int(path.parent.name))
    return found


def is_running(process):
    path = Path(f"/proc/{process}/stat")
    try:
        return path.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def expected(reports, tmp_path_factory):
    """What an undisturbed run leaves."""
    store = tmp_path_factory.mktemp("whole") / "whole.duckdb"
    subprocess.run(command(reports, store), check=True, capture_output=True)
    left = summary(store)
    assert left[1] == REPORTS
    return left


def begin(reports, store):
    """Return a run of which a third or so is in the store."""
    run = subprocess.Popen(
        command(reports, store), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    wait_for(store.exists, 20)
    empty = size(store)
    wait_for(lambda: size(store) > empty + 1_000_000, 30)
    return run


def complete(reports, store):
    assert 0 < summary(store)[1] < REPORTS, "not stopped in the middle"
    done = subprocess.run(command(reports, store), check=True, capture_output=True, text=True)
    assert "in the store already" in done.stderr
    return summary(store)


def test_a_killed_run_is_completed_by_the_same_command(reports, expected, tmp_path):
    store = tmp_path / "killed.duckdb"
    with begin(reports, store) as run:
        readers = readers_of(run.pid)
        run.send_signal(signal.SIGKILL)
    assert run.returncode == -signal.SIGKILL
    assert len(readers) == 2
    wait_for(lambda: not any(is_running(reader) for reader in readers), 10)
    assert complete(reports, store) == expected


def test_a_run_whose_reader_is_killed_says_so_and_is_completed(reports, expected, tmp_path):
    store = tmp_path / "killed.duckdb"
    with begin(reports, store) as run:
        os.kill(readers_of(run.pid)[0], signal.SIGKILL)
        errors = run.communicate(timeout=20)[1]
    assert run.returncode == 1
    assert "a process that reads was ended from outside" in errors
    assert "Traceback" not in errors
    assert complete(reports, store) == expected
