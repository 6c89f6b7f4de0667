"""Corrections: what a form says of an event, as the changes that a judgement keeps."""

import re
from collections.abc import Mapping
from typing import Any, Final

from dateline.knowledge import plover
from dateline.store.errors import BadFilter

STATUSES: Final = ("actual", "future", "hypothetical", "negated")
TOLLS: Final = ("dead", "injured", "arrested")
#: The fields of the form; what it leaves out stays as it is.
FORM: Final = ("type", "mode", "date", "status", "background", "actors", "recipients", "place",
               *TOLLS, "note")  # fmt: skip
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
#: The longest text of a field.
_LONGEST: Final = 2000


def types() -> dict[str, list[str]]:
    """Return the modes of each type."""
    return {name: list(entry["modes"]) for name, entry in plover()["types"].items()}


def form_of(event: Mapping[str, Any]) -> dict[str, str]:
    """Return what the form shows of an event's record before anything is changed."""
    size = event["size"] or {}
    place = event["event_loc"] or {}
    tolls = {kind: str(size.get(kind) if size.get(kind) is not None else "") for kind in TOLLS}
    return {
        "type": event["event"][0],
        "mode": ", ".join(event["mode"]),
        "date": event["date"] or "",
        "status": event["status"],
        "background": "yes" if event["background"] else "no",
        "actors": _lines(event["actor"]),
        "recipients": _lines(event["recipient"]),
        "place": place.get("resolved_place") or place.get("extracted_place") or "",
        **tolls,
        "note": "",
    }


def changes_of(event: Mapping[str, Any], form: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields that a form changes. Raises BadFilter for one that does not fit."""
    before = form_of(event)
    given = {name: _tidy(form[name]) for name in FORM if name in form}
    changed = {name: value for name, value in given.items() if value != before[name]}
    return {name: _value(name, value) for name, value in changed.items()}


def corrected(event: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event in the form of a gold file, with changes made to it."""
    modes = changes.get("mode", event["mode"])
    return {
        "type": changes.get("type", event["event"][0]),
        "mode": modes,
        "actors": changes.get("actors", _parties(event["actor"])),
        "recipients": changes.get("recipients", _parties(event["recipient"])),
        "date": changes.get("date", event["date"]),
        "status": changes.get("status", event["status"]),
        "background": changes.get("background", event["background"]),
    }


def _parties(parties: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "name": party["name"] or party["entity_text"],
            "country": party["code"] or "",
            "sector": party["sector"],
        }
        for party in parties
    ]


def _lines(parties: list[Mapping[str, Any]]) -> str:
    """Return parties one a line: name | code | sectors."""
    return "\n".join(
        " | ".join((row["name"], row["country"], " ".join(row["sector"]))).rstrip(" |")
        for row in _parties(parties)
    )


def _tidy(text: str) -> str:
    if len(text) > _LONGEST:
        raise BadFilter("correction", text[:40], f"is longer than {_LONGEST} characters")
    lines = (line.strip() for line in text.replace("\r", "").split("\n"))
    return "\n".join(line for line in lines if line)


def _value(name: str, text: str) -> Any:  # noqa: PLR0911 - one return for each kind of field
    if name == "type":
        return _one_of("type", text, tuple(types()))
    if name == "status":
        return _one_of("status", text, STATUSES)
    if name == "background":
        return _one_of("background", text, ("yes", "no")) == "yes"
    if name == "date":
        if text and not _DATE.fullmatch(text):
            raise BadFilter("date", text, "is no date; write 2025, 2025-08 or 2025-08-13")
        return text or None
    if name == "mode":
        return [word.strip() for word in text.split(",") if word.strip()]
    if name in {"actors", "recipients"}:
        return [_party(line) for line in text.split("\n") if line]
    if name in TOLLS:
        if text and not (text.isascii() and text.isdigit() and len(text) < 13):
            raise BadFilter(name, text, "is no number of people")
        return int(text) if text else None
    return text


def _one_of(name: str, text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise BadFilter(name, text, f"is none; write one of {', '.join(known)}")
    return text


def _party(line: str) -> dict[str, Any]:
    name, _, rest = line.partition("|")
    code, _, sectors = rest.partition("|")
    code = code.strip().upper()
    if code and not re.fullmatch(r"[A-Z]{3}", code):
        raise BadFilter("party", line, "has no code of three letters after |; write AZE or nothing")
    if not name.strip():
        raise BadFilter("party", line, "has no name before |")
    return {"name": name.strip(), "country": code, "sector": sectors.upper().split()}
