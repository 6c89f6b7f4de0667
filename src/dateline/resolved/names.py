"""Comparing names: folding spellings, finding the same person under a shorter name."""

import unicodedata
from functools import lru_cache
from typing import Final

#: Particles that a name may have or lack without being another name.
_LOOSE: Final = frozenset({"al", "el", "bin", "ibn", "bint", "von", "van", "de", "da", "di", "la"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a name in lower case without diacritics, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", text)
    kept = (c for c in plain if not unicodedata.combining(c))
    folded = "".join(c if c.isalnum() or c == " " else " " if c in "-–/" else "" for c in kept)
    return " ".join(folded.lower().split())


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a folded name without loose particles and initials' dots."""
    words = fold(name).split()
    return tuple(word for word in words if word not in _LOOSE) or tuple(words)


def is_same_person(short: str, full: str) -> bool:
    """Say whether ``short`` may name the person called ``full``.

    The last words must agree (or the short name be one word of the full one), and the
    other words of the short name be in the full one, give or take a letter.

    >>> is_same_person("Valiyev", "Karim Valiyev")
    True
    >>> is_same_person("Anna Valiyeva", "Karim Valiyev")
    False
    """
    a, b = tokens(short), tokens(full)
    if not a or not b:
        return False
    if len(a) == 1:
        return a[0] == b[-1] or (len(b) > 1 and a[0] in b and len(a[0]) > 3)
    if not _alike(a[-1], b[-1]):
        return len(a) > 1 and len(b) > 1 and set(a) == set(b)
    return all(any(_alike(word, other) for other in b[:-1]) for word in a[:-1])


def _alike(a: str, b: str) -> bool:
    """Say whether two words are one in two spellings: one letter apart, or an initial."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 4 or a[0] != b[0]:
        return False
    return _one_apart(a, b)


def _one_apart(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at + (len(a) == len(b)) :] == b[at + 1 :]
