"""The entries that actors are found by, made of the shipped knowledge and of additions."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from itertools import chain
from typing import Any, Final

from dateline.records.additions import NameEntry

#: Sections of the roles, and the kind that their entries are of.
_SECTIONS: Final = {"posts": "post", "bodies": "body", "people": "crowd", "states": "country"}
#: Where the sectors stand among the fields of a term.
_SECTORS: Final = 4
#: Kinds of names that may be doubtful; adjectives are told by the grammar.
_DOUBTED: Final = frozenset({"state", "capital", "metonym"})
#: When an entry is taken. "": always; DOUBTFUL: where the reader sees a name of no person
#: and nothing in the report speaks against it; SHARED: where the report names its country
#: or its own full name; NAMED: where the report names its country.
DOUBTFUL: Final = "doubtful"
SHARED: Final = "shared"
NAMED: Final = "named"


@dataclass(frozen=True, slots=True)
class Term:
    """An entry: what the words are.

    ``kind`` is state, adjective, people, region (people of a part), capital, metonym, org
    (names), rank, post, body, crowd, country ("nation", "side"), or modifier ("opposition",
    "rebel").
    ``start`` and ``end`` are ISO 8601 prefixes that bound the time in which it holds, "" for
    no bound; ``rule`` says when it is taken (see DOUBTFUL, SHARED, NAMED), ``strict`` that
    it is not taken at all outside its time. ``then`` is the code of a state that is gone, in
    its own time. ``source`` says who says so.
    """

    kind: str
    text: str
    name: str = ""
    code: str = ""
    sectors: tuple[str, ...] = ()
    person: bool = False
    identifier: str = ""
    short: str = ""
    start: str = ""
    end: str = ""
    rule: str = ""
    then: str = ""
    strict: bool = False
    source: str = ""


def terms_of(
    countries: Iterable[Mapping[str, Any]],
    organisations: Iterable[Mapping[str, Any]],
    roles: Mapping[str, Any],
) -> Iterator[Term]:
    """Yield the entries of the files that people edit."""
    states = list(countries)
    names = {row["code"]: row["name"] for row in states if row["kind"] == "state"}
    yield from chain.from_iterable(_terms_of_state(row, names) for row in states)
    yield from chain.from_iterable(map(_terms_of_organisation, organisations))
    yield from _role_terms(roles)


def pack_terms(terms: Iterable[Term]) -> str:
    """Return terms as JSON, without the fields that only repeat what a term is without them."""
    rows = []
    for term in terms:
        values = list(astuple(term))
        while values[-1] in ("", (), False):
            values.pop()
        rows.append(values)
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpack_terms(packed: str) -> list[Term]:
    """Return the terms of ``pack_terms``."""
    rows: list[list[Any]] = json.loads(packed)
    for row in rows:
        if len(row) > _SECTORS:
            row[_SECTORS] = tuple(row[_SECTORS])
    return [Term(*row) for row in rows]


def term_of_entry(entry: NameEntry) -> Term:
    """Return the term of an addition; outside its time it is not taken."""
    return Term(
        entry.kind,
        entry.text,
        name=entry.name or entry.text,
        code=entry.code,
        sectors=entry.sectors,
        person=entry.person or entry.kind == "rank",
        identifier=entry.identifier,
        start=entry.start,
        end=entry.end,
        strict=True,
        source=entry.source,
    )


def _terms_of_state(country: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Term]:
    doubtful = frozenset(country.get("doubtful", ()))
    yields: Mapping[str, str] = country.get("yields", {})
    gone = country["kind"] == "historical"
    for kind, texts in _names_of_state(country).items():
        for text in texts:
            rule = DOUBTFUL if text in doubtful and kind in _DOUBTED else ""
            term = Term(
                kind,
                text,
                name=country["name"],
                code=country.get("folds_into") or country["code"],
                sectors=tuple(country.get("sectors", ())),
                identifier=country.get("wikidata") or "",
                start=str(country.get("start", "")) if gone else "",
                end=str(country.get("end", "")) if gone else "",
                rule=NAMED if text in yields else rule,
                then=country.get("iso3", "") if gone else "",
                source="countries.yaml",
            )
            yield term
            if text in yields:
                other = yields[text]
                yield replace(term, code=other, name=names[other], identifier="", rule="")


def _names_of_state(country: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what a state is called, by the kind of name."""
    former = (
        row["name"] if isinstance(row, dict) else row for row in country.get("former", ()) or ()
    )
    return {
        "state": [country["name"], *country.get("aliases", ()), *former],
        "adjective": _listed(country.get("adjectives")),
        "people": _listed(country.get("people")),
        "region": _listed(country.get("region_people")),
        "capital": _listed(country.get("capital")),
        "metonym": _listed(country.get("metonyms")),
    }


def _listed(value: Any) -> list[str]:
    if not value:
        return []
    return [value] if isinstance(value, str) else list(value)


def _terms_of_organisation(row: Mapping[str, Any]) -> Iterator[Term]:
    aliases = row.get("aliases", ())
    short = min((alias for alias in aliases if _is_acronym(alias)), key=len, default="")
    whole = Term(
        "org",
        row["name"],
        name=row["name"],
        code=row.get("code", ""),
        sectors=tuple(row.get("sectors", ())),
        identifier=row.get("wikidata") or "",
        short=short,
        start=str(row.get("start", "")),
        end=str(row.get("end", "")),
        source="organisations.yaml",
    )
    for text in (row["name"], *aliases):
        yield replace(whole, text=text)
    for text in row.get("shared", ()):
        yield replace(whole, text=text, rule=SHARED)


def _is_acronym(text: str) -> bool:
    return text.isalpha() and text.isupper() and 2 <= len(text) <= 7


def _role_terms(roles: Mapping[str, Any]) -> Iterator[Term]:
    for section, kind in _SECTIONS.items():
        for row in roles[section]:
            yield from _terms_of_role(kind, row, person=bool(row.get("person", False)))
    for row in roles["ranks"]:
        yield from _terms_of_role("rank", row, person=True)


def _terms_of_role(kind: str, row: Mapping[str, Any], *, person: bool) -> Iterator[Term]:
    for text in row["words"]:
        yield Term(kind, text, sectors=tuple(row.get("sectors", ())), person=person)
