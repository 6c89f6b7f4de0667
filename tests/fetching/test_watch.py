"""Feeds watched: politeness, conditional questions, pages, and nothing twice after a kill."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from inputs_made import MORE, REPORT, item, page, rss

from dateline.cli import cli
from dateline.documents.manner import Manner
from dateline.errors import BadFeeds
from dateline.fetching import Limits, fetch
from dateline.records.refusals import Note
from dateline.store import open_store
from dateline.store.feeds import FeedState, feed_state, keep_entries, keep_feed
from dateline.watching import Watched, is_due, read_feeds, visit
from dateline.watching.politeness import next_visit

NOW = "2032-04-12T10:00:00+00:00"
RSS = {"Content-Type": "application/rss+xml"}
HTML = {"Content-Type": "text/html"}
OTHER = "The harbour council elected a new chair on Friday after a long debate about fees."


def after(seconds):
    return (datetime.fromisoformat(NOW) + timedelta(seconds=seconds)).isoformat()


def in_seconds(due):
    return (datetime.fromisoformat(due) - datetime.fromisoformat(NOW)).total_seconds()


@pytest.mark.parametrize(
    ("every", "headers", "minutes", "failures", "seconds"),
    [
        (300, {}, 0, 0, 300),
        (5, {}, 0, 0, 60),
        (300, {}, 60, 0, 3600),
        (300, {"cache-control": "public, max-age=900"}, 0, 0, 900),
        (300, {"cache-control": "max-age=10"}, 0, 0, 300),
        (300, {"retry-after": "7200"}, 0, 1, 7200),
        (300, {"retry-after": "Mon, 12 Apr 2032 11:00:00 GMT"}, 0, 1, 3600),
        (300, {"retry-after": "soon"}, 0, 0, 300),
        (300, {}, 0, 2, 1200),
        (300, {}, 0, 50, 86400),
        (300, {"retry-after": "999999999"}, 0, 1, 7 * 86400),
    ],
)
def test_a_feed_is_asked_no_sooner_than_allowed(every, headers, minutes, failures, seconds):
    assert in_seconds(next_visit(NOW, every, headers, minutes, failures)) == seconds


def write(path, text):
    path.write_text(text)
    return str(path)


def test_a_list_of_feeds_is_read(tmp_path):
    text = """
        [[feed]]
        url = "https://post.example/rss"
        publisher = "Alma Post"
        every = "2h"
        pages = true
        hosts = ["www.post.example"]
        [[feed]]
        url = "https://other.example/atom"
    """
    first, second = read_feeds(write(tmp_path / "feeds.toml", text))
    assert (first.publisher, first.seconds, first.pages) == ("Alma Post", 7200, True)
    assert first.hosts == {"post.example", "www.post.example"}
    assert (second.seconds, second.pages, second.hosts) == (1800, False, {"other.example"})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no feeds in it"),
        ("[[feed", "Expected"),
        ('[[feed]]\nurl = "ftp://a.example"', "feed 1: url: an address of the kind ftp"),
        ('[[feed]]\nurl = "http://a.example"\nevery = "5s"', "too often; a minute is the least"),
        ('[[feed]]\nurl = "http://a.example"\nevery = 5', "5 is no time; write it like 15m"),
        ('[[feed]]\nurl = "http://a.example"\ncolour = 5', "unknown word 'colour'"),
        ('[[feed]]\nurl = "http://a.example"\nhosts = "a"', "hosts is no list of names"),
        ('[[feed]]\nurl = "http://a.example"\n' * 2, "http://a.example: listed twice"),
        ('feed = ["http://a.example"]', "feed 1: not a table"),
    ],
)
def test_mistakes_in_a_list_are_named(tmp_path, text, problem):
    with pytest.raises(BadFeeds) as raised:
        read_feeds(write(tmp_path / "feeds.toml", text))
    assert problem in str(raised.value)


def ask(address, headers, hosts):
    return fetch(address, Limits(allow_private=True, seconds=5, hosts=hosts), headers)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "x.duckdb") as opened:
        yield opened


def look(store, feed, keep=True):
    """Visit a feed and keep what comes of it, as reading does; return its items and the visit."""
    state = FeedState(**{**asdict(feed_state(store, feed.url)), "checked": NOW})
    found = visit(store, feed, Manner(), ask, state)
    items = []
    for group in found.groups:
        items += list(group.items)
        keep_entries(store, feed.url, group.done)
    if keep:
        keep_feed(store, found.state)
    return items, found


def asdict(state):
    names = ("address", "etag", "modified", "checked", "due", "status", "failures")
    return {name: getattr(state, name) for name in names}


def test_only_new_entries_come_and_questions_are_conditional(site, store):
    feed = Watched(f"{site.url}/rss", publisher="The Alma Post")
    fields = {**RSS, "ETag": '"one"', "Last-Modified": "Mon, 12 Apr 2032 09:00:00 GMT"}
    site.answers["/rss"] = (200, fields, rss(item(1)).encode())
    (report,), found = look(store, feed)
    assert (report.publisher, report.text) == ("The Alma Post", REPORT)
    assert in_seconds(found.state.due) == 3600  # the feed's ttl
    assert not is_due(feed_state(store, feed.url), after(3599))
    assert is_due(feed_state(store, feed.url), after(3600))

    site.answers["/rss"] = (304, {}, b"")
    items, found = look(store, feed)
    assert (items, found.state.status) == ([], "not changed")
    assert site.asked[-1][1]["if-none-match"] == '"one"'
    assert site.asked[-1][1]["if-modified-since"] == fields["Last-Modified"]

    site.answers["/rss"] = (200, RSS, rss(item(2, MORE), item(1)).encode())
    (report,), _ = look(store, feed)
    assert report.text == MORE


def test_a_visit_that_is_cut_off_is_made_again_without_what_is_done(site, store):
    feed = Watched(f"{site.url}/rss")
    items = [item(number, f"{REPORT} Case {number}.") for number in range(40)]
    site.answers["/rss"] = (200, {**RSS, "ETag": "x"}, rss(*items).encode())
    found = visit(store, feed, Manner(), ask, FeedState(feed.url, checked=NOW))
    group = next(found.groups)
    assert len(list(group.items)) == 16
    keep_entries(store, feed.url, group.done)  # and here it ends
    items, _ = look(store, feed)
    assert "if-none-match" not in site.asked[-1][1]
    assert [report.provenance.record for report in items] == [f"g{n}" for n in range(16, 40)]


def test_pages_are_fetched_from_hosts_that_are_allowed_only(site, store):
    here = item(1, "A summary.", site.url)
    there = item(2, "Another summary of words.", "http://elsewhere.invalid")
    site.answers["/rss"] = (200, RSS, rss(here, there).encode())
    site.answers["/1"] = (200, HTML, page())
    feed = Watched(f"{site.url}/rss", "Alma Post", pages=True, hosts=frozenset({"127.0.0.1"}))
    (first, second), _ = look(store, feed)
    assert (first.title, first.url) == ("Grain talks", f"{site.url}/1")
    assert (first.published, first.publisher) == ("2032-04-12", "Alma Post")
    source = first.provenance
    assert (source.kind, source.container, source.record) == ("page", feed.url, "g1")
    assert second.text == "Another summary of words."
    look(store, feed)
    assert site.count("/1") == 1


def test_a_page_that_does_not_come_leaves_the_feeds_own_words(site, store):
    entries = rss(item(1, REPORT, site.url), item(2, "", site.url)).encode()
    site.answers["/rss"] = (200, RSS, entries)
    feed = Watched(f"{site.url}/rss", pages=True, hosts=frozenset({"127.0.0.1"}))
    (note, report, refusal), _ = look(store, feed)
    assert isinstance(note, Note)
    assert (report.text, refusal.reason) == (REPORT, "HTTP status 404")
    site.answers["/2"] = (200, HTML, page("Later", MORE, OTHER))
    (report,), _ = look(store, feed)  # what failed is asked again, what is done is not
    assert report.title == "Later"


def test_a_feed_that_fails_is_left_alone_for_longer_each_time(site, store):
    feed = Watched(f"{site.url}/rss", seconds=600)
    waits = []
    busy = (503, {"Retry-After": "9000"}, b"")
    for answer in ((500, {}, b""), (200, HTML, b"<p>no feed</p>"), busy):
        site.answers["/rss"] = answer
        items, found = look(store, feed)
        assert items == []
        assert found.refusal.origin == feed.url
        waits.append(in_seconds(found.state.due))
    assert waits == [1200, 2400, 9000]
    site.answers["/rss"] = (200, RSS, rss(item(1)).encode())
    assert look(store, feed)[1].state.failures == 0


def test_watch_reads_once_and_then_waits(site, tmp_path):
    site.answers["/rss"] = (200, RSS, rss(item(1), item(2, MORE)).encode())
    site.answers["/gone"] = (404, {}, b"")
    listed = f'[[feed]]\nurl = "{site.url}/rss"\n[[feed]]\nurl = "{site.url}/gone"\n'
    feeds = write(tmp_path / "feeds.toml", listed)
    store = str(tmp_path / "x.duckdb")
    arguments = ["watch", feeds, "--once", "--allow-private", "--store", store]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 1
    assert f"{site.url}/gone: HTTP status 404" in done.stderr
    assert "2 feeds asked, 2 reports read, 1 refused" in done.stderr
    with open_store(store, read_only=True) as opened:
        assert opened.fetch("SELECT count(*) FROM documents") == [(2,)]
        assert opened.fetch("SELECT count(*) FROM archives") == [(1,)]
        [(counts,)] = opened.fetch("SELECT counts FROM runs")
        state = feed_state(opened, f"{site.url}/rss")
    assert json.loads(counts)["read"] == 2
    assert state.due > datetime.now(UTC).isoformat()
    again = CliRunner().invoke(cli, arguments)
    assert (again.exit_code, again.stderr) == (0, "")
    assert site.count("/rss") == 1
