import gzip
import io
import json

import pytest

from dateline.documents.intake import read_documents
from dateline.records import Document
from dateline.records.refusals import Note, Refusal

TEXT = (
    "PORT ALMA: The minister met the envoy on Monday to talk about grain.\n\nShe left on Tuesday.\n"
)
GERMAN = "Die Ministerin traf den Gesandten am Montag und sprach mit ihm über Getreide. " * 4


def read(*paths, published=""):
    return list(read_documents([str(path) for path in paths], published))


def write(path, data):
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_text_is_read(tmp_path):
    (document,) = read(write(tmp_path / "a.txt", TEXT), published="2031-04-12")
    assert (document.text, document.language, document.published) == (TEXT, "en", "2031-04-12")
    assert document.origin == str(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a", "a.txt.gz"])
def test_kinds_of_names(tmp_path, name):
    data = gzip.compress(TEXT.encode()) if name.endswith("gz") else TEXT
    (document,) = read(write(tmp_path / name, data))
    assert document.text == TEXT


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a", "a.json", "a.jsonl.gz"])
def test_rows_are_told_by_name_or_content(tmp_path, name):
    data = (json.dumps({"body": TEXT}) + "\n").encode() * 2
    found = read(write(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data))
    assert [type(item) for item in found] == [Note, Document, Document]
    assert found[2].origin.endswith(f"{name}:2")


def test_standard_input_may_be_anything(monkeypatch):
    rows = (json.dumps({"text": TEXT}) + "\n").encode()
    for data in (TEXT.encode(), rows, gzip.compress(rows), TEXT.encode("utf-16")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        documents = [item for item in read("-") if isinstance(item, Document)]
        assert [document.text for document in documents] == [TEXT]
        assert documents[0].origin.startswith("standard input")


def test_rows_are_streamed(tmp_path):
    lines = [json.dumps({"text": TEXT}), "{broken"] + [json.dumps({"text": TEXT})] * 3
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    stream = read_documents([str(path)])
    assert isinstance(next(stream), Note)
    assert isinstance(next(stream), Document)
    assert isinstance(next(stream), Refusal)


# A file's name is the whole of a case's name: the bytes that gzip writes hold the time of day,
# and workers that gather the tests apart from each other must call them the same.
@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param(*case, id=case[0])
        for case in (
            ("a.txt", "", "empty"),
            ("b.txt", " \n\t ", "empty"),
            ("c.txt", "***\n---", "no words"),
            ("d.txt", b"\x89PNG\r\n\x1a\n\x00\x00\xff", "binary, not text"),
            ("e.txt", GERMAN, "language: de ("),
            ("f.txt.gz", b"\x1f\x8b\x08broken", "broken gzip"),
            ("g.txt.gz", gzip.compress(TEXT.encode())[:-9], "broken gzip"),
            ("h.jsonl", json.dumps({"text": TEXT, "language": "fr"}), "language: fr (stated)"),
            ("i.jsonl", b"x" * (17 << 20), "a line of more than 16 MiB"),
            ("j.txt.gz", gzip.compress(b"a " * (40 << 20), 9), "unpacks to more than 100 times"),
        )
    ],
)
def test_what_is_refused_has_its_reason_and_a_way_on(tmp_path, name, data, reason):
    *_, refusal = read(write(tmp_path / name, data))
    assert isinstance(refusal, Refusal)
    assert refusal.reason.startswith(reason)
    assert refusal.origin.startswith(str(tmp_path / name))
    assert refusal.advice


def test_missing_files_and_odd_paths_are_refused(tmp_path):
    found = read(tmp_path / "none.txt", "a\0b", "\ud800", "x" * 5000)
    assert [type(item) for item in found] == [Refusal] * 4
    assert found[0].reason == "no such file"


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path):
    (tmp_path / "z").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.txt", "z/c.txt", ".hidden.txt", ".git/d.txt", "p.png", "q.png"):
        write(tmp_path / name, TEXT)
    *documents, note = read(tmp_path)
    assert [document.origin.removeprefix(f"{tmp_path}/") for document in documents] == [
        "a.txt",
        "b.txt",
        "z/c.txt",
    ]
    assert note.message == "files of other kinds passed over: .png (2)"


def test_a_folder_without_reports_is_refused(tmp_path):
    assert read(tmp_path)[0].reason == "empty folder"
    write(tmp_path / "p.png", b"x")
    assert read(tmp_path)[0].reason == "folder without reports; it has .png (1)"


def test_another_encoding_is_said(tmp_path):
    note, document = read(
        write(tmp_path / "a.txt", TEXT.replace("envoy", "envoyé").encode("cp1252"))
    )
    assert note.message == "read as cp1252"
    assert "envoyé" in document.text


def test_one_bad_input_does_not_stop_the_rest(tmp_path):
    found = read(tmp_path / "none", write(tmp_path / "a.txt", TEXT), tmp_path / "gone")
    assert [type(item) for item in found] == [Refusal, Document, Refusal]


def test_a_page_is_told_by_its_content(tmp_path):
    pytest.importorskip("trafilatura", exc_type=ImportError)
    body = "".join(
        f"<p>{line} They spoke about the border, a statement said.</p>"
        for line in TEXT.split("\n\n") * 3
    )
    head = "<!doctype html>\n<html><head><title>Talks</title></head>"
    data = f"{head}<body><article>{body}</article></body></html>"
    for name in ("a.html", "b", "c.htm", "d.txt"):
        (document,) = read(write(tmp_path / name, data))
        assert document.title == "Talks"
        assert "<p>" not in document.text
    (refusal,) = read(write(tmp_path / "e.html", "<html><body></body></html>"))
    assert refusal.reason == "no article in the page"
