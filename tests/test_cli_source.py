"""``dateline source`` and what ``dateline read`` keeps of where reports came from."""

import json

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.cli.tally import Tally, kind_of_reason
from dateline.store import open_store
from dateline.store.digest import digest

PAGE = (
    b"<!doctype html><html><head><title>Talks</title></head><body><article><h1>Talks</h1>"
    b"<p>The trade minister of Ghana met the envoy of Chile in Accra on Monday.</p>"
    b"<p>They spoke about fisheries and the price of cocoa, a spokeswoman said.</p>"
    b"</article></body></html>"
)


@pytest.fixture
def run(tmp_path):
    def invoke(*arguments):
        words = [*map(str, arguments), "--store", str(tmp_path / "x.duckdb")]
        return CliRunner().invoke(cli, words)

    return invoke


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.html").write_bytes(PAGE)
    (made / "b.txt").write_text("France condemned the attack in Chad on Wednesday.\n")
    return made


def rows(tmp_path, sql):
    with open_store(tmp_path / "x.duckdb", read_only=True) as opened:
        return opened.fetch(sql)


def test_a_page_comes_out_as_it_went_in(run, folder, tmp_path):
    run("read", folder)
    (key,) = rows(tmp_path, "SELECT document FROM sources WHERE kind = 'page'")[0]
    assert run("source", key).stdout_bytes == PAGE
    run("source", key[:6], "--output", tmp_path / "out.html")
    assert (tmp_path / "out.html").read_bytes() == PAGE
    about = json.loads(run("source", key, "--about").stdout)
    assert (about["origin"], about["fetched"]) == (str(folder / "a.html"), None)
    assert (about["size"], about["extractor"].split()[0]) == (len(PAGE), "trafilatura")


def test_of_a_text_the_text_is_written(run, folder, tmp_path):
    run("read", folder / "b.txt")
    (key,) = rows(tmp_path, "SELECT document FROM sources")[0]
    done = run("source", key)
    assert done.stdout_bytes == (folder / "b.txt").read_bytes()
    assert "no raw source is kept" in done.stderr


def test_an_unknown_report_is_named(run, folder):
    run("read", folder)
    done = run("source", "zz")
    assert str(done.exception) == (
        "no report has an id beginning with 'zz'; see: dateline documents"
    )


def test_a_known_page_is_not_taken_apart_again(run, folder, monkeypatch):
    run("read", folder)

    def broken(*_):
        raise AssertionError("taken apart again")

    monkeypatch.setattr("dateline.documents.formats.pages.read_html", broken)
    again = run("read", folder)
    assert again.exit_code == 0
    assert "0 reports read, 2 in the store already" in again.stderr


def test_without_an_archive_only_the_digest_is_kept(run, folder, tmp_path):
    run("read", folder, "--no-archive")
    assert rows(tmp_path, "SELECT count(*) FROM archives") == [(0,)]
    assert {len(key) for (key,) in rows(tmp_path, "SELECT digest FROM sources")} == {64}


def test_the_first_finding_place_stays_and_is_no_part_of_the_content(run, folder, tmp_path):
    run("read", folder)
    with open_store(tmp_path / "x.duckdb", read_only=True) as opened:
        before = digest(opened)
    (tmp_path / "copy.html").write_bytes(PAGE)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": (folder / "b.txt").read_text()}))
    done = run("read", tmp_path / "copy.html", tmp_path / "c.jsonl")
    assert "0 reports read, 2 in the store already" in done.stderr
    places = rows(tmp_path, "SELECT container FROM sources WHERE kind = 'page'")
    assert places == [(str(folder / "a.html"),)]
    other = tmp_path / "y.duckdb"
    paths = [str(tmp_path / "copy.html"), str(folder / "b.txt"), "--no-archive"]
    CliRunner().invoke(cli, ["read", *paths, "--store", str(other)])
    with open_store(other, read_only=True) as opened:
        assert digest(opened) == before


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("language: de (0.98)", "language: de"),
        ("broken gzip (it ends)", "broken gzip"),
        ("broken JSON at column 13: what", "broken JSON"),
        ("no column 'a'; columns: b", "no column"),
        ("no such file", "no such file"),
    ],
)
def test_reasons_are_counted_by_their_kind(reason, kind):
    assert kind_of_reason(reason) == kind


def test_the_closing_line_tells_every_skip():
    tally = Tally(reports=["a", "b"], kept=1, repeated=3)
    tally.refused = [("a", "language: de (0.9)"), ("b", "language: de (1.0)"), ("c", "empty")]
    tally.passed["not HTML"] = 4
    assert tally.line() == (
        "1 reports read, 1 in the store already, 3 met twice, 4 passed over (not HTML 4),"
        " 3 refused (language: de 2, empty 1)"
    )
    assert tally.counts() == {
        "read": 1,
        "kept": 1,
        "refused": 3,
        "reasons": {"language: de": 2, "empty": 1},
        "repeated": 3,
        "passed": {"not HTML": 4},
    }


@pytest.mark.parametrize("value", ["text", "colour=body", "text="])
def test_a_column_must_name_a_field(run, folder, value):
    done = run("read", folder, "--column", value)
    assert done.exit_code == 2
    assert "write FIELD=NAME" in done.stderr
