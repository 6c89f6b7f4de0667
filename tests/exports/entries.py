"""Entries to export, made of the invented reports of the store's tests."""

from factories import document, event, evidence, party, place

from dateline.exports import event_json
from dateline.exports.entries import Entry, Report, told
from dateline.records import ResolvedDate


def entry(lead=1, report=None, number=0, **changes):
    """Return a visit of Kestria's minister, with some of its fields changed."""
    paper = report or document()
    record = event_json(event(paper, number, **changes), paper)
    named = Report(paper.id, ("Ivo Marek", "Lena Orsk"), ("Orland Council",), ("Port Alma",), lead)
    return Entry(record, named, told(record))


def chile(**changes):
    return party("Ana Rivas", "CHL", **changes)


def ghana(**changes):
    fields = {"office": "President", "sectors": ("GOV", "MIL")}
    return party("Kofi Boa-Lund", "GHA", **{**fields, **changes})


def union(**changes):
    fields = {"office": "", "sectors": (), "entity_text": "the EU"}
    return party("European Union (EU)", "EUR", **{**fields, **changes})


def accra(**changes):
    fields = {"country": "GHA", "country_name": "Ghana", "city": "Accra"}
    fields |= {"province": "Greater Accra", "lat": 5.556, "lon": -0.1969, "geonameid": 2306104}
    return place("Accra", **{**fields, **changes})


def texas():
    fields = {"country": "USA", "country_name": "United States", "city": "", "province": "Texas"}
    fields |= {"lat": 31.25, "lon": -99.25, "resolution": "province", "feature_code": "ADM1"}
    return place("Texas", **fields)


def state():
    fields = {"country": "GHA", "country_name": "Ghana", "city": "", "province": ""}
    fields |= {"lat": None, "lon": None, "resolution": "country", "feature_code": "PCLI"}
    return place("Ghana", **fields)


def month():
    return ResolvedDate("2031-05", "", "month", "stated")


def all_sorts():
    """Return entries that differ in what is known of them."""
    paper = document(2, title='Talks, "good"\tones', publisher='The "Courier"\nof Orland')
    sentences = (evidence(paper.text), evidence(paper.text, sequence=3))
    return [
        entry(actors=(chile(),), recipients=(ghana(), union()), place=accra(), place_text="Accra"),
        entry(report=paper, number=1, actors=(chile(), ghana()), recipients=(), place=texas()),
        entry(report=paper, number=2, recipients=(), date=month(), place=state()),
        entry(report=paper, number=3, date=ResolvedDate(""), place=None, evidence=sentences),
        entry(report=paper, number=4, actors=(), tolls=(("dead", 3),), cameo="1823"),
    ]
