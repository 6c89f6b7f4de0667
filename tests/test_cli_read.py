"""``dateline read`` from inputs to the store; refusals are in test_cli_refusals."""

import csv
import io
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.cli.output import Progress
from dateline.store import open_store
from dateline.store.digest import digest

VISIT = """PORT ALMA, March 3, 2026 (NWA) - Kenya's President Adan Mirov visited Norway on Monday.

Police arrested two protesters outside parliament.
"""
DEAL = """Date: 2026-03-05

Norway accused Kenya of breaking the fishing deal. Kenya's Foreign Minister Adan Mirov denied it.
"""
ROWS = [
    {"id": "a1", "date": "2026-04-01", "text": "Rebels killed nine soldiers in Chad on Tuesday."},
    {"id": "a2", "date": "2026-04-02", "text": "France condemned the attack on Wednesday."},
    {"id": "a3", "date": "2026-04-03", "text": "Ghana sent medical supplies to Chad this week."},
]


@pytest.fixture
def run():
    def invoke(*arguments, stdin=None):
        return CliRunner().invoke(cli, [str(word) for word in arguments], input=stdin)

    return invoke


@pytest.fixture
def inputs(tmp_path):
    """A text, a text in a folder, and a table of three rows."""
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "visit.txt").write_text(VISIT)
    (folder / "deal.txt").write_text(DEAL)
    (tmp_path / "rows.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in ROWS))
    return [str(tmp_path / name) for name in ("visit.txt", "in", "rows.jsonl")]


@pytest.fixture
def store(tmp_path):
    return str(tmp_path / "x.duckdb")


def digest_of(path):
    with open_store(path, read_only=True) as opened:
        return digest(opened)


def test_events_are_printed_and_stored(run, inputs, store):
    done = run("read", *inputs, "--store", store)
    assert done.exit_code == 0
    assert "COERCE" in done.stdout
    assert "CONSULT" in done.stdout
    assert "5 reports read" in done.stderr
    listed = run("events", "--store", store, "--type", "CONSULT", "--format", "jsonl")
    [visit, *_] = [json.loads(line) for line in listed.stdout.splitlines()]
    assert [party["name"] for party in visit["actor"]] == ["Adan Mirov"]
    assert visit["date"] == "2026-03-02"


def test_events_come_in_the_order_of_the_inputs(run, inputs, store):
    alone = [run("read", name, "--no-store", "--format", "jsonl").stdout for name in inputs]
    done = run("read", *reversed(inputs), "--store", store, "--format", "jsonl")
    assert done.stdout == "".join(reversed(alone))
    assert all(alone)


def test_the_same_again_prints_the_same_and_changes_nothing(run, inputs, store):
    first = run("read", *inputs, "--store", store)
    before = digest_of(store)
    again = run("read", *inputs, "--store", store)
    assert again.stdout == first.stdout
    assert "0 reports read, 5 in the store already" in again.stderr
    assert digest_of(store) == before


def test_order_and_grouping_leave_the_same_store(run, inputs, tmp_path):
    stores = [str(tmp_path / f"{number}.duckdb") for number in range(4)]
    run("read", *inputs, "--store", stores[0])
    run("read", *reversed(inputs), "--store", stores[1])
    for name in inputs:
        run("read", name, "--store", stores[2])
    run("read", *inputs, "--processes", "2", "--store", stores[3])
    assert len({digest_of(name) for name in stores}) == 1


def test_a_report_given_twice_is_read_once(run, inputs, store):
    done = run("read", inputs[0], inputs[0], "--store", store, "--format", "jsonl")
    assert "1 reports read" in done.stderr
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert len(ids) == len(set(ids)) > 0


def test_without_a_store_no_file_is_left(run, inputs, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = run("read", inputs[0], "--no-store")
    assert "CONSULT" in done.stdout
    assert sorted(tmp_path.rglob("*")) == before


def test_csv_has_the_rows_of_json_lines(run, inputs, store):
    lines = run("read", *inputs, "--store", store, "--format", "jsonl").stdout.splitlines()
    table = run("read", *inputs, "--store", store, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in lines]
    assert {"date", "actor", "type", "document"} <= set(rows[0])


def test_standard_input_is_read(run, store):
    done = run("read", "-", "--store", store, stdin=VISIT)
    assert done.exit_code == 0
    assert "CONSULT" in done.stdout


def test_the_date_given_is_that_of_reports_without_one(run, tmp_path, store):
    (tmp_path / "undated.txt").write_text("Rebels killed nine soldiers in Chad on Tuesday.\n")
    done = run(
        "read", tmp_path / "undated.txt", "--published", "2 April 2026", "--store", store,
        "--format", "jsonl",
    )  # fmt: skip
    assert [json.loads(line)["date"] for line in done.stdout.splitlines()] == ["2026-03-31"]


def test_the_run_is_recorded(run, inputs, store, tmp_path):
    run("read", *inputs, tmp_path / "none.txt", "--store", store)
    with open_store(store, read_only=True) as opened:
        [(counts, refusals, begun, ended)] = opened.fetch(
            "SELECT counts, refusals, started, finished FROM runs"
        )
    reasons = {"no such file": 1}
    assert json.loads(counts) == {"kept": 0, "read": 5, "reasons": reasons, "refused": 1}
    assert json.loads(refusals) == [[str(tmp_path / "none.txt"), "no such file"]]
    assert begun[:2] == "20"
    assert begun <= ended


def test_people_show_their_offices_side_by_side(run, inputs, store):
    run("read", *inputs, "--store", store)
    listed = run("people", "--name", "Mirov", "--store", store, "--format", "jsonl")
    [person] = [json.loads(line) for line in listed.stdout.splitlines()]
    assert len(person["offices"]) == 2
    assert all(office.endswith("]") for office in person["offices"])
    assert len({office.rpartition(" [")[2] for office in person["offices"]}) == 2


def test_explain_shows_words_frame_score_and_rivals(run, inputs, store):
    run("read", *inputs, "--store", store)
    listed = run("events", "--store", store, "--type", "ACCUSE", "--format", "jsonl")
    event = json.loads(listed.stdout.splitlines()[0])
    done = run("explain", event["id"][:8], "--store", store)
    assert done.exit_code == 0
    assert "{a:Norway}" in done.stdout
    assert "[[accused]]" in done.stdout
    assert "{r:Kenya}" in done.stdout
    assert "body: frame accuse" in done.stdout
    assert ", score " in done.stdout
    assert "; rivals: " in done.stdout
    answer = json.loads(run("explain", event["id"], "--format", "json", "--store", store).stdout)
    assert answer["event"] == event


def test_explain_names_an_unknown_id(run, inputs, store):
    run("read", inputs[0], "--store", store)
    command = [sys.executable, "-m", "dateline", "explain", "zz", "--store", store]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "dateline: no event has an id beginning with 'zz'; see: dateline events\n"


def test_lists_out_of_no_store_say_what_to_do(store):
    command = [sys.executable, "-m", "dateline", "events", "--store", store]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no such store; read reports into it with: dateline read" in done.stderr


def test_progress_tells_speed_and_time_left():
    progress = Progress(total=100)
    progress.passed()
    assert progress.line(0.5) == "1 of 100 reports"
    for _ in range(9):
        progress.read()
    assert progress.line(3.0) == "10 of 100 reports, 3.0 a second, 0:00:30 left"


def test_progress_does_not_tell_the_time_left_where_the_total_was_wrong():
    progress = Progress(total=1)
    progress.read()
    progress.read()
    assert progress.line(1.0) == "2 reports, 2.0 a second"
