"""Two people correct at the desk while ``dateline read`` fills the store."""

import json
import subprocess
import sys
import threading

import pytest
from fastapi.testclient import TestClient

from dateline.desk import Settings, make_app

pytest.importorskip("fcntl", reason="this system has no locks that processes share")
REPORTS = 40


def correct(client, rows, answers):
    """Correct each event in turn, and look at pages between."""
    token = client.get("/api/token").json()["token"]
    for number, row in enumerate(rows):
        path = f"/review/{row['document']}/{row['id']}/correct"
        form = {"csrf": token, "type": "AID", "dead": str(number + 1)}
        answers.append(client.post(path, data=form, headers={"hx-request": "true"}))
        answers += [client.get(page) for page in ("/", "/review", f"/event/{row['id']}")]


def test_corrections_from_two_browsers_beside_a_read_are_all_kept(store_file, tmp_path):
    reports = tmp_path / "reports.jsonl"
    texts = [f"Norway signed trade deal number {n} with Ghana on Monday." for n in range(REPORTS)]
    lines = [json.dumps({"text": text, "date": "2026-03-02"}) for text in texts]
    reports.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "dateline", "read", str(reports), "--store", str(store_file)]
    headers = {"accept": "text/html"}
    with (
        TestClient(make_app(Settings(store_file, judge="Ada")), "http://localhost") as ada,
        TestClient(make_app(Settings(store_file, judge="Bela")), "http://localhost") as bela,
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child,
    ):
        rows = ada.get("/api/events").json()["events"]
        answers = {"Ada": [], "Bela": []}
        for client in (ada, bela):
            client.headers.update(headers)
        people = [
            threading.Thread(target=correct, args=(client, rows, answers[name]))
            for name, client in (("Ada", ada), ("Bela", bela))
        ]
        for one in people:
            one.start()
        for one in people:
            one.join()
        told = child.communicate(timeout=300)[1]
        assert child.returncode == 0, told
        made = ada.get("/api/judgements").json()["judgements"]
        assert len(ada.get("/api/reports").json()["reports"]) == REPORTS + 5
    for given in answers.values():
        assert {answer.status_code for answer in given} == {200}
        assert not [answer for answer in given if "in use by" in answer.text]
    assert [one["number"] for one in made] == list(range(1, 2 * len(rows) + 1))
    kept = [(one["judge"], one["detail"]["changes"]["dead"]) for one in made]
    assert sorted(kept) == sorted((n, i + 1) for n in answers for i in range(len(rows)))
