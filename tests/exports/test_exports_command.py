"""``dateline export``: from a store to files."""

import json

import pytest
from click.testing import CliRunner
from factories import document, event, place, record

from dateline.cli import cli
from dateline.cli.exporting import FORMATS
from dateline.exports.entries import Counts
from dateline.exports.formats import PARQUET, TEXTS
from dateline.store import open_store
from dateline.store.exporting import entries

TEXT = [form for form in FORMATS if form != PARQUET]


def reports():
    found = []
    for number in range(5):
        paper = document(number, published=f"2031-05-{20 - number}")
        events = (
            event(paper, 0, place=place(city="Port Alma")),
            event(paper, 1, status="negated", type="ASSAULT", modes=(), cameo="190"),
            event(paper, 2, status="hypothetical", recipients=()),
        )
        found.append(record(document=paper, events=events))
    return found


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    name = tmp_path_factory.mktemp("store") / "dateline.duckdb"
    with open_store(name) as store:
        store.write(reports())
    return str(name)


def run(*arguments):
    return CliRunner().invoke(cli, ["export", *arguments], catch_exceptions=False)


def test_every_format_is_there():
    assert sorted(FORMATS) == sorted([*TEXTS, PARQUET])


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_store_gives_the_same_bytes(form, path, tmp_path):
    other = tmp_path / "other.duckdb"
    with open_store(other) as store:
        for one in reversed(reports()):
            store.write([one], batch=1)
    for name, store in (("one", path), ("two", str(other))):
        (tmp_path / name).mkdir()
        done = run(form, "--store", store, "--out", str(tmp_path / name / "events"))
        assert (done.exit_code, done.stdout) == (0, "")
    one, two = ((tmp_path / name / "events").read_bytes() for name in ("one", "two"))
    assert one == two
    assert one
    kept = sorted(file.name for file in (tmp_path / "one").iterdir())
    codebooks = ["events.codebook.json", "events.codebook.md"] if form in ("csv", PARQUET) else []
    assert kept == ["events", *codebooks]


@pytest.mark.parametrize("form", TEXT)
def test_standard_output_has_what_a_file_has(form, path, tmp_path):
    out = tmp_path / "events"
    assert run(form, "--store", path, "--out", str(out)).exit_code == 0
    assert run(form, "--store", path).stdout_bytes == out.read_bytes()


def test_records_are_those_of_the_store_in_its_order(path):
    with open_store(path, read_only=True) as store:
        wanted = list(store.export_events())
    assert run("plover", "--store", path).stdout.splitlines() == wanted
    dates = [json.loads(line)["cite_info"]["date"] for line in wanted]
    assert dates == sorted(dates)


def test_filters_are_those_of_the_list_of_events(path):
    done = run("plover", "--store", path, "--type", "ASSAULT", "--limit", "2")
    assert [json.loads(line)["event"] for line in done.stdout.splitlines()] == [["ASSAULT"]] * 2
    assert run("plover", "--store", path, "--actor", "NOBODY").stdout == ""
    bad = CliRunner().invoke(cli, ["export", "plover", "--store", path, "--status", "maybe"])
    assert bad.exit_code == 2


def test_what_did_not_take_place_is_no_row_of_formats_that_cannot_say_so(path):
    done = run("icews", "--store", path, "--no-header")
    assert len(done.stdout.splitlines()) == 5
    assert "10 events that did not take place are not in icews" in done.stderr
    asked = run("icews", "--store", path, "--no-header", "--status", "negated")
    assert len(asked.stdout.splitlines()) == 5
    assert asked.stderr == ""
    assert len(run("csv", "--store", path).stdout.splitlines()) == 16


def test_parquet_wants_a_file(path):
    done = run("parquet", "--store", path)
    assert done.exit_code == 2
    assert "name a file with --out" in done.stderr


def test_a_failing_export_leaves_the_old_file(path, tmp_path, monkeypatch):
    out = tmp_path / "events.csv"
    out.write_text("old")

    def broken(*_arguments, **_options):
        yield from ()
        raise RuntimeError

    monkeypatch.setattr("dateline.store.exporting.entries", broken)
    with pytest.raises(RuntimeError):
        run("csv", "--store", path, "--out", str(out))
    assert [file.name for file in tmp_path.iterdir()] == ["events.csv"]
    assert out.read_text() == "old"


def test_a_file_that_cannot_be_written_is_named(path, tmp_path):
    out = tmp_path / "nowhere" / "events.csv"
    with pytest.raises(Exception, match=r"events\.csv: cannot be written"):
        run("csv", "--store", path, "--out", str(out))


def test_reports_come_with_what_they_name(path):
    with open_store(path, read_only=True) as store:
        found = list(entries(store, limit=1))
    [one] = found
    assert one.report.people == ("Ivo Marek",)
    assert one.report.places == ("Port Alma",)
    assert one.counts.mentions == 1


def test_a_long_store_is_read_page_by_page(path, monkeypatch):
    whole = run("gdelt", "--store", path).stdout
    monkeypatch.setattr("dateline.store.exporting._PAGE", 2)
    assert run("gdelt", "--store", path).stdout == whole


def test_an_incident_is_told_as_often_as_all_its_reports_tell_it(tmp_path):
    """Two reports of one publisher and one of another tell an incident; one event is alone."""
    papers = [document(n, publisher=name) for n, name in enumerate(("Courier", "Courier", "Wire"))]
    with open_store(tmp_path / "incidents.duckdb") as store:
        store.write(record(document=paper) for paper in papers)
        before = {entry.counts for entry in entries(store)}
        assert before == {Counts(1, 1, 1)}
        columns = "event VARCHAR, document VARCHAR, incident VARCHAR"
        store.fetch(f"CREATE TABLE IF NOT EXISTS incident_members ({columns})")
        store.fetch(
            "INSERT INTO incident_members (event, document, incident)"
            " SELECT id, document, 'i1' FROM events WHERE number = 0"
        )
        counted = [entry.counts for entry in entries(store)]
    assert counted == [Counts(3, 2, 3), Counts(1, 1, 1)] * 3
