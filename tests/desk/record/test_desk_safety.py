"""Nobody gets in, and nothing runs, that was not asked for."""

import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient
from hostile import ADDRESS, PICTURE, SCRIPT

from dateline.desk import Settings, make_app
from dateline.desk.safety.hosts import host_of
from dateline.desk.safety.passwords import Guesses, Password
from dateline.desk.safety.sessions import COOKIE, Session, packed, unpacked
from dateline.desk.views import web

PAGES = ("/", "/review", "/judgements", "/searches", "/read", "/api", "/people", "/map", "/nowhere")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_all_but_its_own_files(desk, path):
    headers = desk.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_no_page_has_a_script_or_style_of_its_own(desk):
    for path in (*PAGES, *hostile_pages(desk)):
        for tag, attributes in tags(desk.get(path).text):
            assert tag != "style", path
            assert tag != "script" or attributes.get("src", "").startswith("/static/"), path
            assert not [name for name in attributes if name == "style" or name.startswith("on")]


def tags(page):
    """Return the tags of a page with their attributes, as a browser reads them."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))
    parser.feed(page)
    return found


def hostile_pages(desk):
    report = next(
        row for row in desk.get("/api/reports").json()["reports"] if row["title"] == SCRIPT
    )
    event = desk.get(f"/api/reports/{report['id']}").json()["events"][0]
    yield "/"
    yield "/review"
    yield f"/report/{report['id']}"
    yield f"/event/{event['id']}"
    yield "/?q=" + "%3Cscript%3Ealert(1)%3C/script%3E"


def test_words_of_reports_never_become_code(desk):
    for path in hostile_pages(desk):
        page = desk.get(path).text
        assert "alert(1)" in page
        assert SCRIPT not in page
        assert PICTURE not in page
        assert "<img" not in page
        assert f'href="{ADDRESS}' not in page


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://courier.example/1", "https://courier.example/1"),
        (ADDRESS, ""),
        (" JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//courier.example", ""),
        ("http://[", ""),
    ],
)
def test_only_addresses_on_the_web_are_linked(given, shown):
    assert web(given) == shown


def test_a_change_without_the_token_is_refused(desk, event_row):
    path = f"/review/{event_row['document']}/{event_row['id']}/accept"
    for data in ({}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": "é"}):
        assert desk.client.post(path, data=data).status_code == 403
    assert desk.get("/api/judgements").json() == {"judgements": []}


def test_a_token_of_another_session_is_refused(desk):
    other = TestClient(desk.client.app, base_url="http://localhost")
    answer = other.post("/searches", data={"csrf": desk.token, "name": "x", "address": "/?q=x"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:81"},
        {"origin": "http://localhost", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_change_from_another_site_is_refused(desk, headers):
    data = {"name": "all", "address": "/?type=CONSULT"}
    assert desk.post("/searches", data=data, headers=headers).status_code == 403
    assert desk.post("/searches", data=data, headers={"origin": "http://localhost"}).is_redirect


def test_json_needs_the_token_in_the_header(desk, event_row):
    path = f"/api/events/{event_row['id']}/verdicts"
    body = {"verdict": "accept", "csrf": desk.token}
    assert desk.client.post(path, json=body).status_code == 403
    kept = desk.client.post(path, json=body, headers={"X-CSRF-Token": desk.token})
    assert kept.status_code == 201


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "", "[", "a:b"]
)
def test_a_foreign_host_is_refused(desk, host):
    answer = desk.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "Content-Security-Policy" in answer.headers


def test_loopback_and_named_hosts_are_known(store_file):
    app = make_app(Settings(store_file, frozenset({"localhost", "::1", "desk.example"})))
    with TestClient(app, base_url="http://localhost") as client:
        for host in ("localhost:8765", "[::1]:8765", "desk.example", "LOCALHOST"):
            assert client.get("/read", headers={"host": host}).status_code == 200


def test_a_host_header_that_is_none_is_read_as_nothing():
    assert host_of("localhost:99999999") == ""
    assert host_of("http://a/b") == ""


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd"]
)
def test_no_other_file_is_served(desk, path):
    assert desk.get(path).status_code == 404


def test_names_of_uploads_cannot_leave_their_folder():
    from dateline.desk.jobs import safe_name  # noqa: PLC0415

    for name in ("../../x.txt", "..\\..\\x.txt", "/etc/x.txt", "a\0/x.txt"):
        assert safe_name(name) == "x.txt"
    assert safe_name("..") == "report.txt"
    assert "/" not in safe_name("é" * 500)


def test_values_never_become_sql(desk):
    attack = "x' OR 1=1; DROP TABLE events; --"
    for name in ("type", "status", "sector", "publisher", "country", "place"):
        page = desk.get("/", params={name: attack})
        assert page.status_code == 200
        assert ">0 events<" in page.text
    assert desk.get(f"/report/{attack}").status_code == 404
    assert desk.get(f"/event/{attack}").status_code == 404
    assert desk.get("/api/events").json()["total"] == 9


@pytest.mark.parametrize(
    "query", ["dyad=FRA", "month=May", "since=soon", "order=random", "offset=x"]
)
def test_a_filter_that_says_nothing_is_told(desk, query):
    answer = desk.get(f"/?{query}")
    assert answer.status_code == 422
    assert "<h1>" in answer.text


def test_a_body_that_is_too_large_is_refused(desk):
    def chunks():
        for _ in range(40):
            yield b"x" * (1 << 20)

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert desk.client.post("/read", content=chunks(), headers=headers).status_code == 413
    headers |= {"content-length": str(40 << 20)}
    assert desk.client.post("/read", content=b"", headers=headers).status_code == 413


def test_a_cookie_must_be_signed_by_this_desk():
    mine, other = b"1" * 32, b"2" * 32
    value = packed(Session("me", 5), mine)
    assert unpacked(value, mine) == Session("me", 5)
    assert unpacked(value, other) is None
    assert unpacked(value.replace("me", "you"), mine) is None
    assert unpacked(value.replace(".5.", ".9."), mine) is None
    for odd in ("", "x", "..", "é.0.x"):
        assert unpacked(odd, mine) is None


def test_the_cookie_is_kept_to_this_site(store_file):
    with TestClient(make_app(Settings(store_file)), base_url="http://localhost") as client:
        cookie = client.get("/read").headers["set-cookie"]
        assert cookie.startswith(f"{COOKIE}=")
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "set-cookie" not in client.get("/read").headers


@pytest.fixture
def locked(store_file):
    app = make_app(Settings(store_file, password=Password.of("open sesame")))
    headers = {"accept": "text/html"}
    with TestClient(app, base_url="http://localhost", headers=headers) as client:
        yield client


def test_a_password_keeps_everything_but_the_login_shut(locked):
    assert locked.get("/", follow_redirects=False).headers["location"] == "/login"
    assert locked.get("/api/events", headers={"accept": "*/*"}).status_code == 401
    assert locked.get("/login").status_code == 200
    assert locked.get("/static/desk.css").status_code == 200
    assert locked.post("/searches", data={}).status_code == 401


def login(client, password):
    token = re.search(r'name="csrf" value="(\w+)"', client.get("/login").text)[1]
    return client.post("/login", data={"csrf": token, "password": password}, follow_redirects=False)


def test_who_knows_the_password_comes_in_under_a_new_session(locked):
    before = locked.get("/login") and locked.cookies[COOKIE]
    assert login(locked, "guess").status_code == 403
    assert login(locked, "open sesame").status_code == 303
    assert locked.cookies[COOKIE] != before
    assert locked.get("/").status_code == 200
    token = re.search(r'name="csrf" value="(\w+)"', locked.get("/read").text)[1]
    locked.post("/logout", data={"csrf": token})
    assert locked.get("/", follow_redirects=False).is_redirect


def test_programs_give_the_password_with_each_request(locked):
    assert locked.get("/api/events", auth=("me", "open sesame")).status_code == 200
    assert locked.get("/api/events", auth=("me", "guess")).status_code == 401


def test_guessing_is_slowed_down(locked):
    answers = [login(locked, f"guess {number}").status_code for number in range(12)]
    assert answers == [403] * 10 + [429] * 2
    assert login(locked, "open sesame").status_code == 429
    assert locked.get("/api/events", auth=("me", "open sesame")).status_code == 429


def test_guesses_are_forgotten_after_a_minute():
    time = [0.0]
    guesses = Guesses(lambda: time[0])
    for _ in range(10):
        guesses.note()
    assert guesses.waits() == 60
    time[0] = 61
    assert guesses.waits() == 0
