"""Web archives and zips: what can be read is read, the rest is refused by name; no traps."""

import gzip
import hashlib
import io
import zipfile
import zlib

import pytest
from inputs_made import MORE, REPORT, http, item, page, rss, warc, warc_record

from dateline.documents.intake import find_documents
from dateline.documents.manner import Manner
from dateline.records import Document
from dateline.records.refusals import Known, Note, Passed, Refusal


def find(path, data=None, **manner):
    if data is not None:
        path.write_bytes(data)
    return list(find_documents([str(path)], Manner(**manner)))


def reports(items):
    return [one for one in items if isinstance(one, Document)]


def refusals(items):
    return [one.reason for one in items if isinstance(one, Refusal)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_an_archive_are_reports_with_their_provenance(tmp_path, packed):
    data = warc(
        warc_record(1, b"fields: none", "warcinfo"),
        warc_record(2, http(page())),
        warc_record(3, b"GET / HTTP/1.1\r\n\r\n", "request"),
        warc_record(4, http(b"\x89PNG", "image/png")),
        warc_record(5, http(page(), status="404 Not Found")),
        warc_record(6, http(page("Blockade", MORE, REPORT))),
        packed=packed,
    )
    found = find(tmp_path / ("a.warc.gz" if packed else "a.warc"), data)
    first, second = reports(found)
    assert (first.title, second.title) == ("Grain talks", "Blockade")
    assert first.url == "https://post.example/2"
    source = first.provenance
    assert (source.record, source.fetched) == ("urn:uuid:2", "2032-04-12T10:00:00Z")
    assert source.digest == hashlib.sha256(page()).hexdigest()
    assert zlib.decompress(source.raw.packed) == page()
    assert {one.reason: one.count for one in found if isinstance(one, Passed)} == {
        "warcinfo record": 1, "request record": 1, "not HTML": 1, "HTTP status 404": 1,
    }  # fmt: skip
    assert not refusals(found)


def test_packed_and_chunked_answers_are_unpacked(tmp_path):
    packed = gzip.compress(page())
    chunks = f"{len(page()):x}\r\n".encode() + page() + b"\r\n0\r\n\r\n"
    data = warc(
        warc_record(1, http(packed, extra="Content-Encoding: gzip\r\n")),
        warc_record(2, http(chunks, extra="Transfer-Encoding: chunked\r\n")),
        warc_record(3, http(page(), extra="Content-Encoding: gzip\r\n")),
        warc_record(4, http(page(), extra="Transfer-Encoding: chunked\r\n")),
    )
    found = find(tmp_path / "a.warc.gz", data)
    assert [report.title for report in reports(found)] == ["Grain talks"] * 4


def test_the_charset_of_the_server_counts_where_the_page_says_nothing(tmp_path):
    body = page("Talks", f"{REPORT} Они говорили о зерне.", MORE).decode().encode("koi8-r")
    data = warc(warc_record(1, http(body, "text/html; charset=koi8-r")))
    (report,) = reports(find(tmp_path / "a.warc.gz", data))
    assert "Они говорили о зерне." in report.text


def test_wrong_lengths_cost_their_record_only(tmp_path):
    good = warc_record(1, http(page()))
    short = warc_record(2, http(page()), length=60)
    unmeasured = warc_record(3, http(page())).replace(b"Content-Length", b"Content-Len")
    data = b"".join((good, short, good, unmeasured, good))
    found = find(tmp_path / "a.warc", data)
    assert len(reports(found)) == 3
    reasons = refusals(found)
    assert any("bytes that are no record" in reason for reason in reasons)
    assert "record without a length" in reasons


def test_a_wrong_digest_is_told(tmp_path):
    wrong = warc_record(1, http(page()), extra=f"WARC-Payload-Digest: sha1:{'A' * 32}\r\n")
    found = find(tmp_path / "a.warc", wrong)
    assert len(reports(found)) == 1
    assert any("not what their digests say" in str(one) for one in found if isinstance(one, Note))


@pytest.mark.parametrize("cut", [10, 200])
@pytest.mark.parametrize("packed", [True, False])
def test_a_truncated_archive_is_read_as_far_as_it_goes(tmp_path, cut, packed):
    data = warc(*(warc_record(number, http(page())) for number in range(3)), packed=packed)
    found = find(tmp_path / "a.warc.gz", data[:-cut])
    # Of the last member, ten bytes are no content but the sum over it.
    assert len(reports(found)) == (3 if packed and cut == 10 else 2)
    reason = "broken gzip (it ends before its end)" if packed else "record cut off after"
    assert refusals(found)[-1].startswith(reason)


def test_a_broken_member_costs_what_follows_it_only(tmp_path):
    first, second = (gzip.compress(warc_record(n, http(page()))) for n in range(2))
    broken = second[:60] + bytes(byte ^ 0xFF for byte in second[60:80]) + second[80:]
    found = find(tmp_path / "a.warc.gz", first + b"\0\0" + first + broken + first)
    assert len(reports(found)) == 2
    assert refusals(found)[-1].startswith("broken gzip")
    found = find(tmp_path / "b.warc.gz", first + b"junk")
    assert len(reports(found)) == 1
    assert refusals(found) == ["broken gzip (something else follows it)"]


def test_the_older_archives_are_read(tmp_path):
    block = http(page())
    head = f"https://post.example/a b 10.0.0.1 20320412100000 text/html {len(block)}\n".encode()
    info = b"1 0 test\n"
    data = f"filedesc://a.arc 0.0.0.0 20320412 text/plain {len(info)}\n".encode() + info
    data += b"\n" + head + block + b"\n"
    (report,) = reports(find(tmp_path / "a.arc", data))
    assert report.provenance.fetched == "2032-04-12T10:00:00Z"
    assert report.provenance.record == "2"
    assert refusals(find(tmp_path / "a.arc", data + b"no record\n")) == ["no record of an ARC file"]


def test_an_archive_without_pages_says_so(tmp_path):
    data = warc(warc_record(1, b"x", "warcinfo"))
    assert refusals(find(tmp_path / "a.warc.gz", data)) == ["no page in the archive"]


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"HTTP/1.1",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n\xff",
    ],
)
def test_odd_answers_raise_nothing(tmp_path, block):
    found = find(tmp_path / "a.warc", warc_record(1, block) + warc_record(2, http(page())))
    assert len(reports(found)) == 1


def test_a_known_page_is_not_taken_apart_again(tmp_path):
    data = warc(warc_record(1, http(page())), warc_record(2, http(page())))
    first, second = reports(find(tmp_path / "a.warc.gz", data))
    known = {first.provenance.key: "first"}
    found = find(tmp_path / "a.warc.gz", known=lambda key: known.get(key, ""))
    assert [one.document for one in found if isinstance(one, Known)] == ["first"]
    assert reports(found) == [second]


def test_nothing_is_archived_that_shall_not_be(tmp_path):
    (report,) = reports(find(tmp_path / "a.html", page(), archive=False))
    assert report.provenance.raw is None
    assert report.provenance.digest == hashlib.sha256(page()).hexdigest()


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return held.getvalue()


def test_a_zip_is_read_where_it_lies(tmp_path, monkeypatch):
    entries = {
        "b/feed.xml": rss(item(1)),
        "a.txt": REPORT,
        "c.txt.gz": gzip.compress(MORE.encode()),
        "../../d.html": page(),
        "p.png": b"x",
        "inner.zip": zipped({"x.txt": REPORT}),
        "__MACOSX/a.txt": b"x",
        "t.parquet": b"PAR1",
        "broken.txt.gz": gzip.compress(b"x")[:-4],
    }
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    monkeypatch.chdir(tmp_path)
    found = find(path, zipped(entries))
    names = [report.origin.removeprefix(f"{path}!") for report in reports(found)]
    assert names == ["../../d.html", "a.txt", "b/feed.xml:1", "c.txt.gz"]
    assert sorted(refusals(found))[1:] == [
        "broken gzip (it ends before its end)",
        "zip in a zip",
    ]
    assert any(".png (1)" in str(one) for one in found if isinstance(one, Note))
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "a.zip"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and nothing", "broken zip"),
        (zipped({}), "empty zip"),
        (zipped({"a.png": b"x"}), "zip without reports; it has .png (1)"),
        (zipped({"a.txt": b"a " * (40 << 20)}), "unpacks to more than 100 times"),
        (zipped({f"{n}.txt": b"a " * (9 << 20) for n in range(5)}), "unpacks to more than 100"),
    ],
)
def test_bad_zips_and_bombs_are_refused(tmp_path, data, reason):
    found = find(tmp_path / "a.zip", data)
    assert refusals(found)[-1].startswith(reason)


def test_a_zip_whose_entry_lies_about_its_size_is_refused(tmp_path):
    data = bytearray(zipped({"a.txt": REPORT.encode() * 50}))
    data[data.index(b"PK\x01\x02") + 24] ^= 0x7F
    assert refusals(find(tmp_path / "a.zip", bytes(data)))


def test_an_encrypted_entry_is_refused(tmp_path):
    data = bytearray(zipped({"a.txt": REPORT}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert refusals(find(tmp_path / "a.zip", bytes(data))) == ["encrypted"]


def test_a_bomb_in_an_archive_is_refused(tmp_path):
    data = warc(warc_record(1, http(b"<html>" + b"<p>a</p>" * (12 << 20))))
    assert refusals(find(tmp_path / "a.warc.gz", data))[-1].startswith(
        ("unpacks to more than 100 times", "record larger than 40 MiB")
    )
