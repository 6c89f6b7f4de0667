"""Invented reports and what might be read in them."""

import functools
from pathlib import Path
from typing import Any

from dateline import knowledge
from dateline.records import (
    Attribution,
    Document,
    Event,
    Evidence,
    Office,
    Parse,
    Part,
    Party,
    Person,
    Place,
    Quote,
    Record,
    ResolvedDate,
    Rival,
    Word,
    content_hash,
)

HEADLINE = "Kestrian minister calls on Orland's leader"
LEAD = "Ivo Marek called on Lena Orsk in Port Alma on Tuesday, the council said."
QUOTE = "“We shall sign,” said Marek."


def sources_for_compiled() -> None:
    """Read the knowledge that people edit where its compiled form has not been made."""
    if (knowledge.knowledge_folder() / "plover.json").exists():
        return
    import yaml  # noqa: PLC0415

    folder = Path(__file__).parents[2] / "knowledge"
    paths = {"countries": folder / "actors" / "countries.yaml"}

    @functools.cache
    def load(name: str) -> Any:
        path = paths.get(name, folder / f"{name}.yaml")
        return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []

    knowledge.load = load


def document(number: int = 1, **changes: Any) -> Document:
    text = changes.pop("text", f"{HEADLINE}\n{LEAD}\n{QUOTE}\nReport {number}.")
    lead, quote = text.find(LEAD), text.find(QUOTE)
    parts = (
        Part("headline", 0, len(HEADLINE)),
        Part("body", lead, len(text)),
    )
    fields: dict[str, Any] = {
        "title": HEADLINE,
        "published": "2031-05-14",
        "publisher": "The Orland Courier",
        "url": f"https://courier.example/{number}",
        "language": "en",
        "origin": f"reports/{number}.txt",
        "parts": parts if lead > 0 and quote > 0 else (),
    }
    return Document(text, **{**fields, **changes})


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def party(name: str = "Ivo Marek", code: str = "KES", **changes: Any) -> Party:
    fields: dict[str, Any] = {
        "key": f"person:{name}:{code}",
        "sectors": ("GOV",),
        "office": "Foreign Minister",
        "identifier": "",
        "entity_text": name,
        "start": 0,
        "end": len(name),
        "known": False,
    }
    return Party(name=name, code=code, **{**fields, **changes})


def place(name: str = "Port Alma", **changes: Any) -> Place:
    fields: dict[str, Any] = {
        "country": "ORL",
        "country_name": "Orland",
        "geonameid": 77,
        "lat": 12.5,
        "lon": -3.25,
        "city": "Port Alma",
        "province": "Coast",
        "feature_class": "P",
        "feature_code": "PPLC",
        "resolution": "city",
        "score": 0.9,
        "rivals": (78, 79),
        "why": "named in the report's dateline",
    }
    return Place(name, **{**fields, **changes})


def evidence(text: str = LEAD, **changes: Any) -> Evidence:
    start, end = span(text, LEAD) if LEAD in text else (0, len(text))
    words = (span(text, "called on"),) if "called on" in text else ((start, end),)
    fields: dict[str, Any] = {
        "start": start,
        "end": end,
        "words": words,
        "actor_words": (span(text, "Ivo Marek"),) if "Ivo Marek" in text else (),
        "recipient_words": (span(text, "Lena Orsk"),) if "Lena Orsk" in text else (),
        "frame": "consult.visit",
        "score": 0.75,
        "rivals": (Rival("request.meet", "REQUEST", 0.2),),
        "sequence": 1,
        "part": "body",
    }
    return Evidence(**{**fields, **changes})


def event(report: Document, number: int = 0, **changes: Any) -> Event:
    fields: dict[str, Any] = {
        "type": "CONSULT",
        "modes": ("visit",),
        "contexts": ("diplomatic",),
        "cameo": "042",
        "actors": (party(),),
        "recipients": (party("Lena Orsk", "ORL", office="President"),),
        "date": ResolvedDate("2031-05-13", "", "day", "resolved"),
        "place": place(),
        "place_text": "Port Alma",
        "status": "actual",
        "background": False,
        "attribution": (Attribution("the council", "statement", 0, 11),),
        "object": "",
        "amount": None,
        "tolls": (),
        "evidence": (evidence(report.text),),
        "confidence": 0.75,
    }
    name = content_hash(report.id, str(number))
    return Event(id=name, document=report.id, **{**fields, **changes})


def parses(text: str) -> tuple[Parse, ...]:
    found = []
    start = 0
    for line in text.split("\n"):
        word = Word(start, start + len(line), line, line, "X", "FW", "_", -1, "root")
        found.append(Parse(start, start + len(line), (word,), ()))
        start += len(line) + 1
    return tuple(found)


def record(number: int = 1, **changes: Any) -> Record:
    """Return what one report might give; ``changes`` are fields of Record."""
    report = changes.pop("document", document(number))
    protest = event(
        report,
        1,
        type="PROTEST",
        modes=("demo",),
        cameo="141",
        actors=(party("dockers", "ORL", sectors=("LAB",)),),
        recipients=(),
        date=ResolvedDate("2031", "", "year", "stated"),
        place=None,
        tolls=(("injured", 3),),
        status="future",
    )
    fields: dict[str, Any] = {
        "parses": parses(report.text),
        "events": (event(report), protest),
        "offices": (office(report),),
        "people": (person(report),),
        "quotes": (quote(report),),
        "places": (("Port Alma", place()),),
    }
    return Record(document=report, **{**fields, **changes})


def office(report: Document, **changes: Any) -> Office:
    fields: dict[str, Any] = {
        "person": "Ivo Marek",
        "person_key": "person:Ivo Marek:KES",
        "as_written": "Kestrian minister Ivo Marek",
        "rank": "",
        "post": "Foreign Minister",
        "country": "KES",
        "sectors": ("GOV",),
        "former": False,
        "reported": report.published,
        "start": 0,
        "end": 8,
    }
    fields |= changes
    return Office(
        id=content_hash(report.id, fields["person"], fields["post"]), document=report.id, **fields
    )


def person(report: Document, **changes: Any) -> Person:
    fields: dict[str, Any] = {
        "key": "person:Ivo Marek:KES",
        "name": "Ivo Marek",
        "also": ("Marek",),
        "rank": "",
        "postnominals": "",
        "country": "KES",
        "sectors": ("GOV",),
        "identifier": "",
        "known": False,
    }
    return Person(document=report.id, **{**fields, **changes})


def quote(report: Document, **changes: Any) -> Quote:
    fields: dict[str, Any] = {
        "speaker": "Ivo Marek",
        "speaker_key": "person:Ivo Marek:KES",
        "country": "KES",
        "start": 0,
        "end": 14,
        "text": "We shall sign,",
        "date": report.published,
        "part": "body",
    }
    fields |= changes
    return Quote(id=content_hash(report.id, fields["text"]), document=report.id, **fields)
