"""Codes of dictionaries to a country and PLOVER sectors."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final

from dateline import knowledge
from dateline.dictionaries.drafts import Unusable
from dateline.dictionaries.lists import table

_COMPOSED: Final = re.compile(r"(?:[A-Z]{3})+")
_SEPARATED: Final = re.compile(r"[\s,;|/+]+")


@cache
def states() -> dict[str, str]:
    """Return the code of every country by the codes that stand for it."""
    found: dict[str, str] = {}
    for row in knowledge.countries():
        code = row.get("folds_into") or row["code"]
        for key in (row["code"], row.get("iso3"), row.get("iso2")):
            if key:
                found.setdefault(key, code)
    others: dict[str, str] = table("codes")["countries"]
    return found | others


@cache
def countries() -> frozenset[str]:
    """Return the codes of the countries that dateline tells apart."""
    return frozenset(states().values())


@cache
def _country_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in knowledge.countries():
        for name in (row["name"], *row.get("aliases", ())):
            found.setdefault(name.casefold(), row.get("folds_into") or row["code"])
    return found


def is_discard(code: str) -> bool:
    """Say whether a code means that the name is to be left uncoded."""
    return code.strip("~") in table("codes")["lists"]["discards"]


def speaks_plover(codes: Iterable[str]) -> bool:
    """Say whether a file's codes are PLOVER's rather than CAMEO's (MED is then health)."""
    only = frozenset(table("codes")["lists"]["plover_only"])
    return any(only.intersection(_roles(code)) for code in codes)


def _roles(code: str) -> list[str]:
    """Return the parts that may be roles: all of an agent's code, all but the first of others."""
    return _cut(code)[0 if "~" in code else 1 :]


def _cut(code: str) -> list[str]:
    bare = code.strip().strip("~").upper()
    return [bare[at : at + 3] for at in range(0, len(bare), 3)]


@lru_cache(maxsize=65536)
def read_code(code: str, *, plover: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return country and sectors of a composed code such as "USAGOV", "IGOUNO" or "~MED".

    The country is "" where the code names none or a region. Parts for ethnic groups,
    religions and single organisations are left out. Raises Unusable where nothing is left.
    """
    bare = code.strip().strip("~").upper()
    if "/" in bare:
        raise Unusable(f"code {code!r} names several actors", "give each its own line")
    if not _COMPOSED.fullmatch(bare):
        raise Unusable(f"{code[:40]!r} is no code", "write letters in threes, like USAGOV")
    parts = _cut(bare)
    country, placed = _place(parts, agent="~" in code)
    sectors = _sectors(parts[1:] if placed else parts, plover=plover, placed=bool(country))
    if not country and not sectors:
        advice = "use ISO 3166 or PLOVER codes, like KENGOV; see docs/dictionaries.md"
        raise Unusable(f"unknown code {code.strip()[:40]!r}", advice)
    return country, sectors


def _place(parts: list[str], *, agent: bool) -> tuple[str, bool]:
    """Return the country that a code starts with, and whether its first part is used up.

    An agent has no country of its own: "~EDU", but "NGO~" and "~NGO".
    """
    codes: dict[str, Any] = table("codes")
    first = parts[0]
    if first in codes["international"]:
        kind: str = codes["international"][first]
        exact = (codes["within"][part] for part in parts[1:] if part in codes["within"])
        return next(exact, kind), True
    if agent:
        return "", False
    if first in states():
        return states()[first], True
    return "", first in codes["lists"]["regions"]


def _sectors(parts: list[str], *, plover: bool, placed: bool) -> tuple[str, ...]:
    """Return the sectors that the parts say; with a place the religion is none of them."""
    codes = table("codes")
    known: dict[str, str] = codes["roles"] | (codes["plover"] if plover else {})
    found = [known[part] for part in parts if part in known]
    if not found:
        alone: dict[str, str] = codes["alone"]
        found = [alone[part] for part in parts if part in alone]
        found = [sector for sector in found if sector != "REL" or not placed]
    return tuple(dict.fromkeys(filter(None, found)))


def country_of(text: str) -> str:
    """Return the code of a country told by code or name, or of PLOVER's international kinds."""
    text = text.strip()
    upper = text.upper()
    if upper in knowledge.plover()["international"]:
        return upper
    found = (states().get(upper) if len(upper) in (2, 3) else "") or _country_names().get(
        text.casefold(), ""
    )
    if not found:
        advice = "use an ISO 3166 code, like KEN, or IGO, UNO, EUR, NGO, IMG, MNC, ISM"
        raise Unusable(f"unknown country {text[:40]!r}", advice)
    return found


def sectors_of(text: str) -> tuple[str, ...]:
    """Return the PLOVER sectors of a cell: "GOV, MIL"; refuse codes that PLOVER has not."""
    known = knowledge.plover()["sectors"]
    found = [part.upper() for part in _SEPARATED.split(text) if part]
    for part in found:
        if part not in known:
            advice = f"use PLOVER's: {', '.join(sorted(known))}"
            raise Unusable(f"unknown sector {part[:40]!r}", advice)
    return tuple(dict.fromkeys(found))
