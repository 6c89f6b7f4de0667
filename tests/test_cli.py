import json
import subprocess
import sys

import pytest

from dateline.reading.conllu import read_conllu


def run(*arguments, stdin=None):
    command = [sys.executable, "-m", "dateline", *arguments]
    return subprocess.run(command, capture_output=True, input=stdin, check=False)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("The envoy didn't sign.\nRain fell in Baku.\n")
    return str(path)


def test_parse_shows_trees(report):
    done = run("parse", report)
    assert done.returncode == 0
    assert "root sign" in done.stdout.decode()
    assert "[LOC]" in done.stdout.decode()


def test_a_deep_word_keeps_its_features(tmp_path):
    path = tmp_path / "deep.txt"
    path.write_text("The envoy said that the minister had hoped that the army would leave.")
    lines = run("parse", str(path)).stdout.decode().splitlines()
    [hoped] = [line for line in lines if " hoped " in line and "VERB" in line]
    assert "VerbForm=Part" in hoped


def test_parse_writes_conllu(report):
    done = run("parse", "--format", "conllu", report)
    trees = list(read_conllu(done.stdout.decode().splitlines()))
    assert [tree.text for tree in trees] == ["The envoy didn't sign.", "Rain fell in Baku."]


def test_parse_writes_json_lines_from_standard_input():
    done = run("parse", "--format", "jsonl", "-", stdin=b"Rain fell.")
    [row] = [json.loads(line) for line in done.stdout.splitlines()]
    assert [word["form"] for word in row["words"]] == ["Rain", "fell", "."]


def test_bad_inputs_are_named_and_the_rest_goes_on(report, tmp_path):
    binary = tmp_path / "picture.png"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff\x00\xfe")
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n")
    done = run("parse", str(tmp_path / "none.txt"), str(binary), str(empty), report)
    errors = done.stderr.decode()
    assert done.returncode == 1
    assert "none.txt: no such file; check the path" in errors
    assert "picture.png: binary" in errors
    assert "empty.txt: empty" in errors
    assert "root fell" in done.stdout.decode()


def test_an_old_encoding_is_read_and_said(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("Señor Núñez signed.".encode("cp1252"))
    done = run("parse", "--format", "conllu", str(path))
    assert done.returncode == 0
    assert "read as cp1252" in done.stderr.decode()
    assert "Núñez" in done.stdout.decode()


def test_a_lone_surrogate_in_the_data_does_not_break_the_output(tmp_path):
    path = tmp_path / "odd.txt"
    path.write_bytes(b"\xff\xfe" + "Rain \ud800 fell.".encode("utf-16-le", "surrogatepass"))
    done = run("parse", str(path))
    assert done.returncode == 1
    assert "marked as utf-16 but broken" in done.stderr.decode()


def test_wrong_usage_is_status_two(report):
    assert run("parse").returncode == 2
    assert run("parse", "--format", "xml", report).returncode == 2
    assert run("unknown").returncode == 2


def test_missing_corpora_are_named(tmp_path):
    done = run("evaluate", "reading", "--data", str(tmp_path))
    assert done.returncode == 1
    assert "set DATELINE_DATA" in done.stderr.decode()
