"""The fields of an event's record, each with what it was made from, for people to read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

_TOLLS: Final = ("dead", "injured", "arrested")


@dataclass(frozen=True, slots=True)
class Field:
    """One value: its name, what it is, the words that it rests on, and why it is so."""

    name: str
    value: str
    words: str = ""
    why: str = ""


def fields_of(explained: Mapping[str, Any]) -> list[Field]:
    """Return the fields of an event that ``explain`` gave, those that have a value."""
    event = explained["event"]
    found = [
        Field("type", ", ".join(event["event"]), _quoted(event["event_text"]), _frames(explained)),
        Field("mode", ", ".join(event["mode"])),
        Field("context", ", ".join(event["context"]), *_contexts(explained)),
        *_parties(event, "actor"),
        *_parties(event, "recipient"),
        _date(event),
        Field("status", _status(event)),
        *_place(explained),
        Field("object", event["object"] or ""),
        Field("amount", _amount(event["amount"])),
        Field("people", _tolls(event["size"])),
        *_sources(explained),
        *_codes(event),
        Field("confidence", f"{event['confidence']:.2f}"),
        Field("read by", event["coder"], why=event["codebook"]),
    ]
    return [field for field in found if field.value]


def summary(event: Mapping[str, Any]) -> str:
    """Return an event in a line: who, what, to whom."""
    sides = [", ".join(_name(party) for party in event[side]) for side in ("actor", "recipient")]
    return _line(sides[0], event["event"][0], sides[1])


def summary_of_row(row: Mapping[str, Any]) -> str:
    """Return the same of an event's flat row."""
    sides = [", ".join(row[side]) for side in ("actor", "recipient")]
    return _line(sides[0], row["type"][0], sides[1])


def _line(actors: str, kind: str, recipients: str) -> str:
    return " · ".join(part for part in (actors or "somebody", kind, recipients) if part)


def _name(party: Mapping[str, Any]) -> str:
    return str(party["name"] or party["entity_text"])


def _quoted(words: list[str]) -> str:
    return ", ".join(f"“{one}”" for one in words if one)


def _frames(explained: Mapping[str, Any]) -> str:
    claims = explained["evidence"]
    return "; ".join(dict.fromkeys(f"{claim['frame']}, {claim['score']:.2f}" for claim in claims))


def _contexts(explained: Mapping[str, Any]) -> tuple[str, str]:
    words = dict.fromkeys(word["text"] for word in explained["contexts"])
    basis = dict.fromkeys(f"by {word['basis']}" for word in explained["contexts"])
    return _quoted(list(words)), ", ".join(basis)


def _parties(event: Mapping[str, Any], side: str) -> Iterator[Field]:
    for party in event[side]:
        facts = [party["office"], party["code"], " ".join(party["sector"])]
        value = ", ".join([_name(party), *(fact for fact in facts if fact)])
        known = "known" if party["known"] else "not known, kept as written"
        why = f"{known}, {party['identifier_id']}" if party["identifier_id"] else known
        yield Field(side, value, _quoted([party["entity_text"]]), why)


def _date(event: Mapping[str, Any]) -> Field:
    value = event["date"] or "not known"
    value += f" to {event['enddate']}" if event["enddate"] else ""
    basis = {"stated": "stated", "resolved": "worked out", "assumed": "assumed"}
    why = f"{basis.get(event['date_basis'], event['date_basis'])}, exact to the"
    return Field("date", value, why=f"{why} {event['date_precision']}" if event["date"] else "")


def _status(event: Mapping[str, Any]) -> str:
    return f"{event['status']}{', recalled as background' if event['background'] else ''}"


def _place(explained: Mapping[str, Any]) -> Iterator[Field]:
    place, chosen = explained["event"]["event_loc"], explained["place"] or {}
    if not place:
        return
    names = [place[name] for name in ("resolved_place", "district", "province", "country")]
    value = ", ".join(dict.fromkeys(name for name in names if name)) or place["extracted_place"]
    why = [f"exact to the {place['resolution']}" if place["resolution"] else "in no gazetteer"]
    why += [chosen["why"]] if chosen.get("why") else []
    why += [f"GeoNames {place['geonameid']}"] if place["geonameid"] else []
    rivals = len(chosen.get("rivals") or ())
    why += [f"{rivals} other places of the name"] if rivals else []
    yield Field("place", value, _quoted([place["extracted_place"]]), ", ".join(why))


def _amount(amount: Mapping[str, Any] | None) -> str:
    if not amount:
        return ""
    return f"{amount['value']:,.0f} {amount['currency'] or ''}".strip()


def _tolls(size: Mapping[str, Any] | None) -> str:
    return ", ".join(f"{size[kind]} {kind}" for kind in _TOLLS if size and size[kind] is not None)


def _sources(explained: Mapping[str, Any]) -> Iterator[Field]:
    for source in explained["attribution"]:
        yield Field("says who", source["source"], _quoted([source["text"]]), source["kind"])


def _codes(event: Mapping[str, Any]) -> Iterator[Field]:
    yield Field("CAMEO", event["cameo"] or "", why=_score("Goldstein", event["goldstein"]))
    quads = {1: "verbal cooperation", 2: "material cooperation"}
    quads |= {3: "verbal conflict", 4: "material conflict"}
    yield Field(
        "class", quads.get(event["quad_code"], ""), why=_score("score", event["event_scale"])
    )


def _score(name: str, value: float | None) -> str:
    return f"{name} {value:+g}" if value is not None else ""
