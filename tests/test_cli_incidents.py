"""``dateline incidents``, ``documents --copies``: the same event across reports, and judging it."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.store import open_store
from dateline.store.errors import StaleIncidents
from dateline.store.incidents import is_current

ROWS = [
    (
        "2031-01-15",
        "Orland Courier",
        "Militants shelled a market in Kisumu, Kenya, on Tuesday and killed nine people, police"
        " said.",
    ),
    (
        "2031-01-15",
        "Orland Post",
        "Twelve people were killed when militants shelled a market in Kisumu on Tuesday, the Kenyan"
        " police said.",
    ),
    ("2031-01-16", "Daily Orland", "Norway's foreign minister met Ghana's president in Accra."),
]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.duckdb"


@pytest.fixture
def run(path):
    def invoke(*arguments, status=0):
        done = CliRunner().invoke(cli, [*map(str, arguments), "--store", str(path)])
        assert done.exit_code == status, done.output
        return done

    return invoke


@pytest.fixture
def read(run, tmp_path):
    rows = [{"date": day, "publisher": paper, "text": text} for day, paper, text in ROWS]
    source = tmp_path / "rows.jsonl"
    source.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    run("read", source)
    return run


def listed(run, *arguments):
    done = run("incidents", *arguments, "--format", "jsonl")
    return [json.loads(line) for line in done.stdout.splitlines()]


def attacks(run, *options):
    return listed(run, "--type", "ASSAULT", *options)


def test_reading_brings_reports_of_one_attack_together(read, path):
    with open_store(path, read_only=True) as store:
        assert is_current(store)
    [row] = attacks(read)
    assert row["reports"] == 2
    assert row["dead"] == 12
    assert listed(read, "--min-reports", "2") == [row]


def test_details_stand_side_by_side(read):
    [row] = attacks(read)
    told = listed(read, "show", row["id"])
    dead = [one for one in told if one["detail"] == "dead"]
    assert {one["value"] for one in dead} == {"9", "12"}
    assert all(one["differs"] for one in dead)
    assert all(one["sources"][0]["event"] in row["events"] for one in dead)
    events = listed(read, "show", row["id"], "--events")
    assert {one["like"] for one in events} == set(row["events"])
    assert all(one["why"] for one in events)


def test_a_split_is_undone_by_its_number(read):
    [row] = attacks(read)
    done = read("incidents", "split", row["id"], row["events"][0], "--by", "Ada")
    assert "judgement 1: incident split" in done.stderr
    assert len(attacks(read)) == 2
    read("undo", "1", "--by", "Ada")
    assert attacks(read) == [row]


def test_a_merge_is_kept_when_more_is_read(read, tmp_path):
    one, other = attacks(read)[0], listed(read, "--type", "CONSULT")[0]
    read("incidents", "merge", one["id"], other["id"], "--by", "Ada")
    more = tmp_path / "more.txt"
    more.write_text("Chile recalled its ambassador from Peru on Friday.")
    read("read", more, "--published", "2031-02-01")
    assert {*one["events"], *other["events"]} in [set(row["events"]) for row in listed(read)]


def test_known_on_leaves_later_reports_out(read):
    assert listed(read, "--known-on", "2031-01-14") == []
    assert {row["type"] for row in listed(read, "--known-on", "2031-01-15")} == {"ASSAULT"}


def test_copies_name_their_first(run, tmp_path):
    text = " ".join(f"Norway sent grain by ship {n} to Ghana in week {n}." for n in range(30))
    for number, day in enumerate(("2031-01-12", "2031-01-10")):
        report = tmp_path / f"{number}.txt"
        report.write_text(text)
        run("read", report, "--published", day)
    rows = list(csv.DictReader(io.StringIO(run("documents", "--format", "csv").stdout)))
    assert [row["copy_of"] for row in rows] == ["", rows[0]["id"]]
    copies = run("documents", "--copies", "--format", "csv").stdout
    assert [row["id"] for row in csv.DictReader(io.StringIO(copies))] == [rows[1]["id"]]
    known = run("documents", "--known-on", "2031-01-11", "--format", "csv").stdout
    [row] = csv.DictReader(io.StringIO(known))
    assert (row["id"], row["copy_of"]) == (rows[0]["id"], "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["incidents", "show", "zzz"], "no incident has an id beginning with 'zzz'"),
        (["incidents", "merge", "zzz"], "no incident has an id beginning with 'zzz'"),
        (["incidents", "--known-on", "soon"], "'soon' is no date"),
    ],
)
def test_refusals(read, arguments, message):
    result = read(*arguments, status=1)
    assert message in str(result.exception)


def test_events_of_one_incident(read):
    [attack] = [row for row in listed(read) if row["reports"] == 2]
    done = read("events", "--incident", attack["id"][:12], "--format", "jsonl")
    assert {json.loads(line)["id"] for line in done.stdout.splitlines()} == set(attack["events"])
    assert not read("events", "--incident", "0000", "--format", "jsonl").stdout
    every = read("events", "--format", "jsonl").stdout.splitlines()
    assert len(every) > len(attack["events"])


def test_events_of_an_incident_need_incidents_that_are_current(read, path):
    [attack] = [row for row in listed(read) if row["reports"] == 2]
    with open_store(path) as store:
        store.run("DELETE FROM incident_documents")
    done = read("events", "--incident", attack["id"], status=1)
    assert isinstance(done.exception, StaleIncidents)
