"""Words of sentences as they are compared across reports, each with how telling it is.

How telling a word is comes from a fixed list and not from the reports at hand: else what is
joined would depend on what else has been read, and on the order of reading.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from dateline.lists import lines

_WORD: Final = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_POSSESSIVE: Final = re.compile(r"['’]s\b")
#: Endings taken off, the longest first, with what must be left over.
_ENDINGS: Final = (
    ("ations", 4),
    ("ation", 4),
    ("ings", 3),
    ("ions", 4),
    ("ing", 3),
    ("ers", 4),
    ("ies", 3),
    ("ion", 4),
    ("ed", 3),
    ("er", 4),
    ("es", 3),
    ("ly", 4),
    ("s", 3),
    ("e", 3),
)


@cache
def stem(word: str) -> str:
    """Return a word in small letters without accents and without its usual endings."""
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for ending, left in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= left:
            plain = plain[: -len(ending)]
            break
    # "stopped" and "stopping" are "stop".
    return plain[:-1] if len(plain) > 4 and plain[-1] == plain[-2] else plain


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text as they are written."""
    return _WORD.findall(text)


def terms(text: str) -> frozenset[str]:
    """Return the stems of a text's words and numbers that tell anything."""
    found = {stem(word) for word in _WORD.findall(_POSSESSIVE.sub("", text))}
    return frozenset(term for term in found if len(term) > 1 and weight(term) > 0)


def shingles(text: str, size: int) -> list[str]:
    """Return all runs of so many words of a text, in small letters, without punctuation."""
    words = [word.lower() for word in _WORD.findall(text)]
    return [" ".join(words[n : n + size]) for n in range(len(words) - size + 1)]


@cache
def _weights() -> dict[str, float]:
    rows = (line.split() for line in lines(__package__, "common_words"))
    return {word: float(weight) for word, weight in rows}


def weight(term: str) -> float:
    """Return how telling a stem is: 0 for "the", 1 for what the list of common ones lacks."""
    return _weights().get(term, 1.0)


class _Squares(dict[str, float]):
    """Squared weights of the words listed; any other word weighs 1."""

    def __missing__(self, term: str) -> float:
        return 1.0


@cache
def _square() -> Callable[[str], float]:
    return _Squares({word: own**2 for word, own in _weights().items()}).__getitem__


def mass(found: Iterable[str]) -> float:
    """Return the sum of squared weights, in an order that does not change its last digits."""
    return math.fsum(map(_square(), found))


def most_telling(found: Iterable[str], most: int) -> list[str]:
    """Return the most telling stems, at most so many, the most telling first."""
    return [term for _, term in sorted((-weight(term), term) for term in found)[:most]]
