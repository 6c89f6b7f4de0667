"""The flat table as CSV and Parquet, and the codebook that describes it."""

import csv
import datetime as dt
import io
import json

import pandas as pd
import pyarrow.parquet as pq
import pytest
from entries import all_sorts, entry
from factories import document

from dateline.exports.flat import codebook_json, codebook_markdown, columns, flat_row, flat_rows
from dateline.exports.formats import TEXTS, Choices
from dateline.exports.parquet import write_parquet

TYPES = {"text": str, "whole": int, "number": float, "truth": bool, "date": str}
ARROW = {
    "text": "string",
    "whole": "int64",
    "number": "double",
    "truth": "bool",
    "date": "date32[day]",
}


def csv_text(entries):
    return "".join(f"{line}\n" for line in TEXTS["csv"].lines(entries, Choices()))


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "events.parquet"
    assert write_parquet(flat_rows(all_sorts()), columns(), path) == 5
    return path


def test_a_row_has_every_column_of_the_codebook_with_its_type():
    for one in all_sorts():
        row = flat_row(one)
        assert set(row) == {column.name for column in columns()}
        for column in columns():
            value = row[column.name]
            assert value is None or isinstance(value, TYPES[column.type]), column.name


def test_every_source_is_a_field_of_the_record():
    record = all_sorts()[0].record
    for column in columns():
        for source in column.source.split(", "):
            field, _, part = source.partition(".")
            if field == "extracted_place":
                field, part = "event_loc", field
            if source != "the report":
                inner = record[field][0] if isinstance(record[field], list) else record[field]
                assert not part or inner is None or part in inner, source


def test_csv_reads_back_also_with_quotes_and_line_ends():
    rows = list(csv.DictReader(io.StringIO(csv_text(all_sorts()))))
    assert list(rows[0]) == [column.name for column in columns()]
    assert rows[1]["title"] == 'Talks, "good"\tones'
    assert rows[1]["publisher"] == 'The "Courier"\nof Orland'
    assert (rows[0]["recipient"], rows[0]["recipient_code"]) == (
        "Kofi Boa-Lund; European Union (EU)",
        "GHA; EUR",
    )
    assert (rows[0]["day"], rows[2]["day"], rows[2]["date"]) == ("2031-05-13", "", "2031-05")
    assert (rows[4]["actor"], rows[4]["dead"], rows[4]["cameo"]) == ("", "3", "1823")


def test_csv_and_parquet_hold_the_same(written):
    text = pd.read_csv(io.StringIO(csv_text(all_sorts())), dtype=str, keep_default_na=False)
    frame = pd.read_parquet(written)
    assert list(text.columns) == list(frame.columns)
    for name in ("id", "actor", "recipient_code", "title", "publisher", "place"):
        assert frame[name].fillna("").tolist() == text[name].tolist()
    assert pd.to_numeric(text["lat"]).equals(frame["lat"])


def test_parquet_has_the_types_of_the_codebook(written):
    table = pq.read_table(written)
    found = {field.name: str(field.type) for field in table.schema}
    assert found == {column.name: ARROW[column.type] for column in columns()}
    assert table["day"].to_pylist()[:4] == [dt.date(2031, 5, 13)] * 2 + [None] * 2
    assert table["background"].to_pylist() == [False] * 5
    assert table["dead"].to_pylist() == [None] * 4 + [3]


def test_parquet_is_the_same_bytes_each_time_and_leaves_nothing_behind(written, tmp_path):
    again = tmp_path / "again.parquet"
    write_parquet(flat_rows(all_sorts()), columns(), again)
    assert again.read_bytes() == written.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.parquet", "events.parquet"]


def test_a_failing_source_leaves_no_lines_behind(tmp_path):
    def broken():
        yield flat_row(entry())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_parquet(broken(), columns(), tmp_path / "events.parquet")
    assert list(tmp_path.iterdir()) == []


def test_no_events_make_an_empty_table(tmp_path):
    path = tmp_path / "none.parquet"
    assert write_parquet([], columns(), path) == 0
    assert pq.read_table(path).num_rows == 0
    assert pq.read_table(path).column_names == [column.name for column in columns()]
    assert csv_text([]).count("\n") == 1


def test_what_no_reader_takes_is_replaced(tmp_path):
    odd = entry(report=document(3, title="a\ud800b\0c\x1b"))
    write_parquet(flat_rows([odd]), columns(), tmp_path / "odd.parquet")
    [title] = pq.read_table(tmp_path / "odd.parquet")["title"].to_pylist()
    assert title == "a\ufffdbc\x1b"
    [row] = csv.DictReader(io.StringIO(csv_text([odd])))
    assert row["title"] == title


def test_the_codebook_names_every_column():
    page = codebook_markdown("events.csv")
    assert page.startswith("# Codebook of events.csv\n")
    content = json.loads(codebook_json("events.csv"))
    assert [column["name"] for column in content["columns"]] == [c.name for c in columns()]
    for column in columns():
        assert f"| `{column.name}` | {column.type} | {column.meaning} |" in page
        assert column.meaning
        assert column.values
        assert column.source


def test_columns_of_the_list_of_events_mean_the_same():
    """Whoever reads `dateline events --format csv` finds these columns here too."""
    from dateline.exports import LISTINGS  # noqa: PLC0415

    assert set(LISTINGS["events"].columns) <= {column.name for column in columns()}
