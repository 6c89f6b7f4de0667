"""What kind of actor an entry is, where its dictionary does not say.

Coders' files list persons, bodies and places alike. An entry is taken for a person where
its name may be one (up to five words, none of a body, a state or a sentence), and
- a title stands before it ("PRESIDENT …"), or
- a code of an office is bounded by dates, or is that of former officials (ELI), or
- its first word is the given name of a known office holder and its code that of an office.
A single word is one only with a title, or with dated codes of an office that end in ELI.
Else a name with a bare country code is a name of that state or a place in it; words for
people and bodies ("ISRAELI TROOPS") are nouns; what is left is an organisation.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from dateline import knowledge
from dateline.dictionaries.casing import is_acronym
from dateline.dictionaries.codes import countries
from dateline.dictionaries.drafts import Draft, Meaning
from dateline.dictionaries.lists import words

_NAME: Final = re.compile(r"(?:[^\W\d_]|['’.\-])+(?: (?:[^\W\d_]|['’.\-])+)*")
_SUFFIX: Final = re.compile(r"[, ]+(?:jr|sr|iii|3d)\.?$", re.IGNORECASE)
#: Where the words of roles.yaml come to stand in the lexicon.
_SECTIONS: Final = {"posts": "post", "ranks": "rank", "bodies": "body", "people": "crowd"}
#: How a state's names are listed, and what they are.
_OF_STATES: Final = {
    "aliases": "state",
    "adjectives": "adjective",
    "people": "people",
    "capital": "capital",
    "metonyms": "metonym",
}


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun for people or bodies is: its kind, and whether it means one person."""

    kind: str
    person: bool


@cache
def _nouns() -> Mapping[str, Noun]:
    roles = knowledge.roles()
    return {
        word.lower(): Noun(kind, bool(row.get("person", section == "ranks")))
        for section, kind in reversed(_SECTIONS.items())
        for row in roles[section]
        for word in row["words"]
    }


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        word.lower()
        for section in ("posts", "ranks")
        for row in knowledge.roles()[section]
        if row.get("person", True)
        for word in row["words"]
    )


@cache
def _posts() -> frozenset[str]:
    rows = knowledge.roles()["posts"]
    return frozenset(word.lower() for row in rows if row.get("person") for word in row["words"])


@cache
def _body_words() -> frozenset[str]:
    rows = knowledge.roles()["bodies"]
    heads = {word.lower().split()[-1] for row in rows for word in row["words"]}
    small = {word for word in words("small") if len(word) > 1}
    return words("bodies") | heads | small - words("particles")


@cache
def _given_names() -> frozenset[str]:
    """Return the first words of the names of known office holders."""
    names = (row["name"].lower().split() for row in knowledge.known_offices())
    return frozenset(parts[0] for parts in names if len(parts) > 1 and len(parts[0]) > 2)


@cache
def _of_states() -> Mapping[tuple[str, str], str]:
    """Return the kind of each name of a state, by the state's code and the name."""
    found: dict[tuple[str, str], str] = {}
    for row in knowledge.countries():
        code = row.get("folds_into") or row["code"]
        found.setdefault((code, row["name"].casefold()), "state")
        for key, kind in _OF_STATES.items():
            for name in _listed(row.get(key)):
                found.setdefault((code, name.casefold()), kind)
    return found


@cache
def _state_words() -> frozenset[str]:
    return frozenset(name for _code, name in _of_states())


def is_of_state(name: str) -> bool:
    """Say whether words are a name of a state, its people or its capital."""
    return name.casefold() in _state_words()


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def without_title(name: str) -> tuple[str, str]:
    """Return a name without the titles before it, and the post among them, else "".

    >>> without_title("Foreign Minister Anna Kestrel")
    ('Anna Kestrel', 'foreign minister')
    """
    name, former = _SUFFIX.sub("", name), False
    parts = name.split()
    if len(parts) > 1 and parts[0].lower() in words("former"):
        parts, former = parts[1:], True
    at, post = _after_titles(parts, 0)
    if not at and (start := _after_state(parts)):
        at, post = _after_titles(parts, start)
        at = 0 if at == start else at
    if at == len(parts):
        return name, ""
    return " ".join(parts[at:]), "" if former else post


def _after_titles(parts: Sequence[str], at: int) -> tuple[int, str]:
    """Return where the titles that begin at a word end, and the last post among them."""
    post = ""
    while at < len(parts):
        for size in range(min(5, len(parts) - at), 0, -1):
            title = " ".join(parts[at : at + size]).lower().rstrip(".")
            if title in _titles():
                post = title if title in _posts() else post
                at += size
                break
        else:
            break
    return at, post


def _after_state(parts: Sequence[str]) -> int:
    """Return how many words at the head of a name are a state or an abbreviation."""
    if len(parts) > 1 and is_acronym(parts[0].replace(".", "")):
        return 1
    for size in (3, 2, 1):
        if len(parts) > size and " ".join(parts[:size]).casefold() in _state_words():
            return size
    return 0


def may_be_person(name: str, *, dated: bool = False) -> bool:
    """Say whether words may be a person's name: no body, state, number or sentence in them.

    Only where dates speak for a person may the last word be a noun for one: "Ann King".
    """
    parts = [part.casefold() for part in name.split()]
    named = [part for part in parts if part not in words("particles")]
    if not 1 <= len(named) <= 5 or not _NAME.fullmatch(name):
        return False
    whole = name.casefold()
    if is_of_state(name) or whole in _nouns() or parts[0] in words("small"):
        return False
    last = _nouns().get(parts[-1])
    if last is not None and (not last.person or not dated):
        return False
    return not any(_is_of_body(part) for part in parts)


def _is_of_body(word: str) -> bool:
    """Say whether a word is one that bodies and kinds of people have in their names."""
    noun = _nouns().get(word)
    return word in _body_words() or (noun is not None and noun.kind in ("body", "crowd"))


def is_person(draft: Draft) -> bool:
    """Say whether an entry that does not tell its kind is a person; see above."""
    name = draft.wordings[0].text
    bare, _post = without_title(name)
    if not may_be_person(bare, dated=any(m.start or m.end for m in draft.meanings)):
        return False
    if any(m.country in ("NGO", "MNC", "IMG", "ISM", "") for m in draft.meanings[:1]):
        return False
    if bare != name:
        return True
    return _has_office(bare.casefold().split(), draft.meanings)


def _has_office(parts: Sequence[str], meanings: Sequence[Meaning]) -> bool:
    """Say whether codes are those of one who holds or held an office."""
    offices = [
        m
        for m in meanings
        if (m.sectors and m.sectors[0] in words("office")) or m.country in ("IGO", "UNO", "EUR")
    ]
    dated = any(m.start or m.end for m in offices)
    former = any(m.sectors[:1] == ("ELI",) for m in offices)
    if len(parts) == 1:
        return dated and former
    return dated or former or (any(m.sectors for m in offices) and parts[0] in _given_names())


def kind_of_name(name: str, meaning: Meaning) -> Noun:
    """Return what the name of an entry is that is no person."""
    if meaning.country and not meaning.sectors and meaning.country in countries():
        kind = _of_states().get((meaning.country, name.casefold()), "metonym")
        return Noun(kind, person=False)
    parts = name.split()
    start = _after_state(parts)
    noun = _nouns().get(" ".join(parts[start:]).lower()) if start else None
    return noun if noun is not None and noun.kind != "rank" else Noun("org", person=False)


def kind_of_noun(text: str) -> Noun:
    """Return what an agent is: by roles.yaml as a whole, by its head, or by its ending."""
    lower = text.lower()
    parts = lower.split()
    stop = next((n for n, word in enumerate(parts) if n and word in words("after_head")), None)
    head = parts[: stop or len(parts)][-1]
    for known in (lower, head, _singular(head)):
        if known in _nouns() and _nouns()[known].kind != "rank":
            return _nouns()[known]
    head = _singular(head)
    person = head in words("persons") or (
        head.endswith(tuple(words("person_endings"))) and head not in words("not_persons")
    )
    return Noun("post" if person else "body", person)


def _singular(noun: str) -> str:
    """Return the singular of a regular plural; other nouns that end in "s" lose it too."""
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
