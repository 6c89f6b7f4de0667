"""Organisations over a report: full names, short names, letters, and what they are called by."""

from functools import cache, lru_cache
from typing import Final

from dateline import knowledge
from dateline.lists import words
from dateline.resolved.names import fold

#: Words that may be missing in letters: "DoJ" is the Department of Justice.
_SMALL: Final = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "du", "la", "&"})


def _listed(name: str) -> frozenset[str]:
    return words("dateline.resolved", name)


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of an organisation's name, folded, without "the" and legal forms.

    >>> name_words("The Ford Motor Co.")
    ('ford', 'motor')
    """
    found = [word.strip(".,'’") for word in fold(name.replace(".", "")).split()]
    if found[:1] == ["the"]:
        found = found[1:]
    while len(found) > 1 and found[-1] in _listed("legal_forms"):
        found = found[:-1]
    return tuple(word for word in found if word)


def is_body_word(word: str) -> bool:
    """Say whether many bodies' names are made of a word: "National", "Council"."""
    return fold(word) in _listed("body_words")


@lru_cache(maxsize=16384)
def is_same_organisation(short: str, full: str) -> bool:
    """Say whether a shorter name may mean the organisation of a longer one.

    It may be the same but for "the", "Inc" and the like, its first words, its last words
    behind a state or description ("the Air Force", "the US Air Force"), or its letters.

    >>> is_same_organisation("GAO", "Government Accountability Office")
    True
    >>> is_same_organisation("Northrop", "Northrop Grumman")
    True
    >>> is_same_organisation("Senate", "United States Senate")
    True
    >>> is_same_organisation("Ministry", "Ministry of Health")
    False
    """
    a, b = name_words(short), name_words(full)
    if not a or not b or len(a) > len(b):
        return False
    if a == b:
        return True
    if len(a) == 1 and _are_letters(short, full):
        return True
    return len(a) < len(b) and _is_part(a, b)


def _is_part(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether a name's words are the last or first of a longer one's, and tell it."""
    ends = b[-len(a) :] == a
    if set(a) <= _listed("body_words"):
        return ends and " ".join(b[: -len(a)]) in _states()
    return (ends and len(a) > 1) or (b[: len(a)] == a and not _goes_on(a, b))


@cache
def _states() -> frozenset[str]:
    """Return the names and adjectives of states, folded: what stands before "Senate"."""
    return frozenset(
        " ".join(name_words(str(name)))
        for row in knowledge.countries()
        for name in (row["name"], *row.get("aliases", ()), *row.get("adjectives", ()))
    )


def _goes_on(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether a longer name is another body of the shorter one: "UN Security Council"."""
    return len(a) == 1 and bool(set(b[1:]) & _listed("body_words"))


def _are_letters(short: str, full: str) -> bool:
    """Say whether a word in capitals is made of the first letters of a name."""
    letters = "".join(char for char in short if char.isalnum())
    if len(letters) < 2 or sum(char.isupper() for char in letters) < 2:
        return False
    called = name_words(full)
    strict = "".join(word[0] for word in called if word not in _SMALL)
    return letters.lower() in (strict, "".join(word[0] for word in called))
