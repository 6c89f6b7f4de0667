"""Addresses fetched from a server on this machine: limits, redirects, private networks."""

import gzip
import json
import shutil
import socket
import ssl
import subprocess
import time
import zlib

import pytest
from click.testing import CliRunner
from inputs_made import REPORT, item, page, rss
from urllib3.connection import HTTPConnection

from dateline.cli import cli
from dateline.errors import UnreadableInput
from dateline.fetching import Limits, fetch
from dateline.fetching.addresses import addresses_of, is_public, target_of
from dateline.store import open_store

OPEN = Limits(allow_private=True, seconds=5)
HTML = {"Content-Type": "text/html; charset=UTF-8"}


def refused(address, limits=OPEN):
    with pytest.raises(UnreadableInput) as raised:
        fetch(address, limits)
    return raised.value


def test_a_page_is_fetched_with_its_headers(site):
    site.answers["/a?b=1"] = (200, HTML, page())
    found = fetch(f"{site.url}/a?b=1#part", OPEN, {"If-None-Match": "x"})
    assert (found.status, found.body) == (200, page())
    assert (found.media, found.charset) == ("text/html", "utf-8")
    assert found.url == f"{site.url}/a?b=1"
    assert found.at.endswith("+00:00")
    (asked,) = site.asked
    assert asked[1]["host"] == site.url.removeprefix("http://")
    assert asked[1]["if-none-match"] == "x"


def test_redirects_are_followed_to_their_end(site):
    site.answers["/a"] = (302, {"Location": "b"}, b"")
    site.answers["/b"] = (301, {"Location": f"{site.url}/c"}, b"")
    site.answers["/c"] = (200, HTML, page())
    assert fetch(f"{site.url}/a", OPEN).url == f"{site.url}/c"


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"/a": "/b", "/b": "/a"}, "redirects in a circle"),
        ({"/a": "/a"}, "redirects in a circle"),
        ({"/a": "/1", **{f"/{n}": f"/{n + 1}" for n in range(1, 20)}}, "more than 8 redirects"),
        ({"/a": "file:///etc/passwd"}, "an address of the kind file, not http or https"),
        ({"/a": "http://[oops"}, "a redirect to no address"),
    ],
)
def test_redirects_that_lead_nowhere_are_refused(site, answers, reason):
    for path, onward in answers.items():
        site.answers[path] = (302, {"Location": onward}, b"")
    assert refused(f"{site.url}/a").reason == reason


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://post.example/a", "an address of the kind ftp, not http or https"),
        ("https://user:word@post.example/", "has a user's name in it"),
        ("http:///a", "an address of the kind http, not http or https"),
        ("http://nowhere.invalid/", "no host nowhere.invalid"),
    ],
)
def test_addresses_that_cannot_be_asked_are_refused(address, reason):
    assert refused(address).reason == reason


def test_private_networks_are_not_asked(site):
    site.answers["/a"] = (200, HTML, page())
    for address in (f"{site.url}/a", "http://localhost/", "http://[::1]/", "http://0x7f.1/"):
        assert "is in a private network" in refused(address, Limits()).reason
    assert not site.asked


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False),
        ("224.0.0.1", False), ("239.1.1.1", False), ("255.255.255.255", False), ("::1", False),
        ("fe80::1", False), ("fc00::1", False), ("ff02::1", False), ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("::", False), ("::a00:1", False),
    ],
)  # fmt: skip
def test_which_numbers_are_of_the_open_internet(number, public):
    assert is_public(number) is public


def test_one_private_number_among_others_is_enough(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(UnreadableInput, match=r"10\.0\.0\.1"):
        addresses_of(target_of("http://post.example/"), False)


def test_the_number_checked_is_the_number_connected_to(site, monkeypatch):
    """A name that means another machine at the second question changes nothing."""
    port = int(site.url.rpartition(":")[2])
    answers = [("127.0.0.1", port), ("127.0.0.9", port)]
    asked = []

    def resolve(host, *_, **__):
        if host == "post.example":
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", answers[len(asked) - 1])]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]

    made = []
    original = HTTPConnection.connect

    def connect(self):
        made.append(self.host)
        return original(self)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(HTTPConnection, "connect", connect)
    site.answers["/a"] = (200, HTML, page())
    assert fetch(f"http://post.example:{port}/a", OPEN).body == page()
    assert (asked, made) == (["post.example"], ["127.0.0.1"])
    assert site.asked[0][1]["host"] == f"post.example:{port}"


@pytest.fixture
def secure(site, tmp_path, monkeypatch):
    """The same server behind TLS, under the name post.example; gives the certificate too."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    options = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=post.example",
    ]
    names = ["-addext", "subjectAltName=DNS:post.example"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([program, *options, *names, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    port = int(site.url.rpartition(":")[2])
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    site.answers["/a"] = (200, HTML, page())
    return port, certificate


def test_a_certificate_must_be_that_of_the_host(secure, monkeypatch):
    port, certificate = secure
    assert "certificate" in refused(f"https://post.example:{port}/a").reason
    original = ssl.create_default_context
    monkeypatch.setattr(ssl, "create_default_context", lambda: original(cafile=certificate))
    assert fetch(f"https://post.example:{port}/a", OPEN).body == page()
    assert "match" in refused(f"https://other.example:{port}/a").reason


def test_too_much_is_refused_also_when_it_comes_packed(site):
    large = b"<p>large</p>" * 400_000
    packed = {**HTML, "Content-Encoding": "gzip"}
    site.answers["/plain"] = (200, HTML, large)
    site.answers["/packed"] = (200, packed, gzip.compress(large))
    site.answers["/fits"] = (200, packed, gzip.compress(page()))
    limits = Limits(size=1 << 20, allow_private=True)
    assert refused(f"{site.url}/plain", limits).reason == "larger than 1 MiB"
    assert refused(f"{site.url}/packed", limits).reason == "larger than 1 MiB"
    assert fetch(f"{site.url}/fits", limits).body == page()


def drip_headers(handler, _):
    for _ in range(50):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-A: " if not _ else b"a")
        handler.wfile.flush()
        time.sleep(0.1)


def drip_body(handler, _):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(50):
        handler.wfile.write(b"a")
        time.sleep(0.1)


@pytest.mark.parametrize("drip", [drip_headers, drip_body])
def test_a_server_that_drips_is_left_in_time(site, drip):
    site.answers["/a"] = drip
    start = time.monotonic()
    error = refused(f"{site.url}/a", Limits(seconds=0.6, allow_private=True))
    assert time.monotonic() - start < 3
    assert error.reason == "no answer in time"


@pytest.mark.parametrize(
    "answer",
    [
        lambda handler, _: handler.wfile.write(b"no HTTP at all\r\n\r\n") and None,
        lambda handler, _: None,
        (200, {**HTML, "Content-Encoding": "gzip"}, b"no gzip"),
        (200, {**HTML, "Content-Length": "5000"}, b"short"),
    ],
)
def test_broken_answers_are_refused(site, answer):
    site.answers["/a"] = answer
    assert refused(f"{site.url}/a").reason.startswith("no answer")


def test_other_hosts_are_not_asked_where_hosts_are_named(site):
    site.answers["/a"] = (302, {"Location": "http://localhost:1/b"}, b"")
    limits = Limits(allow_private=True, hosts=frozenset({"127.0.0.1"}))
    assert "is at localhost" in refused(f"{site.url}/a", limits).reason


def run(*arguments):
    return CliRunner().invoke(cli, [str(word) for word in arguments])


def test_an_address_is_read_into_the_store_with_its_source(site, tmp_path):
    site.answers["/a"] = (302, {"Location": "/b"}, b"")
    site.answers["/b"] = (200, HTML, page())
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, rss(item(1)).encode())
    store = tmp_path / "x.duckdb"
    urls = (f"{site.url}/a", f"{site.url}/feed", f"{site.url}/gone")
    done = run("read", *urls, "--allow-private", "--store", store)
    assert done.exit_code == 1
    assert f"{site.url}/gone: HTTP status 404; check the address" in done.stderr
    assert "2 reports read, 1 refused" in done.stderr
    with open_store(store, read_only=True) as opened:
        rows = opened.fetch("SELECT kind, container, fetched, document FROM sources ORDER BY kind")
        packed = dict(opened.fetch("SELECT media, packed FROM archives"))
    assert [row[:2] for row in rows] == [("entry", urls[1]), ("page", urls[0])]
    assert all(row[2].startswith("20") for row in rows)
    assert zlib.decompress(packed["text/html"]) == page()
    raw = run("source", rows[1][3], "--store", store)
    assert raw.stdout_bytes == page()
    about = json.loads(run("source", rows[1][3], "--about", "--store", store).stdout)
    assert (about["kind"], about["url"]) == ("page", f"{site.url}/b")


def test_private_addresses_need_the_users_word(site, tmp_path):
    done = run("read", f"{site.url}/a", "--store", tmp_path / "x.duckdb")
    assert done.exit_code == 1
    assert "is in a private network (127.0.0.1); give --allow-private" in done.stderr
    assert not site.asked


def test_a_refusal_names_the_address_and_the_rest_goes_on(site, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    site.answers["/a"] = (302, {"Location": "/a"}, b"")
    done = run("read", f"{site.url}/a", tmp_path / "a.txt", "--allow-private", "--no-store")
    assert f"{site.url}/a: redirects in a circle" in done.stderr
    assert "1 reports read, 1 refused" in done.stderr
