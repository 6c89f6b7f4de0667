"""``dateline classic`` from the command line."""

import json

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.exports import LISTINGS


@pytest.fixture
def run(tmp_path):
    (tmp_path / "verbs.txt").write_text("--- SCOLD [111] ---\nSCOLD\n")
    (tmp_path / "actors.txt").write_text("VELDRANIA_ [VEL]\nKARVIA_ [KAR <20000101]\n\t[KRV]\n")

    def of(*arguments):
        given = ["--verbs", str(tmp_path / "verbs.txt"), "--actors", str(tmp_path / "actors.txt")]
        return CliRunner().invoke(cli, ["classic", *given, *arguments])

    return of


def test_a_text_is_coded(run):
    done = run("--text", "Veldrania scolded Karvia.", "--format", "jsonl")
    assert done.exit_code == 0
    row = json.loads(done.stdout)
    assert (row["source"], row["target"], row["code"]) == ("VEL", "KRV", "111")
    assert tuple(row) == LISTINGS["classic"].columns
    assert (row["verb"], row["text"]) == ("scolded", "Veldrania scolded Karvia.")


def test_a_report_is_coded_by_its_day(run, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("Veldrania scolded Karvia on Monday.\n")
    done = run(str(report), "--published", "1999-05-06", "--format", "csv")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1].startswith("VEL,KAR,111,false,scolded,")


def test_refused_lines_are_told_and_the_rest_is_used(run, tmp_path):
    (tmp_path / "verbs.txt").write_text("--- SCOLD [111] ---\nSCOLD\n- * &GONE [112]\n")
    done = run("--text", "Veldrania scolded Karvia.")
    assert done.exit_code == 1
    assert "verbs.txt:3: no set &GONE" in done.stderr
    assert "KRV" in done.stdout


def test_nothing_to_code_is_wrong_usage(run):
    assert run().exit_code == 2


def test_a_missing_dictionary_is_told(run, tmp_path):
    done = run("--text", "Rain fell.", "--agents", str(tmp_path / "none.txt"))
    assert done.exit_code == 1
    assert "none.txt" in str(done.exception)
