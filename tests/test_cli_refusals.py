"""``dateline read`` on bad inputs: each is named with its reason, the rest goes on."""

import gzip
import json
import random
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.store import open_store

GOOD = "France condemned the attack in Chad on Wednesday.\n"
GERMAN = (
    "Der Präsident besuchte am Montag die Hauptstadt und sprach mit dem Minister über den"
    " Haushalt, teilte seine Sprecherin den Zeitungen am Abend mit.\n"
)
REFUSED = {
    "none.txt": (None, "no such file; check the path"),
    "empty.txt": (b" \n\n", "empty; give the report's text"),
    "signs.txt": (b"--- ***\n", "no words; give the report's text"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\x00\xff\x00\xfe\x01", "binary, not text"),
    "german.txt": (GERMAN.encode(), "language: de (1.00); only English is read"),
    "menu.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
    "large.html": (
        b"<html><body>" + b"<p>Rain fell on the town all day long.</p>" * 500_000,
        "page with more than 4 MiB of markup",
    ),
    "cut.jsonl.gz": (
        gzip.compress(
            json.dumps({"text": random.Random(7).randbytes(3000).hex()}).encode(), mtime=0
        )[:-900],
        "broken gzip (",
    ),
}


@pytest.fixture
def run():
    def invoke(*arguments):
        return CliRunner().invoke(cli, [str(word) for word in arguments])

    return invoke


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


@pytest.fixture
def store(tmp_path):
    return tmp_path / "x.duckdb"


def stored(path):
    with open_store(path, read_only=True) as opened:
        return sorted(text for (text,) in opened.fetch("SELECT text FROM documents"))


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_bad_input_is_named_and_the_rest_goes_on(run, good, store, tmp_path, name):
    if name == "menu.html":
        pytest.importorskip("trafilatura", exc_type=ImportError)
    content, reason = REFUSED[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = run("read", path, good, "--store", store)
    assert done.exit_code == 1
    [line] = [line for line in done.stderr.splitlines() if name in line]
    assert line.startswith(f"dateline: {path}: ")
    assert reason in line
    assert "; " in line
    assert "1 reports read, 1 refused" in done.stderr
    assert "condemned" in done.stdout
    assert stored(store) == [GOOD]


def test_all_bad_inputs_together(run, good, store, tmp_path):
    for name, (content, _) in REFUSED.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
    done = run("read", *(tmp_path / name for name in REFUSED), good, "--store", store)
    assert done.exit_code == 1
    assert all(name in done.stderr for name in REFUSED)
    assert f"1 reports read, {len(REFUSED)} refused" in done.stderr
    assert stored(store) == [GOOD]


def test_folders_without_reports_are_named(run, good, store, tmp_path):
    (tmp_path / "bare").mkdir()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
    done = run("read", tmp_path / "bare", tmp_path / "pictures", good, "--store", store)
    assert done.exit_code == 1
    assert "bare: empty folder; " in done.stderr
    assert "pictures: folder without reports; it has .png (1); " in done.stderr
    assert stored(store) == [GOOD]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_old_encodings_are_read_with_a_note(run, store, tmp_path, encoding):
    text = "Señor Núñez condemned the attack in Chad on Wednesday, his office said.\n"
    path = tmp_path / "old.txt"
    path.write_bytes(text.encode(encoding))
    done = run("read", path, "--store", store)
    assert done.exit_code == 0
    assert f"old.txt: read as {encoding}\n" in done.stderr
    assert [found.rstrip() for found in stored(store)] == [text.rstrip()]


def test_rows_before_and_after_a_broken_one_are_stored(run, store, tmp_path):
    rows = [json.dumps({"date": f"2026-04-0{n}", "text": f"Part {n}. {GOOD}"}) for n in (1, 2, 3)]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join([rows[0], rows[1][:30], "[1, 2]", '{"text": ""}', rows[2]]))
    done = run("read", path, "--store", store)
    assert done.exit_code == 1
    assert f"{path}:2: broken JSON at column" in done.stderr
    assert f"{path}:3: not a JSON object" in done.stderr
    assert f"{path}:4: empty text" in done.stderr
    assert stored(store) == [f"Part 1. {GOOD}", f"Part 3. {GOOD}"]


def test_rows_of_a_packed_table_before_the_cut_are_stored(run, store, tmp_path):
    rows = [{"text": f"Part {number}. {GOOD}"} for number in range(3)]
    rows.append({"text": random.Random(11).randbytes(100_000).hex()})
    packed = gzip.compress("".join(f"{json.dumps(row)}\n" for row in rows).encode(), mtime=0)
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    done = run("read", path, "--store", store)
    assert done.exit_code == 1
    assert "broken gzip" in done.stderr
    assert len(stored(store)) == 3


def test_a_date_that_is_not_understood_is_said_and_the_report_kept(run, store, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"date": "some day in May", "text": GOOD}))
    done = run("read", path, "--store", store, "--format", "jsonl")
    assert done.exit_code == 0
    assert "rows.jsonl:1: date not understood: 'some day in May'" in done.stderr
    assert stored(store) == [GOOD]
    assert json.loads(done.stdout.splitlines()[0])["date"] is None


def test_a_row_in_german_is_set_aside(run, store, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps({"text": text}) for text in (GERMAN, GOOD)))
    done = run("read", path, "--store", store)
    assert done.exit_code == 1
    assert f"{path}:1: language: de" in done.stderr
    assert stored(store) == [GOOD]


def test_bad_inputs_do_not_harm_what_the_store_has(run, good, store, tmp_path):
    run("read", good, "--store", store)
    run("read", tmp_path / "none.txt", "--store", store)
    assert stored(store) == [GOOD]


def test_status_and_streams_of_the_process(good, store, tmp_path):
    def call(*arguments):
        command = [sys.executable, "-m", "dateline", "read", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    done = call(tmp_path / "none.txt", good, "--store", store)
    assert done.returncode == 1
    assert "condemned" in done.stdout
    assert "none.txt" not in done.stdout
    assert done.stderr.splitlines() == [
        f"dateline: {tmp_path / 'none.txt'}: no such file; check the path",
        "dateline: 1 reports read, 1 refused",
    ]
    foreign = call(good, "--store", good)
    assert foreign.returncode == 1
    assert "is not a store of dateline" in foreign.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["x.txt", "--format", "xml"],
        ["x.txt", "--processes", "0"],
        ["x.txt", "--published", "one day"],
        ["x.txt", "--unknown"],
    ],
)
def test_wrong_usage_is_status_two_and_makes_no_store(run, store, wrong):
    done = run("read", *wrong, "--store", store)
    assert done.exit_code == 2
    assert not store.exists()
