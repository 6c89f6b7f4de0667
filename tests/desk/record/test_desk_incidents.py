"""Incidents at the desk: accounts side by side, merging, splitting, and undoing both."""

import re
import threading

import pytest
from factories import document, event, record
from fastapi.testclient import TestClient

from dateline.desk import Settings, make_app, upkeep
from dateline.store import open_store
from dateline.store.errors import BadFilter
from dateline.store.incidents import update


def report(number, dead, publisher):
    paper = document(number, publisher=publisher)
    return record(document=paper, events=(event(paper, 0, tolls=(("dead", dead),)),))


@pytest.fixture
def desk(tmp_path):
    file = tmp_path / "dateline.duckdb"
    with open_store(file) as store:
        store.write([report(1, 3, "The Courier"), report(2, 5, "The Herald")])
    headers = {"accept": "text/html"}
    app = make_app(Settings(file, judge="Ada"))
    with TestClient(app, base_url="http://localhost", headers=headers) as client:
        yield client


def listed(desk):
    return {row["id"]: row["events"] for row in desk.get("/incidents.json").json()}


def post(desk, path, **data):
    token = desk.get("/api/token").json()["token"]
    return desk.post(path, data={"csrf": token, **data}, follow_redirects=False)


def test_differing_details_are_marked_side_by_side(desk):
    [(key, events)] = listed(desk).items()
    assert len(events) == 2
    page = desk.get(f"/incident/{key}").text
    row = re.search(r'<tr class="differs"><th scope="row">dead.*?</tr>', page, re.DOTALL)[0]
    assert "differs" in row
    assert row.count('class="other"') == 1
    assert re.findall(r"\b[35]\b", row) == ["3", "5"]
    told = desk.get(f"/incident/{key}/accounts.json").json()
    dead = next(one for one in told if one["detail"] == "dead")
    assert dead["differs"]
    assert not next(one for one in told if one["detail"] == "type")["differs"]


def test_an_incident_is_split_and_the_split_undone(desk):
    [(key, events)] = listed(desk).items()
    assert post(desk, f"/incident/{key}/split").status_code == 422
    answer = post(desk, f"/incident/{key}/split", event=events[1])
    assert answer.status_code == 303
    assert len(listed(desk)) == 2
    assert "incident split by Ada" in desk.get(answer.headers["location"]).text
    assert post(desk, "/judgements/1/undo").status_code == 303
    assert list(listed(desk)) == [key]


def test_incidents_are_merged_by_the_address_of_the_other(desk):
    [(key, events)] = listed(desk).items()
    post(desk, f"/incident/{key}/split", event=events[1])
    one, two = listed(desk)
    answer = post(desk, f"/incident/{one}/merge", other=f"http://localhost/incident/{two}")
    assert answer.status_code == 303
    assert len(listed(desk)) == 1
    assert post(desk, f"/incident/{one}/merge", other="none").status_code == 404


def test_the_list_is_narrowed_and_downloaded(desk):
    assert "1 report" not in desk.get("/incidents?min_reports=2").text
    assert "No incident fits" in desk.get("/incidents?min_reports=3").text
    assert "No incident fits" in desk.get("/incidents?type=AID").text
    assert desk.get("/incidents.csv").text.count("\n") == 2
    assert desk.get("/incidents.json?min_reports=x").status_code == 422
    assert desk.get("/incident/none").status_code == 404


@pytest.fixture
def slow(desk, monkeypatch):
    """Let anything count as much, and incidents be worked in only when told."""
    go = threading.Event()

    def held(store):
        assert go.wait(60)
        update(store)

    monkeypatch.setattr(upkeep, "_FEW", 0)
    monkeypatch.setattr(upkeep, "update", held)
    yield go
    go.set()


def test_while_incidents_are_brought_up_to_date_pages_say_so_and_come_back(desk, slow):
    first = desk.get("/incidents")
    assert first.status_code == 202
    assert "being brought up to date" in first.text
    assert 'http-equiv="refresh"' in first.text
    assert "brought up to date" in desk.get("/?type=AID").text
    for path in ("/api/incidents", "/api/events"):
        told = desk.get(path, headers={"accept": "*/*"})
        assert (told.status_code, told.headers["retry-after"]) == (503, "4")
    slow.set()
    desk.app.state.upkeep.wait()
    assert desk.get("/incidents").status_code == 200
    assert len(listed(desk)) == 1


def test_what_goes_wrong_while_they_are_brought_up_is_told_once(desk, monkeypatch):
    def broken(store):
        raise BadFilter("incidents", "x", "are broken")

    monkeypatch.setattr(upkeep, "_FEW", 0)
    monkeypatch.setattr(upkeep, "update", broken)
    desk.get("/incidents")
    desk.app.state.upkeep.wait()
    assert "are broken" in desk.get("/incidents").text
    monkeypatch.undo()
    assert desk.get("/incidents").status_code == 200
