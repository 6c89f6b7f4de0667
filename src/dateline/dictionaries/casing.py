"""Names in capitals to the spellings that reports have."""

import re
from functools import cache
from typing import Final

from dateline import knowledge
from dateline.dictionaries.lists import function_words, words

_PARTS: Final = re.compile(r"([-/('’])")
_DOTTED: Final = re.compile(r"(?:[A-Z]\.)+[A-Z]?")
_VOWELS: Final = frozenset("AEIOUY")


@cache
def _acronyms() -> frozenset[str]:
    """Return the abbreviations in capitals of the known states and organisations."""
    rows = (*knowledge.countries(), *knowledge.organisations())
    aliases = (alias for row in rows for alias in row.get("aliases", ()))
    return frozenset(a for a in aliases if a.isalpha() and a.isupper() and len(a) <= 6)


def is_acronym(word: str) -> bool:
    """Say whether a word in capitals is surely an abbreviation: known, or without vowels."""
    return word.isupper() and (word in _acronyms() or not _VOWELS.intersection(word))


def person_name(name: str) -> str:
    """Return a person's name in capitals as it is mostly written: Chris van der Klaauw."""
    found = [_capital(word) for word in name.split()]
    return " ".join(
        word.lower() if 0 < at < len(found) - 1 and word.lower() in words("particles") else word
        for at, word in enumerate(found)
    )


def name_forms(name: str) -> tuple[str, ...]:
    """Return the spellings of a name in capitals that is no person's.

    Short words may be abbreviations, so that both forms are given: NATO and Nato; known
    ones stay: UN Security Council. Two letters stay as they are, and no form is a function
    word: "WHO" is not "Who".
    """
    parts = name.split()
    if len(parts) == 1 and name.isalpha() and len(name) <= 5:
        return _short_forms(name)
    titled = " ".join(_in_name(word, at) for at, word in enumerate(parts))
    plain = " ".join(_in_name(word, at, known=False) for at, word in enumerate(parts))
    forms = [titled, plain if len(parts) == 1 else titled]
    forms += [form for titled in tuple(forms) if (form := _small_article(titled))]
    return tuple(dict.fromkeys(forms))


def tidy(name: str) -> str:
    """Return a name in mixed case with its small words small: Bank Of Norland, too."""
    return " ".join(
        word.lower()
        if at and len(word) > 1 and word.istitle() and word.lower() in words("small")
        else word
        for at, word in enumerate(name.split())
    )


def _short_forms(name: str) -> tuple[str, ...]:
    if len(name) == 2 or name.lower() in function_words() or name in _acronyms():
        return (name,) if len(name) <= 3 else (name, name.capitalize())
    if len(name) == 3 or is_acronym(name):
        return name, name.capitalize()
    return name.capitalize(), name


def _in_name(word: str, at: int, *, known: bool = True) -> str:
    """Return a word inside a name: small, an abbreviation, or with a capital."""
    if at and word.lower() in words("small"):
        return word.lower()
    return word if known and is_acronym(word) else _capital(word)


def _capital(word: str) -> str:
    """Return a word with a capital at its head and after hyphens and apostrophes."""
    if _DOTTED.fullmatch(word) or word.lower() in words("numerals"):
        return word
    pieces = _PARTS.split(word)
    done = [
        piece.lower() if at and pieces[at - 1] in "'’" and len(piece) == 1 else _joined(piece)
        for at, piece in enumerate(pieces)
    ]
    return "".join(done)


def _joined(piece: str) -> str:
    head = next((h for h in words("joined") if piece.lower().startswith(h)), "")
    if head and len(piece) > len(head) + 2:
        return head.capitalize() + piece[len(head) :].capitalize()
    return piece.capitalize()


def _small_article(name: str) -> str:
    """Return a name with its Arabic article small: al-Qaeda for Al-Qaeda, else ""."""
    head, hyphen, rest = name.partition("-")
    return f"{head.lower()}-{rest}" if hyphen and head.lower() in words("articles") else ""
