import pytest
from factories import document, event, office, party, quote, record, sources_for_compiled
from factories import person as make_person

from dateline.store import open_store

sources_for_compiled()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "dateline.duckdb"


@pytest.fixture
def store(path):
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def filled(store):
    store.write(record(number) for number in range(3))
    return store


@pytest.fixture
def known(monkeypatch):
    """Make invented office holders the only ones that are known; returns the list of them."""
    rows = []

    def known_offices(country="", day=""):
        return [
            row
            for row in rows
            if country in ("", row["country"])
            and (not day or row["start"] <= day)
            and (not day or not row["end"] or day[: len(row["end"])] <= row["end"])
        ]

    monkeypatch.setattr("dateline.knowledge.known_offices", known_offices)
    return rows


@pytest.fixture
def say(store, known):
    """Store a report that says that somebody holds a post; returns the claim's id."""
    numbers = iter(range(1, 1000))

    def put(person, post, day, **changes):
        publisher = changes.pop("publisher", "The Orland Courier")
        country = changes.get("country", "KES")
        key = changes.pop("key", f"person-{person}-{country}")
        paper = document(next(numbers), published=day, publisher=publisher)
        claim = office(paper, person=person, person_key=key, post=post, **changes)
        names = {"key": key, "name": person, "country": country, "also": ()}
        read = record(
            document=paper,
            events=(event(paper, actors=(party(person, country, key=key),)),),
            offices=(claim,),
            people=(make_person(paper, **names),),
            quotes=(quote(paper, speaker=person, speaker_key=key),),
        )
        store.write([read])
        return claim.id

    return put
