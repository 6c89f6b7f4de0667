"""A store with events to see and judge, hostile texts among them, and a desk on it."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "store"))

from factories import document, event, party, quote, record, sources_for_compiled
from fastapi.testclient import TestClient
from hostile import ADDRESS, PICTURE, SCRIPT

from dateline.desk import Settings, make_app
from dateline.store import open_store

sources_for_compiled()


def hostile_report():
    """Return a report in which everything that is shown tries to be code."""
    lead = "Ivo Marek called on Lena Orsk in Port Alma on Tuesday, the council said."
    paper = document(
        99, text=f"{SCRIPT}\n{lead}\n{PICTURE}", title=SCRIPT, publisher=PICTURE, url=ADDRESS
    )
    odd = party(SCRIPT, "KES", entity_text=PICTURE, office=PICTURE)
    return record(
        document=paper,
        events=(event(paper, 0, actors=(odd,), place_text=PICTURE, object=SCRIPT),),
        quotes=(quote(paper, text=SCRIPT, speaker=PICTURE),),
    )


@pytest.fixture(scope="session")
def written_store(tmp_path_factory):
    file = tmp_path_factory.mktemp("record") / "dateline.duckdb"
    with open_store(file) as store:
        store.write([*(record(number) for number in range(4)), hostile_report()])
    return file


@pytest.fixture
def store_file(written_store, tmp_path):
    """A store of the test's own."""
    return Path(shutil.copy(written_store, tmp_path / "dateline.duckdb"))


class Browser:
    """A client that keeps its cookie and sends the token of its session."""

    def __init__(self, client):
        self.client = client
        self.token = client.get("/api/token").json()["token"]

    def get(self, path, **options):
        return self.client.get(path, **options)

    def post(self, path, **options):
        data = {"csrf": self.token, **options.pop("data", {})}
        return self.client.post(path, data=data, follow_redirects=False, **options)


@pytest.fixture
def desk(store_file):
    app = make_app(Settings(store_file, judge="Ada"))
    headers = {"accept": "text/html"}
    with TestClient(app, base_url="http://localhost", headers=headers) as client:
        yield Browser(client)


@pytest.fixture
def event_row(desk):
    """The least certain event of the store, as the API has it."""
    return desk.get("/api/events").json()["events"][0]
