"""``dateline offices``, ``people``, ``judgements``, ``undo``: the ledger and what is judged."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from dateline.cli import cli

ROWS = [
    ("2031-01-10", "Orland Courier", "Kenya's Defence Minister Adan Mirov visited Oslo on Monday."),
    (
        "2031-01-12",
        "Orland Post",
        "Kenya's Minister of Defence Adan Mirov visited Ghana on Sunday.",
    ),
    ("2031-01-11", "Daily Orland", "Kenya's Defense Minister Hugo Tenai visited Chad on Friday."),
    ("2031-01-11", "Daily Orland", "Kenya's Tourism Minister Rosa Quill visited Chad on Friday."),
]


@pytest.fixture
def run(tmp_path):
    store = str(tmp_path / "x.duckdb")

    def invoke(*arguments, status=0):
        done = CliRunner().invoke(cli, [*map(str, arguments), "--store", store])
        assert done.exit_code == status, done.output
        return done

    return invoke


@pytest.fixture
def read(run, tmp_path):
    rows = [{"date": day, "publisher": paper, "text": text} for day, paper, text in ROWS]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    run("read", path)
    return run


def rows(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def listed(run, *options):
    return rows(run("offices", "--no-known", "--format", "jsonl", *options))


def test_contradictions_stand_side_by_side(read):
    found = listed(read)
    assert [(row["person"], row["conflict"], row["reports"]) for row in found] == [
        ("Adan Mirov", 1, 2),
        ("Hugo Tenai", 1, 1),
        ("Rosa Quill", None, 1),
    ]
    assert found[0]["publishers"] == ["Orland Courier", "Orland Post"]
    assert len(listed(read, "--conflicts")) == 2
    assert len(listed(read, "--post", "defence minister")) == 2
    assert [row["person"] for row in listed(read, "--on", "2031-01-10")] == ["Adan Mirov"]


def test_known_holders_stand_beside_those_reported(read):
    found = rows(read("offices", "--on", "2031-01-12", "--country", "Kenya", "--format", "jsonl"))
    sources = {source for row in found for source in row["source"]}
    assert "report" in sources
    assert len(sources) > 1
    assert {row["country"] for row in found} == {"KEN"}


def test_single_claims_are_listed_with_their_places(read):
    found = rows(read("offices", "--claims", "--format", "jsonl"))
    assert len(found) == 4
    assert all(row["end"] > row["start"] and row["document"] for row in found)
    done = read("offices", "--claims", "--conflicts", status=2)
    assert "--claims goes without --conflicts" in done.stderr


def test_the_ledger_is_written_as_csv(read):
    done = read("offices", "--no-known", "--format", "csv")
    found = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["person"] for row in found] == ["Adan Mirov", "Hugo Tenai", "Rosa Quill"]


def test_without_a_store_the_known_holders_are_listed(run):
    done = run("offices", "--country", "KEN", "--on", "2015-01-01", "--format", "jsonl")
    assert "no such store; only what the knowledge says is listed" in done.stderr
    assert {row["standing"] for row in rows(done)} == {"known"}
    assert "no such store" in run("offices", status=1).exception.args[0]


def test_judging_and_undoing(read):
    right, wrong, _ = (row["id"] for row in listed(read))
    read("offices", "accept", right[:10], "--by", "Ada")
    read("offices", "reject", wrong, "--by", "Ada")
    assert [row["standing"] for row in listed(read)] == ["accepted", "rejected", "reported"]
    assert [row["conflict"] for row in listed(read)] == [None, None, None]
    done = read("undo", "2", "--by", "Bob")
    assert "judgement 3: undo 2: office reject Hugo Tenai" in done.stderr
    assert [row["standing"] for row in listed(read)] == ["accepted", "reported", "reported"]
    told = rows(read("judgements", "--format", "jsonl"))
    assert [row["judge"] for row in told] == ["Ada", "Ada", "Bob"]
    assert [row["undone_by"] for row in told] == [None, 3, None]
    assert all(row["made"].endswith("+00:00") for row in told)


def test_what_nothing_contradicts_is_accepted_at_once(read):
    read("offices", "accept", "--seen", "1")
    assert [row["standing"] for row in listed(read)] == ["reported", "reported", "accepted"]
    assert "nothing to judge" in read("offices", "accept", "--seen", "1").stderr


def test_people_are_merged_and_split(read):
    keys = [row["id"] for row in rows(read("people", "--format", "jsonl"))]
    assert len(keys) == 3
    read("people", "merge", keys[0], keys[2], "--name", "Adan Quill")
    names = [row["name"] for row in rows(read("people", "--format", "jsonl"))]
    assert names == ["Adan Quill", "Hugo Tenai"]
    assert len(rows(read("events", "--actor", "Adan Quill", "--format", "jsonl"))) == 3
    read("people", "split", keys[2])
    assert [row["id"] for row in rows(read("people", "--format", "jsonl"))] == keys


@pytest.mark.parametrize(
    "wrong",
    [
        ["offices", "accept"],
        ["offices", "accept", "ab", "--seen", "2"],
        ["offices", "accept", "--seen", "0"],
        ["offices", "reject"],
        ["offices", "--country", "KEN", "accept", "ab"],
        ["people", "merge", "one"],
        ["undo"],
        ["undo", "first"],
    ],
)
def test_wrong_usage_is_status_two(run, wrong):
    run(*wrong, status=2)


def test_nothing_is_judged_where_there_is_no_store(run, tmp_path):
    done = run("offices", "accept", "ab", status=1)
    assert "no such store" in str(done.exception)
    assert not (tmp_path / "x.duckdb").exists()


def test_a_store_may_be_named_before_the_command(read, tmp_path):
    path = str(tmp_path / "x.duckdb")
    done = CliRunner().invoke(cli, ["offices", "--store", path, "accept", "--seen", "1"])
    assert done.exit_code == 0
    assert "accepted" in {row["standing"] for row in listed(read)}


def test_who_was_accepted_is_known_in_the_next_report(read, tmp_path):
    path = tmp_path / "next.txt"
    path.write_text("Date: 2031-03-10\n\nTourism Minister Quill visited Norway on Sunday.\n")
    [_, _, quill] = listed(read)
    read("offices", "accept", quill["id"])
    read("read", path)
    assert quills(read) == [("Rosa Quill", "KEN", True, 2)]
    read("undo", "1")
    read("read", path)
    assert [known for _, _, known, _ in quills(read)] == [False, False]


def quills(run):
    found = rows(run("people", "--name", "Quill", "--format", "jsonl"))
    fields = ("name", "country", "known", "documents")
    return [tuple(row[field] for field in fields) for row in found]
