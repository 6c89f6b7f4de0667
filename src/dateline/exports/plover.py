"""Events in the JSON form of PLOVER, with the fields that PLOVER lacks beside its own.

Field names and their order are those of the PLOVER manual, chapter "Data Fields". What
dateline does not know is null, never an empty text. Offsets are code points into the
report's text.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from dateline.knowledge import cameo, plover
from dateline.records import Attribution, Coding, Document, Event, Evidence, Party, Place

_TOLLS: Final = ("dead", "injured", "arrested")
#: Line ends that JSON leaves alone but ``str.splitlines`` does not; halves of a character.
_AWKWARD: Final = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
_LOST: Final = "\ufffd"


@cache
def program_version() -> str:
    """Return the version of dateline that is installed, "0" for a bare checkout."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0"


def event_json(event: Event, document: Document) -> dict[str, Any]:
    """Return the record of an event; ``document`` is the report that it was read in."""
    coding = coding_of(event)
    return {
        "id": event.id,
        "date": event.date.value or None,
        "enddate": event.date.end or None,
        "date_precision": event.date.precision,
        "date_basis": event.date.basis,
        "actor": [_party(party) for party in event.actors],
        "recipient": [_party(party) for party in event.recipients],
        "event": [event.type],
        "mode": list(event.modes),
        "context": list(event.contexts),
        "cameo": event.cameo or None,
        "quad_code": coding.quad,
        "event_scale": coding.scale,
        "goldstein": goldstein(event.cameo),
        "status": event.status,
        "background": event.background,
        "attribution": [_attribution(source) for source in event.attribution],
        "event_loc": _place(event.place, event.place_text),
        "object": event.object or None,
        "amount": _amount(event.amount),
        "size": _size(event.tolls),
        "event_text": _unique(_trigger(evidence, document.text) for evidence in event.evidence),
        "text_info": [_sentence(evidence) for evidence in event.evidence],
        "cite_info": _citation(document),
        "confidence": round(event.confidence, 4),
        "why": _unique(evidence.frame for evidence in event.evidence),
        "coder": f"dateline {program_version()}",
        "codebook": coding.codebook,
        "context_info": [asdict(word) for word in event.context_words],
    }


def coding_of(event: Event) -> Coding:
    """Return codebook, quad class and score of an event."""
    return event.coding or Coding(
        plover()["codebook"], quad_code(event.type), event_scale(event.type, event.modes)
    )


def to_line(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON Lines, without the line end.

    The same record gives the same characters. Unpaired surrogates, which no encoding can
    carry, become U+FFFD; that keeps all offsets as they are.
    """
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return line if line.isascii() else _AWKWARD.sub(_tame, line)


def _tame(match: re.Match[str]) -> str:
    character = match.group()
    return _LOST if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04x}"


def quad_code(kind: str) -> int | None:
    """Return 1 verbal or 2 material cooperation, 3 verbal or 4 material conflict, of a type."""
    entry = plover()["types"].get(kind)
    return int(entry["quad"]) if entry else None


def event_scale(kind: str, modes: Iterable[str] = ()) -> float | None:
    """Return PLOVER's score of a type, -10 to 10; a mode's own score goes before it.

    Of several modes the one that weighs most counts, in either direction.
    """
    entry = plover()["types"].get(kind)
    if entry is None:
        return None
    known = (entry["modes"].get(mode, {}).get("score") for mode in modes)
    scores = [float(score) for score in known if score is not None]
    return max(scores, key=abs, default=float(entry["score"]))


def goldstein(code: str) -> float | None:
    """Return the Goldstein value of a CAMEO code, -10 to 10, None for an unknown code."""
    entry = cameo().get(code)
    return float(entry["goldstein"]) if entry else None


def _party(party: Party) -> dict[str, Any]:
    return {
        "name": party.name,
        "code": party.code or None,
        "sector": list(party.sectors),
        "office": party.office or None,
        "identifier_id": party.identifier or None,
        "entity_text": party.entity_text,
        "start": party.start,
        "end": party.end,
        "known": party.known,
    }


def _attribution(source: Attribution) -> dict[str, Any]:
    return {
        "source": source.source,
        "kind": source.kind,
        "start": source.start,
        "end": source.end,
    }


def _place(place: Place | None, written: str) -> dict[str, Any] | None:
    """Return the place; one that no gazetteer knows keeps its words and nothing else."""
    if place is None and not written:
        return None
    found = place or Place(name="", country="", resolution="")
    return {
        "extracted_place": written or None,
        "resolved_place": found.name or None,
        "geonameid": found.geonameid or None,
        "lat": found.lat,
        "lon": found.lon,
        "city": found.city or None,
        "district": found.district or None,
        "province": found.province or None,
        "country": found.country_name or None,
        "country_code": found.country or None,
        "feature_class": found.feature_class or None,
        "feature_code": found.feature_code or None,
        "resolution": found.resolution or None,
    }


def _amount(amount: tuple[float, str] | None) -> dict[str, Any] | None:
    return None if amount is None else {"value": amount[0], "currency": amount[1] or None}


def _size(tolls: tuple[tuple[str, int], ...]) -> dict[str, int | None] | None:
    """Return the people dead, injured, arrested; of several figures the highest."""
    if not tolls:
        return None
    return {
        kind: max((value for name, value in tolls if name == kind), default=None) for kind in _TOLLS
    }


def _trigger(evidence: Evidence, text: str) -> str:
    return " ".join(text[start:end] for start, end in evidence.words)


def _sentence(evidence: Evidence) -> dict[str, Any]:
    return {
        "sequence": evidence.sequence,
        "start": evidence.start,
        "end": evidence.end,
        "part": evidence.part,
    }


def _citation(document: Document) -> dict[str, str | None]:
    return {
        "title": document.title or None,
        "url": document.url or None,
        "publication": document.publisher or None,
        "language": document.language or None,
        "date": document.published or None,
    }


def _unique(values: Iterable[str]) -> list[str]:
    """Return the values that are not empty, each once, in the order of their first."""
    return list(dict.fromkeys(value for value in values if value))
