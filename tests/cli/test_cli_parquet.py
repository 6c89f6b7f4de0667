"""``--format parquet`` and ``--output`` of the lists."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.exports.tables import LISTINGS

EXAMPLES = Path(__file__).parents[2] / "examples"
#: Lists of a store, with their kind.
LISTS = {
    "events": ["events"],
    "quotes": ["quotes"],
    "people": ["people"],
    "offices": ["offices", "--claims"],
    "ledger": ["offices"],
    "judgements": ["judgements"],
    "documents": ["documents"],
    "incidents": ["incidents"],
    "search": ["search", "ghana"],
    "facets": ["facets"],
    "series": ["series"],
    "edges": ["network"],
    "nodes": ["network", "--list", "nodes"],
    "places": ["places"],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("examples") / "examples.duckdb")
    reports = [str(EXAMPLES / name) for name in ("summit.txt", "clash.txt")]
    assert invoke("read", *reports, "--store", path).exit_code == 0
    [first, second, *_] = listed("incidents", "--store", path)
    judged = invoke("incidents", "merge", first["id"], second["id"], "--store", path)
    assert judged.exit_code == 0
    return path


def invoke(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def listed(*arguments):
    done = invoke(*arguments, "--format", "jsonl")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def written(file, *arguments):
    done = invoke(*arguments, "--format", "parquet", "--output", file)
    assert done.exit_code == 0, done.output + repr(done.exception)
    assert done.stdout == ""
    return pq.read_table(file)


def cell(value):
    """Return a value as CSV has it."""
    if isinstance(value, list):
        return "; ".join(map(cell, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@pytest.mark.parametrize("kind", LISTS)
def test_each_list_says_in_parquet_what_it_says_in_csv(store, tmp_path, kind):
    command = [*LISTS[kind], "--store", store]
    table = written(tmp_path / "list.parquet", *command)
    assert table.column_names == list(LISTINGS[kind].columns)
    done = invoke(*command, "--format", "csv")
    [_, *rows] = csv.reader(io.StringIO(done.stdout, newline=""))
    assert rows or kind == "quotes", "nothing is compared"
    assert [[cell(value) for value in row.values()] for row in table.to_pylist()] == rows


@pytest.mark.parametrize("kind", [kind for kind in LISTS if kind != "events"])
def test_values_keep_their_types(store, tmp_path, kind):
    table = written(tmp_path / "list.parquet", *LISTS[kind], "--store", store)
    rows = listed(*LISTS[kind], "--store", store)
    for row, told in zip(table.to_pylist(), rows, strict=True):
        for name, value in row.items():
            parts = name == "detail" and kind == "judgements"
            assert (json.loads(value) if parts else value) == told[name], (kind, name)


def test_accounts_and_who_go_into_parquet_too(store, tmp_path):
    [incident, *_] = listed("incidents", "--store", store)
    told = written(tmp_path / "told", "incidents", "show", incident["id"], "--store", store)
    assert json.loads(told.to_pylist()[0]["sources"])[0]["event"] in incident["events"]
    events = ("incidents", "show", incident["id"], "--events", "--store", store)
    joined = written(tmp_path / "joined", *events)
    assert [row["id"] for row in joined.to_pylist()] == incident["events"]
    named = written(tmp_path / "named", "who", "the president of Ghana", "--on", "2026-03-18")
    assert named.to_pylist()[0]["country"] == "GHA"
    read = written(tmp_path / "read", "read", "--no-store", EXAMPLES / "summit.txt")
    assert read.num_rows > 0


def test_types_do_not_depend_on_the_rows_and_bytes_on_nothing(store, tmp_path):
    command = ("events", "--store", store)
    full = written(tmp_path / "full", *command)
    empty = written(tmp_path / "empty", *command, "--actor", "Nobody at all")
    assert empty.num_rows == 0
    assert empty.schema.equals(full.schema)
    written(tmp_path / "again", *command)
    assert (tmp_path / "again").read_bytes() == (tmp_path / "full").read_bytes()
    sent = invoke(*command, "--format", "parquet")
    assert sent.stdout_bytes == (tmp_path / "full").read_bytes()


def test_free_sql_takes_its_types_from_the_rows(store, tmp_path):
    query = (
        "SELECT 1 AS n, 0.5::DOUBLE AS half, ['a', 'b'] AS list, true AS truth, NULL AS nothing,"
        " 'x' AS word, [[1, 2]] AS nested UNION ALL SELECT NULL, 1, [], false, NULL, NULL, []"
        " ORDER BY n"
    )
    table = written(tmp_path / "rows", "sql", query, "--store", store)
    assert table.to_pylist() == [
        {"n": 1, "half": 0.5, "list": ["a", "b"], "truth": True, "nothing": None, "word": "x",
         "nested": "[[1,2]]"},
        {"n": None, "half": 1.0, "list": [], "truth": False, "nothing": None, "word": None,
         "nested": "[]"},
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_texts_go_to_a_file_too(store, tmp_path, form):
    command = ("places", "--store", store, "--format", form)
    sent = invoke(*command)
    kept = invoke(*command, "--output", tmp_path / "places")
    assert (kept.exit_code, kept.stdout) == (0, "")
    assert (tmp_path / "places").read_text(encoding="utf-8") == sent.stdout


def test_a_file_is_there_as_a_whole_or_as_it_was(store, tmp_path):
    file = tmp_path / "events.parquet"
    file.write_text("old")
    done = invoke("events", "--since", "no day", "--store", store, "--format", "parquet",
                  "--output", file)  # fmt: skip
    assert done.exit_code != 0
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]
    done = invoke("events", "--store", store, "--output", tmp_path / "none" / "events")
    assert "cannot be written" in str(done.exception)


def test_a_terminal_gets_no_parquet(store):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dateline", "events", "--store", store, "--format", "parquet"]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert "name a file with --output" in done.stderr


def test_output_of_a_list_does_not_go_with_a_command_after_it(store, tmp_path):
    done = invoke("people", "--output", tmp_path / "x", "merge", "a", "b", "--store", store)
    assert done.exit_code == 2
    assert "options of the list" in done.output
