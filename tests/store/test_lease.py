"""Several processes share one store: no error about locks, and nothing lost."""

import json
import os
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from factories import record

from dateline.store import open_store, share_store
from dateline.store.errors import StoreInUse
from dateline.store.judgements import judgements
from dateline.store.lease import to_read, to_write, writer_waits
from dateline.store.readings import Readings

fcntl = pytest.importorskip("fcntl", reason="this system has no such locks")

#: A process that judges one event again and again, and lists its errors.
_JUDGE = """
import sys, time
from dateline.store import open_store
from dateline.store.judgements import Draft, Stamp, judge
path, name, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
for number in range(times):
    with open_store(path, create=False) as store:
        judge(store, [Draft("test", f"{name} {number}", {})], Stamp("", name))
    time.sleep(0.02)
"""


def in_thread(work):
    """Start work in a thread; returns what waits for it and gives what went wrong."""
    wrong = []

    def run():
        try:
            work()
        except BaseException as error:
            wrong.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return lambda: (thread.join(), wrong)[1]


def test_readers_share_and_writers_are_alone(path):
    one, two = to_read(path, 0), to_read(path, 0)
    with pytest.raises(StoreInUse, match="a process that reads it"):
        to_write(path, 0.05)
    one.release()
    two.release()
    with to_write(path, 0):
        with pytest.raises(StoreInUse, match="this process"):
            to_read(path, 0)
        with pytest.raises(StoreInUse, match="this process"):
            to_write(path, 0)
    to_write(path, 0).release()


def test_a_writer_who_waits_goes_before_new_readers(path):
    reader = to_read(path)
    finish = in_thread(lambda: to_write(path).release())
    deadline = time.monotonic() + 10
    while not writer_waits(path):
        assert time.monotonic() < deadline
        time.sleep(0.002)
    with pytest.raises(StoreInUse):
        to_read(path, 0.02)
    reader.release()
    assert finish() == []
    to_read(path, 1).release()


def test_a_lease_ends_with_its_process_also_when_killed(path):
    script = (
        "import sys, time; from pathlib import Path; from dateline.store.lease import to_write\n"
        "lease = to_write(Path(sys.argv[1])); print('held', flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        with pytest.raises(StoreInUse, match=f"process {child.pid}"):
            to_read(path, 0)
        child.kill()
        child.wait()
        to_write(path, 5).release()


def test_where_no_lock_file_can_be_made_the_store_still_opens(path, monkeypatch):
    open_store(path).close()

    def refused(*_):
        raise PermissionError

    monkeypatch.setattr("dateline.store.lease.os.open", refused)
    assert writer_waits(path)
    with open_store(path, read_only=True) as store:
        assert store.fetch("SELECT count(*) FROM documents") == [(0,)]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_a_lease_leaves_no_open_file_behind(path):
    def files():
        return sum(
            "dateline.duckdb" in os.path.realpath(f) for f in Path("/proc/self/fd").iterdir()
        )

    open_store(path).close()
    for _ in range(5):
        open_store(path, read_only=True).close()
        with to_write(path), pytest.raises(StoreInUse):
            open_store(path, read_only=True, patience=0)
    assert files() == 0


def test_a_store_kept_open_to_be_read_gives_way(path):
    with open_store(path) as store:
        store.write([record(0)])
    readings = Readings(path)
    with readings.open() as one, readings.open() as two:
        assert one.fetch("SELECT count(*) FROM documents") == two.fetch(
            "SELECT count(*) FROM documents"
        )
    with open_store(path, patience=5) as store:
        store.write([record(1)])
    with readings.open() as store:
        assert store.fetch("SELECT count(*) FROM documents") == [(2,)]
    readings.close()
    open_store(path, patience=0).close()


def test_a_shared_store_gives_way_between_two_transactions(path):
    def slow():
        for number in range(4):
            with open_store(path, patience=5) as other:
                other.add_judgements([("", "me", "test", str(number), "{}", None)])
            with open_store(path, read_only=True, patience=5) as other:
                assert other.fetch("SELECT count(*) FROM documents") == [(number,)]
            yield record(number)

    with share_store(path) as store:
        written = store.write(slow(), batch=1)
        assert written.added == 4
        assert store.known([record(1).document.id]) == {record(1).document.id}
        assert store.record_run({}, {}) == 1
        with store.alone() as whole:
            assert len(judgements(whole)) == 4
            with pytest.raises(StoreInUse):
                open_store(path, read_only=True, patience=0.2)
    with open_store(path, read_only=True, patience=0) as store:
        assert len(judgements(store)) == 4


def test_a_shared_store_that_nobody_wants_stays_open(path, monkeypatch):
    opened = []

    def counted(*given, **options):
        opened.append(given)
        return open_store(*given, **options)

    monkeypatch.setattr("dateline.store.shared.open_store", counted)
    with share_store(path) as store:
        store.write((record(number) for number in range(3)), batch=1)
        assert store.fetch("SELECT count(*) FROM documents") == [(3,)]
    assert len(opened) == 1


def test_a_shared_store_that_is_closed_leaves_no_thread(path):
    before = set(threading.enumerate())
    with share_store(path) as store:
        assert set(threading.enumerate()) > before
        store.fetch("SELECT 1")
    assert set(threading.enumerate()) == before


def test_judging_and_reading_beside_a_read_loses_nothing(path, tmp_path):
    """Two processes judge and two threads read while ``dateline read`` reads sixty reports."""
    reports = tmp_path / "reports.jsonl"
    lines = [
        {"text": f"Norway signed trade deal number {n} with Ghana on Monday.", "date": "2026-03-02"}
        for n in range(60)
    ]
    reports.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    open_store(path).close()
    done = threading.Event()
    readings = Readings(path)
    seen = ([], [])

    def look(counts):
        while not done.is_set():
            with readings.open() as store:
                counts.append(store.fetch("SELECT count(*) FROM documents")[0][0])

    looking = [in_thread(partial(look, counts)) for counts in seen]
    commands = [[sys.executable, "-c", _JUDGE, str(path), name, "25"] for name in ("Ada", "Bela")]
    commands.append([sys.executable, "-m", "dateline", "read", str(reports), "--store", str(path)])
    children = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for command in commands
    ]
    try:
        told = [child.communicate(timeout=300) for child in children]
    finally:
        done.set()
        for child in children:
            child.kill()
    assert [finish() for finish in looking] == [[], []]
    readings.close()
    assert [child.returncode for child in children] == [0, 0, 0], told
    assert all(counts and counts == sorted(counts) for counts in seen)
    with open_store(path, read_only=True) as store:
        assert store.fetch("SELECT count(*) FROM documents") == [(60,)]
        subjects = [one.subject for one in judgements(store)]
        assert sorted(subjects) == sorted(f"{n} {i}" for n in ("Ada", "Bela") for i in range(25))
        assert [one.number for one in judgements(store)] == list(range(1, 51))
