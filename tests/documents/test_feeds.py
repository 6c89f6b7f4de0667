"""Feeds to reports: what entries say, encodings that are lies, entities that are traps."""

import json

import pytest
from inputs_made import MORE, REPORT, item, rss

from dateline.documents.formats.feeds import parse_feed
from dateline.documents.formats.fragments import text_of
from dateline.documents.intake import find_documents
from dateline.documents.manner import Manner
from dateline.errors import UnreadableInput
from dateline.records import Document
from dateline.records.refusals import Note, Passed, Refusal


def find(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(find_documents([str(path)], Manner()))


def reports(items):
    return [one for one in items if isinstance(one, Document)]


def test_an_entry_is_a_report(tmp_path):
    found = find(tmp_path / "a.xml", rss(item(1), item(2, f"{REPORT}</p><p>{MORE}")))
    first, second = reports(found)
    assert (first.title, first.text, first.published) == ("Story 1", REPORT, "2032-04-12")
    assert (first.url, first.publisher) == ("https://post.example/1", "Alma Post")
    assert second.text == f"{REPORT}\n\n{MORE}"
    source = first.provenance
    assert (source.kind, source.record, source.raw.media) == ("entry", "g1", "application/xml")
    assert second.provenance.raw is source.raw


def test_atom_takes_the_content_over_the_summary(tmp_path):
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Alma Post</title><entry><id>x</id>'
        f"<title>Grain</title><summary>Short.</summary><content>{REPORT}</content>"
        '<link href="https://post.example/x"/><updated>2032-04-12T10:00:00Z</updated></entry></feed>'
    )
    (report,) = reports(find(tmp_path / "a.atom", atom))
    assert (report.text, report.url, report.published) == (
        REPORT, "https://post.example/x", "2032-04-12",
    )  # fmt: skip


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_feed_is_a_feed(tmp_path, indent):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Alma Post",
        "items": [
            {"id": "1", "url": "https://post.example/1", "content_html": f"<p>{REPORT}</p>"},
            {"id": "2", "title": "Grain", "content_text": MORE, "date_published": "2032-04-12"},
            "no entry",
        ],
    }
    first, second = reports(find(tmp_path / "a.json", json.dumps(feed, indent=indent)))
    assert (first.text, first.publisher) == (REPORT, "Alma Post")
    assert (second.text, second.published) == (MORE, "2032-04-12")


def test_short_entries_and_empty_ones_are_counted(tmp_path):
    found = find(tmp_path / "a.xml", rss(item(1), item(2, ""), item(3, " ".join([REPORT] * 3))))
    assert len(reports(found)) == 2
    (passed,) = [one for one in found if isinstance(one, Passed)]
    assert (passed.reason, passed.count) == ("entry without text", 1)
    assert any("1 of 3 entries are short" in str(one) for one in found if isinstance(one, Note))


@pytest.mark.parametrize(
    ("items", "reason"),
    [((), "feed without entries"), ((item(1, ""),), "no text in any")],
)
def test_a_feed_without_text_is_refused(tmp_path, items, reason):
    (refusal,) = find(tmp_path / "a.xml", rss(*items))
    assert refusal.reason.startswith(reason)


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        ("utf-8", "iso-8859-5"),
        ("utf-16", "utf-8"),
        ("utf-16-le", "utf-16"),
        ("cp1252", "utf-8"),
        ("iso-8859-15", "iso-8859-15"),
    ],
)
def test_a_feed_that_lies_about_its_encoding_is_read(tmp_path, written, declared):
    text = f"{REPORT} The café at the harbour stayed open, said the mayor's office."
    data = rss(item(1, text), declared=declared).encode(written)
    (report,) = reports(find(tmp_path / "a.xml", data))
    assert report.text == text or written == "utf-8"  # a lie that decodes cannot be told
    assert report.text.startswith(REPORT)


def test_an_ill_formed_feed_is_read_as_far_as_it_goes(tmp_path):
    (report,) = reports(find(tmp_path / "a.xml", rss(item(1))[:-16]))
    assert report.text == REPORT


BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "lol lol lol lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE rss [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("head", [BOMB, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(tmp_path, head, encoding):
    data = rss(item(1, f"{REPORT} &c;"), item(2).replace("Story", "&c;"), head=head)
    data = data.replace("<![CDATA[<p>", "").replace("</p>]]>", "").encode(encoding)
    for report in reports(find(tmp_path / "a.xml", data)):
        assert "lol" not in report.text + report.title
        assert len(report.text) < len(REPORT) + 10


@pytest.mark.parametrize(
    "data",
    [
        rss(item(1)).replace("<channel>", "<channel><!ENTITY a 'b'>"),
        rss(item(1), head="<!DOCTYPE rss [<!ENTITY a '" + "x" * 60_000 + "'>]>"),
        rss(item(1)).replace("utf-8", "utf-7"),
        rss(item(1)).replace("utf-8", "cp037"),
        b"<rss>" + b"<a>" * 400_001,
        b"<rss>" + b" " * (17 << 20),
    ],
)
def test_traps_are_refused(data):
    with pytest.raises(UnreadableInput):
        parse_feed(data if isinstance(data, bytes) else data.encode(), "a.xml")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xml", '<?xml version="1.0"?>\n<urlset xmlns="x"><url/></urlset>', "a sitemap"),
        ("a.xml", "<sitemapindex></sitemapindex>", "a sitemap"),
        ("a.xml", "<catalogue><book/></catalogue>", "no feed in it"),
        ("a.txt", "https://post.example/1\nhttps://post.example/2\n", "a list of addresses"),
        ("a.xml", "", "empty"),
    ],
)
def test_what_has_no_reports_is_refused_by_name(tmp_path, name, data, reason):
    (refusal,) = find(tmp_path / name, data)
    assert isinstance(refusal, Refusal)
    assert refusal.reason.startswith(reason)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>two</b></p><p>three</p>", "One two\n\nthree"),
        ("one<br>two<script>no()</script> three", "one\n\ntwo three"),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;", "One\n\ntwo"),
        ("R&amp;D \x00cost", "R&D cost"),
        ("plain < text", "plain < text"),
        ("<", "<"),
        ("<!-- hidden --><p>seen</p>", "seen"),
        ("<style>x</style>", ""),
    ],
)
def test_pieces_of_markup_become_paragraphs(markup, text):
    assert text_of(markup) == text
