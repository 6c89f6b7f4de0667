"""``dateline desk``: who may reach it, and that it answers."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from dateline.cli.desk import _settings
from dateline.desk.errors import NoPassword, UnusablePassword
from dateline.desk.settings import LOOPBACK


def test_only_this_machine_gets_in_without_a_password(tmp_path):
    assert _settings("127.0.0.1", (), None, "x.duckdb", "").hosts == LOOPBACK
    for host in ("0.0.0.0", "::", "192.0.2.7", "desk.example"):
        with pytest.raises(NoPassword, match="--password-file"):
            _settings(host, (), None, "x.duckdb", "")


def test_a_password_opens_the_desk_to_named_hosts(tmp_path):
    file = tmp_path / "password.txt"
    file.write_text("correct horse\n", encoding="utf-8")
    given = _settings("0.0.0.0", ("desk.example",), str(file), "x.duckdb", "")
    assert given.hosts == {*LOOPBACK, "desk.example"}
    assert given.password.fits("correct horse")
    assert not given.password.fits("correct horse\n")
    assert "correct" not in repr(given)


@pytest.mark.parametrize("content", [None, b"", b"short", b"\xff\xfe broken utf"])
def test_a_password_file_that_is_none_is_told(tmp_path, content):
    file = tmp_path / "password.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UnusablePassword, match=r"password\.txt"):
        _settings("127.0.0.1", (), str(file), "x.duckdb", "")


def test_the_command_serves_the_record(store_file):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dateline", "desk", "--store", str(store_file)]
    with subprocess.Popen([*command, "--port", str(port)], stderr=subprocess.PIPE) as child:
        try:
            assert f"http://127.0.0.1:{port}/" in child.stderr.readline().decode()
            assert b"9 events" in answer(f"http://127.0.0.1:{port}/")
        finally:
            child.terminate()
        assert child.wait(20) in {0, -15}


def answer(address):
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=20) as page:
                return page.read()
        except urllib.error.URLError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
