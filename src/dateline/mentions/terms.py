"""The entries that actors are found by, made of the shipped knowledge."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from dateline import knowledge

#: Sections of the roles, and the kind that their entries are of.
_SECTIONS: Final = {"posts": "post", "bodies": "body", "people": "crowd", "states": "country"}


@dataclass(frozen=True, slots=True)
class Term:
    """An entry: what the words are.

    ``kind`` is state, adjective, people, capital, metonym, org (names), rank, post,
    body, crowd, country ("nation", "side"), or modifier ("opposition", "rebel").
    """

    kind: str
    text: str
    name: str = ""
    code: str = ""
    sectors: tuple[str, ...] = ()
    person: bool = False
    identifier: str = ""
    short: str = ""


def shipped_terms() -> Iterator[Term]:
    """Yield the entries of the shipped knowledge: states, organisations, roles."""
    yield from chain.from_iterable(map(_terms_of_state, knowledge.countries()))
    yield from chain.from_iterable(map(_terms_of_organisation, knowledge.organisations()))
    yield from _role_terms(knowledge.roles())


def _terms_of_state(country: Mapping[str, Any]) -> Iterator[Term]:
    for kind, texts in _names_of_state(country).items():
        for text in texts or ():
            yield Term(
                kind,
                text,
                name=country["name"],
                code=country.get("folds_into") or country["code"],
                sectors=tuple(country.get("sectors", ())),
                identifier=country.get("wikidata") or "",
            )


def _names_of_state(country: Mapping[str, Any]) -> dict[str, Iterable[str]]:
    """Return what a state is called, by the kind of name."""
    former = (
        row["name"] if isinstance(row, dict) else row for row in country.get("former", ()) or ()
    )
    return {
        "state": [country["name"], *country.get("aliases", ()), *former],
        "adjective": country.get("adjectives", ()),
        "people": country.get("people", ()),
        "capital": _listed(country.get("capital")),
        "metonym": country.get("metonyms", ()),
    }


def _listed(value: Any) -> list[str]:
    if not value:
        return []
    return [value] if isinstance(value, str) else list(value)


def _terms_of_organisation(row: Mapping[str, Any]) -> Iterator[Term]:
    aliases = row.get("aliases", ())
    short = min((alias for alias in aliases if _is_acronym(alias)), key=len, default="")
    for text in (row["name"], *aliases):
        yield Term(
            "org",
            text,
            name=row["name"],
            code=row.get("code", ""),
            sectors=tuple(row.get("sectors", ())),
            identifier=row.get("wikidata") or "",
            short=short,
        )


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
