"""The commands that search, count and list, on the shipped examples."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import cli

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("examples") / "examples.duckdb"
    reports = [str(EXAMPLES / name) for name in ("summit.txt", "clash.txt")]
    done = CliRunner().invoke(cli, ["read", *reports, "--store", str(path)])
    assert done.exit_code == 0, done.output
    return str(path)


def run(store, *arguments, status=0):
    done = CliRunner().invoke(cli, [*arguments, "--store", store])
    assert done.exit_code == status, done.output + repr(done.exception)
    return done


def rows(store, *arguments):
    done = run(store, *arguments, "--format", "jsonl")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_search_finds_a_report_and_says_how_many(store):
    done = run(store, "search", "gold OR Ghana")
    assert "«Ghana»" in done.stdout
    assert "1 report found, 1 shown" in done.stderr
    [row] = rows(store, "search", "ghana", "--since", "2026")
    text = (EXAMPLES / "summit.txt").read_text(encoding="utf-8")
    assert {text[start:end] for start, end in row["hits"]} == {"Ghana"}
    assert rows(store, "search", "ghana", "--type", "PROTEST") == []


def test_a_search_that_cannot_be_meant_is_explained(store):
    done = CliRunner().invoke(cli, ["search", "(", "--store", store])
    assert done.exit_code == 1
    assert "no word" in str(done.exception) or "bracket" in str(done.exception)


def test_events_take_all_filters(store):
    found = rows(store, "events", "--quad", "4", "--min-confidence", "0.5", "--no-background")
    assert found
    assert {row["quad_code"] for row in found} == {4}
    words = rows(store, "events", "--text", "ghana", "--order", "-confidence", "--limit", "2")
    assert len(words) == 2
    assert words[0]["confidence"] >= words[1]["confidence"]
    assert rows(store, "events", "--text", "ghana", "--offset", "1", "--limit", "1")
    known = rows(store, "events", "--known-on", "2026-03-18")
    assert known == rows(store, "events", "--text", "ghana")


def test_every_list_may_be_asked_as_known_on_a_day(store):
    for command in ("events", "quotes", "people", "offices", "documents", "places", "facets"):
        extra = ["--no-known"] if command == "offices" else []
        assert rows(store, command, *extra, "--known-on", "2026-03-17") == [], command
        assert rows(store, command, *extra, "--known-on", "2026-03-18"), command


def test_counts_over_time_and_between_states(store):
    [first, *_] = rows(store, "series", "--period", "day")
    assert first["period"] == "2026-03-17"
    assert first["events"] > 0
    edges = rows(store, "network", "--directed")
    assert {"source", "target", "weight"} <= edges[0].keys()
    nodes = rows(store, "network", "--list", "nodes")
    assert {edge["source"] for edge in edges} <= {node["id"] for node in nodes}
    facets = rows(store, "facets", "--facet", "status", "--most", "1")
    assert [row["value"] for row in facets] == ["actual"]
    assert run(store, "series", "--format", "csv").stdout.startswith("period,events,")


def test_sql_is_answered_and_what_writes_is_refused(store):
    [row] = rows(store, "sql", "SELECT count(*) AS reports FROM documents")
    assert row == {"reports": 2}
    done = CliRunner().invoke(cli, ["sql", "DELETE FROM events", "--store", store])
    assert done.exit_code == 1
    assert "DELETE is refused" in str(done.exception)
    done = CliRunner().invoke(cli, ["sql", "-", "--store", store], input="SELECT 7 AS seven")
    assert done.stdout.split() == ["seven", "7"]
