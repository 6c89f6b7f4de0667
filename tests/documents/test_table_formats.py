"""CSV, JSON and Parquet: dialects, encodings, columns named and columns missing."""

import json

import duckdb
import pytest
from inputs_made import MORE, REPORT

from dateline.documents.intake import find_documents
from dateline.documents.manner import Manner
from dateline.records import Document
from dateline.records.refusals import Note, Refusal


def find(path, **columns):
    return list(find_documents([str(path)], Manner(columns=columns)))


def reports(items):
    return [item for item in items if isinstance(item, Document)]


def refusals(items):
    return [item for item in items if isinstance(item, Refusal)]


def write(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def parquet(path, sql):
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({sql}) TO '{path}'")
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_of_a_table_is_found(tmp_path, separator):
    body = f'"{REPORT} ""So, it goes; on | and on."""'
    rows = (("headline", "body", "date"), ("Grain", body, "2032-04-12"))
    text = "\r\n".join(separator.join(row) for row in rows)
    (report,) = reports(find(write(tmp_path / "a.csv", text)))
    assert report.text == f'{REPORT} "So, it goes; on | and on."'
    assert (report.title, report.published) == ("Grain", "2032-04-12")
    assert report.origin.endswith("a.csv:1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_table_is_found(tmp_path, encoding):
    text = f"id,text\n7,{REPORT} São Tomé agreed.\n8,Nothing odd here at all.\n"
    first, second = reports(find(write(tmp_path / "a.csv", text.encode(encoding))))
    assert first.text == f"{REPORT} São Tomé agreed."
    assert second.text == "Nothing odd here at all."
    assert first.origin.endswith("a.csv:1#7")


def test_line_breaks_in_quotes_stay(tmp_path):
    (report,) = reports(find(write(tmp_path / "a.csv", f'text,id\n"{REPORT}\n\n{MORE}",1\n')))
    assert report.text == f"{REPORT}\n\n{MORE}"


def test_a_row_with_too_many_cells_is_refused_and_the_rest_goes_on(tmp_path):
    text = f"text,id\none,2,3\n\n{REPORT},4\n"
    found = find(write(tmp_path / "a.csv", text))
    assert [refusal.reason for refusal in refusals(found)] == ["3 cells where there are 2 columns"]
    assert [report.text for report in reports(found)] == [REPORT]


def test_a_quote_that_is_never_closed_is_refused(tmp_path):
    text = f'text,id\n{REPORT},1\n"open{"x" * 20 * 1024 * 1024}\n'
    found = find(write(tmp_path / "a.csv", text))
    assert len(reports(found)) == 1
    assert refusals(found)[0].reason.startswith("broken CSV (field larger")


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_missing_column_is_refused_with_those_that_are_there(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    if kind == "csv":
        write(path, "colour,shape\nred,round\n")
    else:
        parquet(path, "SELECT 'red' AS colour, 'round' AS shape")
    (refusal,) = find(path)[-1:]
    assert refusal.reason == "no column with the text; columns: colour, shape"
    (refusal,) = find(path, text="body")[-1:]
    assert refusal.reason == "no column 'body'; columns: colour, shape"
    found = find(path, text="colour", title="head")
    assert refusals(found)[0].reason == "no column 'head'; columns: colour, shape"
    assert reports(find(path, text="colour", title="shape"))[0].title == "round"


def test_columns_named_go_before_columns_guessed(tmp_path):
    row = {"text": "not this one", "lead": REPORT, "title": "nor this", "head": "Grain"}
    path = write(tmp_path / "a.jsonl", json.dumps(row))
    (report,) = reports(find(path, text="lead", title="head"))
    assert (report.text, report.title) == (REPORT, "Grain")


def test_a_column_named_that_no_row_has_is_told(tmp_path):
    path = write(tmp_path / "a.jsonl", json.dumps({"text": REPORT}))
    found = find(path, title="head")
    assert [item.message for item in found if isinstance(item, Note)][-1] == (
        "columns named but in no row: head"
    )
    (refusal,) = refusals(find(path, text="body"))
    assert refusal.reason == "no column 'body'; columns: text"


@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_of_objects_is_read_in_order(tmp_path, indent):
    rows = [{"id": n, "body": f"{REPORT} {n}."} for n in range(300)]
    found = find(write(tmp_path / "a.json", json.dumps(rows, indent=indent)))
    assert [report.text for report in reports(found)] == [row["body"] for row in rows]
    assert reports(found)[299].origin.endswith("a.json:300#299")


def test_one_object_over_many_lines_is_a_report(tmp_path):
    found = find(write(tmp_path / "a.json", json.dumps({"body": REPORT}, indent=4)))
    assert [report.text for report in reports(found)] == [REPORT]


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        (",", "broken JSON: the list does not end"),
        (', {"text": ', "broken JSON: "),
        (', "word"]', "not a JSON object"),
        (', {"text": "\udcff"}]', "not UTF-8"),
    ],
)
def test_what_comes_before_broken_json_is_read(tmp_path, tail, reason):
    text = f"[{json.dumps({'text': REPORT})}{tail}"
    found = find(write(tmp_path / "a.json", text.encode("utf-8", "surrogateescape")))
    assert refusals(found)[0].reason.startswith(reason)
    assert len(reports(found)) == (0 if "UTF-8" in reason else 1)


def test_parquet_is_read_with_its_types(tmp_path):
    sql = f"""
        SELECT 7 AS id, '{REPORT}' AS body, DATE '2032-04-12' AS date,
            {{'name': 'Alma Post'}} AS source, [1.5, 2.5] AS embedding
        UNION ALL SELECT 8, NULL, NULL, NULL, NULL
    """
    found = find(parquet(tmp_path / "a[1]*.parquet", sql))
    (report,) = reports(found)
    assert (report.text, report.published, report.publisher) == (REPORT, "2032-04-12", "Alma Post")
    assert [refusal.reason for refusal in refusals(found)] == ["empty text"]
    notes = [item.message for item in found if isinstance(item, Note)]
    assert notes[0] == "columns not read: embedding"


def test_parquet_is_streamed(tmp_path):
    path = parquet(tmp_path / "a.parquet", f"SELECT '{REPORT}' || range AS text FROM range(5000)")
    stream = find_documents([str(path)], Manner())
    assert [next(stream) for _ in range(3)][2].text == f"{REPORT}1"
    stream.close()
    assert len(reports(find(path))) == 5000


@pytest.mark.parametrize("data", [b"PAR1 and nothing else", b"", b"text"])
def test_broken_parquet_is_refused(tmp_path, data):
    (refusal,) = find(write(tmp_path / "a.parquet", data))
    assert "Parquet" in refusal.reason


def test_rows_of_all_tables_have_their_provenance(tmp_path):
    write(tmp_path / "a.csv", f"id,text\n7,{REPORT}\n")
    write(tmp_path / "b.jsonl", json.dumps({"text": REPORT}))
    parquet(tmp_path / "c.parquet", f"SELECT '{REPORT}' AS text")
    sources = [report.provenance for report in reports(find(tmp_path))]
    assert [source.kind for source in sources] == ["row"] * 3
    assert [source.record for source in sources] == ["7", "1", "0"]
    assert all(len(source.digest) == 64 and source.raw is None for source in sources)
    assert len({report.id for report in reports(find(tmp_path))}) == 1
