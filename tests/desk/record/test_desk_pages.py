"""What the pages of the record show."""

import csv
import io
import json
import re
import time
import xml.etree.ElementTree as ET

import feedparser
import pytest
from fastapi.testclient import TestClient
from hostile import SCRIPT

from dateline.desk import Settings, make_app


def test_the_front_page_lists_and_counts_events(desk):
    page = desk.get("/").text
    assert "9 events" in page
    assert "Ivo Marek" in page
    counts = desk.get("/api/facets").json()
    assert [(one["value"], one["events"], one["reports"]) for one in counts["type"]] == [
        ("CONSULT", 5, 5),
        ("PROTEST", 4, 4),
    ]
    assert counts["dyad"] == [{"value": "KES-ORL", "events": 5, "reports": 5}]
    assert counts["month"] == [{"value": "2031-05", "events": 5, "reports": 5}]


@pytest.mark.parametrize("facet", ["type", "country", "dyad", "status", "sector", "publisher"])
def test_a_count_is_what_its_link_finds(desk, facet):
    for one in desk.get("/api/facets").json()[facet]:
        found = desk.get("/api/events", params={facet: one["value"]}).json()
        assert found["total"] == one["events"], one


def test_a_month_also_finds_what_is_dated_to_its_year(desk):
    found = desk.get("/api/events?month=2031-05").json()["events"]
    assert {event["date"] for event in found} == {"2031-05-13", "2031"}
    assert desk.get("/api/events?month=2031-06").json()["total"] == 4


def test_filters_narrow_together(desk):
    found = desk.get("/api/events?type=PROTEST&status=future&country=ORL").json()
    assert found["total"] == 4
    assert desk.get("/api/events?type=PROTEST&status=actual").json()["total"] == 0


def test_the_words_of_reports_are_searched(desk):
    assert desk.get("/api/events?q=%22Report+2%22").json()["total"] == 2
    page = desk.get("/?q=council").text
    assert "Kestrian minister calls on Orland" in page


def test_a_view_is_downloaded_as_it_stands(desk):
    rows = list(csv.DictReader(io.StringIO(desk.get("/events.csv?type=PROTEST").text)))
    assert [row["type"] for row in rows] == ["PROTEST"] * 4
    assert len(desk.get("/events.json?type=PROTEST").json()) == 4
    lines = desk.get("/events.jsonl").text.splitlines()
    assert len([json.loads(line) for line in lines]) == 9
    assert ET.fromstring(desk.get("/events.svg").text).tag.endswith("svg")


def test_a_report_shows_all_its_text_and_marks(desk, event_row):
    report = desk.get(f"/api/reports/{event_row['document']}").json()
    page = desk.get(f"/report/{report['id']}").text
    marked = re.findall(r'data-events="([^"]+)"', page)
    assert any(event_row["id"] in events.split() for events in marked)
    assert "m-trigger" in page
    assert "m-quote" in page
    assert "consult.visit, 0.75" in page
    assert "REQUEST (request.meet, 0.20)" in page


def test_an_event_shows_its_fields_with_words_and_reasons(desk, event_row):
    page = desk.get(f"/event/{event_row['id']}").text
    for words in ("called on", "worked out, exact to the day", "GeoNames 77", "2 other places"):
        assert words in page
    assert f"/report/{event_row['document']}#s1" in page


def test_what_is_not_there_is_said(desk):
    for path in ("/report/none", "/event/none", "/nowhere", "/searches/9/feed.xml"):
        answer = desk.get(path)
        assert answer.status_code == 404
        assert "Not found" in answer.text
    assert "no event has an id" in desk.get("/api/events/none").json()["error"]


def test_the_api_describes_itself(desk):
    paths = desk.get("/api/openapi.json").json()["paths"]
    assert {"/api/events", "/api/reports/{key}", "/api/judgements"} <= set(paths)
    assert not [path for path in paths if not path.startswith("/api")]
    listed = desk.get("/api").text
    assert all(path in listed for path in paths)


def test_a_search_is_kept_with_a_feed(desk):
    kept = {"name": "Visits & more", "address": "/?type=CONSULT"}
    assert desk.post("/searches", data=kept).status_code == 303
    assert "5 events" in desk.get("/searches").text
    feed = ET.fromstring(desk.get("/searches/1/feed.xml").text)
    assert feed.findtext("channel/title") == "Visits & more · dateline"
    items = feed.findall("channel/item")
    assert len(items) == 5
    assert items[0].findtext("pubDate") == "Wed, 14 May 2031 00:00:00 +0000"
    address = items[0].findtext("link").removeprefix("http://localhost")
    assert desk.get(address).status_code == 200


def test_feed_readers_find_nothing_wrong_with_a_feed(desk):
    desk.post("/searches", data={"name": f"{SCRIPT} & \x07 ]]>", "address": "/?recalled=1"})
    answer = desk.get("/searches/1/feed.xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "rss20"
    assert answer.headers["content-type"].startswith("application/rss+xml")
    total = desk.get("/api/events?recalled=1").json()["total"]
    assert len(feed.entries) == total
    assert len({entry.id for entry in feed.entries}) == total
    for entry in feed.entries:
        assert entry.title
        assert entry.published_parsed
        assert desk.get(entry.link.removeprefix("http://localhost")).status_code == 200


def test_a_feed_is_forgotten_for_good(desk):
    desk.post("/searches", data={"name": "one", "address": "/?type=AID"})
    desk.post("/searches/1/forget")
    assert desk.get("/searches/1/feed.xml").status_code == 404
    desk.post("/searches", data={"name": "two", "address": "/?type=AID"})
    assert "/searches/2/feed.xml" in desk.get("/searches").text


@pytest.mark.parametrize(
    "address", ["https://evil.example/?q=x", "//evil.example/?q=x", "/read", ""]
)
def test_only_searches_of_the_desk_are_kept(desk, address):
    assert desk.post("/searches", data={"name": "x", "address": address}).status_code == 422


def test_an_empty_store_offers_to_read_and_shows_how_far_it_is(tmp_path):
    app = make_app(Settings(tmp_path / "new.duckdb"))
    with TestClient(app, base_url="http://localhost", headers={"accept": "text/html"}) as client:
        assert "An empty record" in client.get("/").text
        token = client.get("/api/token").json()["token"]
        text = "OSLO - Norway signed a trade deal with Ghana on Monday."
        form = {"csrf": token, "text": text, "published": "2031-05-14"}
        assert client.post("/read", data=form, follow_redirects=False).status_code == 303
        deadline = time.monotonic() + 90
        while "Done" not in (page := client.get("/read/progress").text):
            assert "Stopped" not in page
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert "1 reports read" in page
        assert client.get("/api/events?country=NOR").json()["total"] >= 1


def test_an_upload_that_cannot_be_read_says_why(desk):
    assert desk.post("/read").status_code == 400
    desk.client.post("/read", data={"csrf": desk.token}, files={"file": ("../x.txt", b"\x00\x01")})
    deadline = time.monotonic() + 60
    while "Done" not in (page := desk.get("/read/progress").text):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert "1 refused" in page
    assert "x.txt" in page
    assert "/tmp" not in page
