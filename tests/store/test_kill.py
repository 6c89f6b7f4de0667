"""A run that is killed in the middle loses nothing: the same command again completes it.

The same holds where only one of the processes that read for it is killed.
"""

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

import duckdb
import pytest

from dateline.store import open_store
from dateline.store.digest import digest
from dateline.store.incidents import membership
from dateline.store.search import matching

REPORTS = 384
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
    """Some hundred reports of one or two sentences as JSON Lines."""
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
    paths = [str(path) for path in (reports if isinstance(reports, list) else [reports])]
    return [
        sys.executable, "-m", "dateline", "read", *paths, "--store", str(store),
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
    wait_for(lambda: size(store) > empty + 500_000, 60)
    return run


def complete(reports, store):
    assert 0 < summary(store)[1] < REPORTS, "not stopped in the middle"
    done = subprocess.run(command(reports, store), check=True, capture_output=True, text=True)
    assert "in the store already" in done.stderr
    with open_store(store, read_only=True) as opened:
        assert len(matching(opened, "monday")) == REPORTS
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


@pytest.fixture(scope="module")
def mixture(reports, tmp_path_factory):
    """The same sort of reports as lines of JSON, as Parquet, and as pages in a web archive."""
    folder = tmp_path_factory.mktemp("mixture")
    rows = [json.loads(line) for line in reports.read_text(encoding="utf-8").splitlines()[:210]]
    lines = "".join(f"{json.dumps(row)}\n" for row in rows[:70])
    (folder / "a.jsonl").write_text(lines, encoding="utf-8")
    table = folder / "b.jsonl"
    table.write_text("".join(f"{json.dumps(row)}\n" for row in rows[70:140]), encoding="utf-8")
    with duckdb.connect() as connection:
        sql = f"COPY (SELECT * FROM read_json('{table}')) TO '{folder / 'b.parquet'}'"
        connection.execute(sql)
    records = [warc_record(row) for row in rows[140:]]
    (folder / "c.warc.gz").write_bytes(b"".join(gzip.compress(record) for record in records))
    return [folder / name for name in ("a.jsonl", "b.parquet", "c.warc.gz")]


def warc_record(row):
    """Return a record of a page in which the text of a row stands twice over, told apart."""
    words = f"<p>{row['text']}</p><p>The ministry confirmed the report later that day.</p>"
    body = f"<html><head><title>Case {row['id']}</title></head><body><article>{words}</article>"
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}</body></html>".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{row['id']}>\r\n"
        f"WARC-Target-URI: https://post.example/{row['id']}\r\nWARC-Date: {row['date']}T10:00:00Z"
        f"\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def sources(store):
    """Return all that a store keeps of where its reports came from, in order."""
    with open_store(store, read_only=True) as opened:
        rows = opened.fetch("SELECT * FROM sources ORDER BY document")
        archives = opened.fetch("SELECT digest, packed FROM archives ORDER BY digest")
    return rows, archives


def kill_in_the_middle(words, store, seconds):
    """Start a run and kill it so long after something was written, or let it end before that."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        wait_for(store.exists, 30)
        wait_for(lambda: readers_of(run.pid) or run.poll() is not None, 60)
        before = size(store)
        wait_for(lambda: size(store) > before + 50_000 or run.poll() is not None, 60)
        time.sleep(seconds)
        readers = readers_of(run.pid)
        run.send_signal(signal.SIGKILL)
    wait_for(lambda: not any(is_running(reader) for reader in readers), 10)


def test_a_mixture_killed_again_and_again_ends_as_an_undisturbed_run(mixture, tmp_path):
    whole, killed = tmp_path / "whole.duckdb", tmp_path / "killed.duckdb"
    subprocess.run(command(mixture, whole), check=True, capture_output=True)
    chance, counts = random.Random(7), []
    for _ in range(2):
        kill_in_the_middle(command(mixture, killed), killed, chance.uniform(0.0, 0.4))
        counts.append(summary(killed)[1])
    assert counts == sorted(counts)
    assert 0 < counts[0] < 210, "not stopped in the middle"
    subprocess.run(command(mixture, killed), check=True, capture_output=True)
    assert summary(killed) == summary(whole)
    assert summary(whole)[1] == 210
    assert sources(killed) == sources(whole)
    assert len(sources(whole)[1]) == 70
    again = subprocess.run(command(mixture, killed), check=True, capture_output=True, text=True)
    assert "0 reports read, 210 in the store already" in again.stderr
    assert summary(killed) == summary(whole)
