"""Reports read with dictionaries: an invented minister, a board and wardens."""

import json

import pytest
from click.testing import CliRunner

import dateline
from dateline.batch import read_all, without_words
from dateline.cli import cli
from dateline.dictionaries import read_dictionaries
from dateline.pipeline import code_many
from dateline.records import Document
from dateline.store import open_store

DICTIONARY = """name,kind,country,sectors,post,start,end,identifier
Tavo Ellandri,,KEN,GOV,Minister of Fisheries,2024-02-01,2025-06-30,Q1
Tavo Ellandri,,KEN,GOV,Minister of Justice,2025-07-01,,Q1
Orlandish Salt Board,org,NOR,BUS,,,,
"""
REPORT = """PORT ALMA, March 3, {} (NWA) - Tavo Ellandri visited Norway on Monday.

The Orlandish Salt Board accused Ghana of breaking the deal.
"""


@pytest.fixture
def dictionary(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(DICTIONARY)
    return str(file)


@pytest.fixture
def reports(tmp_path):
    for year in (2025, 2026):
        (tmp_path / f"{year}.txt").write_text(REPORT.format(year))
    return [str(tmp_path / f"{year}.txt") for year in (2025, 2026)]


@pytest.fixture
def run():
    def invoke(*arguments):
        return CliRunner().invoke(cli, [str(word) for word in arguments])

    return invoke


def test_country_and_office_of_the_day_come_from_the_dictionary(reports, dictionary):
    found = []
    for report in reports:
        document = dateline.read(report)
        [visitor] = next(
            event.actors
            for event in dateline.code(document, actors=[dictionary])
            if event.type == "CONSULT"
        )
        found.append((visitor.name, visitor.code, visitor.office, visitor.identifier))
    assert found == [
        ("Tavo Ellandri", "KEN", "Minister of Fisheries", "Q1"),
        ("Tavo Ellandri", "KEN", "Minister of Justice", "Q1"),
    ]


def test_names_of_bodies_come_from_the_dictionary(reports, dictionary):
    document = dateline.read(reports[0])
    [board] = next(e.actors for e in dateline.code(document, [dictionary]) if e.type == "ACCUSE")
    assert (board.name, board.code, board.sectors) == ("Orlandish Salt Board", "NOR", ("BUS",))
    [plain] = next(e.actors for e in dateline.code(document) if e.type == "ACCUSE")
    assert plain.sectors != ("BUS",)


def test_refused_lines_are_warned_of_in_python(reports, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text("name,country,post\nAnna Kestrel,Atlantis,minister\n")
    with pytest.warns(UserWarning, match=r"odd.csv:2: unknown country 'Atlantis'"):
        dateline.code(dateline.read(reports[0]), [str(file)])


def test_processes_make_no_difference(reports, dictionary):
    additions = read_dictionaries([dictionary]).additions
    documents = [dateline.read(report) for report in reports]
    alone = [without_words(record) for record in code_many(documents, additions=additions)]
    assert list(read_all(documents, 2, additions)) == alone
    assert alone != [without_words(record) for record in code_many(documents)]


def test_the_command_line_reads_again_what_the_dictionary_changes(
    run, reports, dictionary, tmp_path
):
    store = tmp_path / "x.duckdb"

    def codes(*options):
        done = run("read", reports[1], "--store", store, "--format", "jsonl", *options)
        assert done.exit_code == 0
        events = [json.loads(line) for line in done.stdout.splitlines()]
        kept = "in the store already" in done.stderr
        return {party["code"] for event in events for party in event["actor"]}, kept

    plain, _ = codes()
    assert "KEN" not in plain
    with_dictionary, kept = codes("--actors", dictionary)
    assert "KEN" in with_dictionary
    assert not kept
    assert codes("--actors", dictionary) == (with_dictionary, True)
    assert codes() == (plain, False)


def test_refused_lines_are_told_counted_and_make_the_exit_status_1(run, reports, tmp_path):
    store, odd = tmp_path / "x.duckdb", tmp_path / "odd.csv"
    odd.write_text(DICTIONARY + "Anna Kestrel,,Atlantis,GOV,minister,,,\n")
    done = run("read", reports[0], "--store", store, "--actors", odd)
    assert done.exit_code == 1
    assert f"{odd}:5: unknown country 'Atlantis'; use" in done.stderr
    assert "1 reports read, 1 line of dictionaries refused" in done.stderr
    assert "Tavo Ellandri" in done.stdout
    with open_store(store, read_only=True) as opened:
        [(refusals,)] = opened.fetch("SELECT refusals FROM runs")
    assert json.loads(refusals) == [[f"{odd}:5", "unknown country 'Atlantis'"]]


def test_nothing_is_read_with_a_dictionary_that_is_missing(run, reports, tmp_path):
    store = tmp_path / "x.duckdb"
    done = run("read", reports[0], "--store", store, "--actors", tmp_path / "none.csv")
    assert done.exit_code != 0
    assert "no such file" in str(done.exception)
    assert not store.exists()


def test_a_report_without_dictionaries_is_read_as_before():
    document = Document("France's president visited Kenya.")
    assert [event.type for event in dateline.code(document)] == ["CONSULT"]
