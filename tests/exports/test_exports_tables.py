import csv
import io
import json

import pytest

from dateline.exports import FORMATS, LISTINGS, write_rows

ROW = {
    "id": "ab12",
    "date": None,
    "actor": ["Ivo Marek", "Ada Venn"],
    "background": False,
    "score": 4.0,
    "title": 'Talks, "good"\n[bold]ones[/bold]',
}


def written(rows, form, listing=LISTINGS["events"]):
    stream = io.StringIO()
    write_rows(rows, listing, form, stream)
    return stream.getvalue()


def test_csv_has_a_fixed_header_and_reads_back():
    lines = list(csv.reader(io.StringIO(written([ROW], "csv"))))
    assert tuple(lines[0]) == LISTINGS["events"].columns
    row = dict(zip(*lines, strict=True))
    assert row["actor"] == "Ivo Marek; Ada Venn"
    assert row["background"] == "false"
    assert row["date"] == ""
    assert row["title"] == ROW["title"]


def test_the_header_stands_even_without_rows():
    assert written([], "csv") == ",".join(LISTINGS["events"].columns) + "\n"
    assert written([], "jsonl") == ""


def test_json_lines_are_the_full_record_where_there_is_one():
    assert written([{**ROW, "json": '{"id":"ab12"}'}], "jsonl") == '{"id":"ab12"}\n'
    assert json.loads(written([ROW], "jsonl")) == ROW


def test_a_table_shows_its_columns_and_takes_brackets_as_they_are():
    text = written([{**ROW, "text": "[bold]called on[/bold]"}], "table")
    assert text.split()[: len(LISTINGS["events"].shown)] == list(LISTINGS["events"].shown)
    assert "[bold]called on[/bold]" in text
    assert "ab12" in text


def test_a_table_cannot_be_used_to_steer_the_terminal():
    text = written([{**ROW, "text": "a\x1b[2Jb\x9b1mc\r\nd" + "x" * 500}], "table")
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "…" in text


@pytest.mark.parametrize("form", FORMATS)
def test_halves_of_characters_can_be_written(form):
    assert written([{"id": "a\ud800", "text": ["b\udfff"]}], form).encode("utf-8")


@pytest.mark.parametrize("name", sorted(LISTINGS))
def test_shown_columns_are_columns(name):
    listing = LISTINGS[name]
    assert set(listing.shown) <= set(listing.columns)
    assert len(set(listing.columns)) == len(listing.columns)


def test_another_form_is_refused():
    with pytest.raises(ValueError, match="table, jsonl, csv"):
        written([], "xls")
