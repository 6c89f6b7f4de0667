"""Codes of other projects for our own: CAMEO's actors, GDELT's places, ICEWS's sectors.

The tables lie in ``data/``; where they come from stands in ``data/SOURCES.md``. What a table
does not have is left open.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from dateline.exports.entries import Party
from dateline.knowledge import countries

_STATES: Final = ("state", "dependency")


@dataclass(frozen=True, slots=True)
class ActorCode:
    """An actor in CAMEO: the whole code and what it is made of, "" where nothing is known.

    ``country`` is a state or region, ``group`` a known body, ``types`` are roles, the broadest
    first.
    """

    whole: str = ""
    country: str = ""
    group: str = ""
    religion: str = ""
    types: tuple[str, ...] = ()


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of ``data/NAME.csv``."""
    text = (files("dateline.exports") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _table(name: str, key: str) -> Mapping[str, dict[str, str]]:
    return {row[key]: row for row in rows(name)}


@cache
def _states() -> Mapping[str, dict[str, Any]]:
    return {entry["code"]: entry for entry in countries() if entry.get("kind") in _STATES}


@cache
def _divisions() -> Mapping[tuple[str, str], str]:
    return {(row["code"], row["division"]): row["adm1"] for row in rows("divisions")}


def cow(code: str | None) -> int | None:
    """Return the number of a state among the Correlates of War states."""
    number = _states().get(code or "", {}).get("cow")
    return int(number) if number else None


def fips(code: str | None) -> str | None:
    """Return the FIPS 10-4 code of a state."""
    return _table("states", "code").get(code or "", {}).get("fips")


def adm1(code: str | None, division: str | None) -> str | None:
    """Return the FIPS 10-4 code of a first-level division, given its state and name."""
    return _divisions().get((code or "", division or ""))


def state_name(code: str | None) -> str | None:
    """Return the name of a state; None for a body above states."""
    name = _states().get(code or "", {}).get("name")
    return str(name) if name else None


def icews_state(code: str | None) -> str | None:
    """Return the name of a state as ICEWS has it."""
    return _table("other_states", "code").get(code or "", {}).get("icews") or state_name(code)


def icews_sectors(party: Party) -> str | None:
    """Return the sectors of a party as ICEWS names them."""
    named = [_table("sectors", "sector").get(sector, {}).get("icews") for sector in party["sector"]]
    found = [part for names in named if names for part in names.split(",")]
    return ",".join(dict.fromkeys(found)) or None


def actor_code(party: Party | None, scheme: str = "cameo") -> ActorCode:
    """Return the CAMEO code of a party; ``scheme`` is cameo, as Phoenix has it, or gdelt.

    A body that CAMEO knows has a code of its own; any other is coded by its state or kind
    and its roles: USAGOV, IGO.
    """
    if party is None:
        return ActorCode()
    known = _table("groups", "name").get(_bare(party["name"] or ""))
    if known:
        return _of_row(known, known["religion"])
    code = party["code"] or ""
    types = _roles(party)
    if above := _table("international", "code").get(code):
        return _with_roles(_of_row(above), types)
    state = _table("other_states", "code").get(code, {}).get(scheme) or code
    return _with_roles(ActorCode(state, country=state), types)


def _bare(name: str) -> str:
    """Return a name without the letters behind it: "European Union (EU)"."""
    return name.rpartition(" (")[0] if name.endswith(")") and " (" in name else name


def _of_row(row: Mapping[str, str], religion: str = "") -> ActorCode:
    types = tuple(row["types"].split())
    return ActorCode(row["cameo"], row["country"], row["group"], religion, types)


def _with_roles(found: ActorCode, roles: tuple[str, ...]) -> ActorCode:
    whole = found.whole + "".join(roles)
    return ActorCode(whole, found.country, found.group, found.religion, found.types + roles)


def _roles(party: Party) -> tuple[str, ...]:
    named = [_table("sectors", "sector").get(sector, {}).get("cameo") for sector in party["sector"]]
    return tuple(dict.fromkeys(role for role in named if role))


def quad(cameo: str | None, scheme: str) -> int | None:
    """Return the quad class of a CAMEO code in gdelt or phoenix, which differ."""
    row = _table("quads", "root").get((cameo or "")[:2])
    return int(row[scheme]) if row else None
