"""Comparing names: folding spellings, finding the same person under a shorter name."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

#: Letters that Unicode does not take apart into a letter and a mark.
_LETTERS: Final = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_HYPHENS: Final = re.compile("[-‐‑–/]")
#: "III" behind a name.
_NUMERAL: Final = re.compile("[IVX]+|Iii?|Iv|Vii+|Xiv|Xvi")
_VOWELS: Final = re.compile("[aeiouyw]+")
#: Words up to this length keep their vowels: "Li" is not "Lu".
_SHORT: Final = 3
#: Words of one key must share this part of their letters to be one name in two spellings.
_ALIKE: Final = 0.55
#: The same for a surname that stands alone: Khomeini is not Khamenei.
_ALIKE_ALONE: Final = 0.8
#: Degrees of likeness of two names, the best first (see ``likeness``).
SAME, SAME_WORDS, PARTLY, BY_FIRST, SPELT, LOOSELY = range(6)


@cache
def _words(kind: str) -> frozenset[str]:
    """Return a list of ``data/name_words.txt``."""
    rows = (line.lower().split() for line in _lines("name_words.txt"))
    return frozenset(next(row[1:] for row in rows if row[0] == kind))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the rules of ``data/spellings.txt``."""
    pairs = (line.rsplit(" ", 1) for line in _lines("spellings.txt"))
    return tuple((re.compile(pattern), "" if new == "-" else new) for pattern, new in pairs)


def _lines(name: str) -> list[str]:
    text = files("dateline.resolved").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return a name in lower case without diacritics, hyphens and apostrophes."""
    plain = text.lower()
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in spread if not unicodedata.combining(c))
    kept = "".join(c if c.isalnum() or c == " " else " " if c in "-‐‑–/" else "" for c in plain)
    return " ".join(kept.split())


@lru_cache(maxsize=16384)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a folded name without loose particles and initials' dots."""
    words = fold(name).split()
    loose = _words("loose")
    return tuple(word for word in words if word not in loose) or tuple(words)


@lru_cache(maxsize=16384)
def parts(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell persons apart, for comparing across spellings.

    Particles, articles, titles in front, "Jr", "III" and what follows a comma or "of" ("Baron
    Reid of Cardowan") are left out; "Abd al-Rahman" is one word.

    >>> parts("Abd ar-Rahman al-Iryani"), parts("John Reid, Baron Reid of Cardowan")
    (('abdrahman', 'iryani'), ('john', 'reid'))
    """
    chunks = _core(name).split()
    while len(chunks) > 2 and fold(chunks[0]) in _words("title"):
        del chunks[0]
    words: list[str] = []
    joining = False
    for number, chunk in enumerate(chunks):
        if number and _NUMERAL.fullmatch(chunk):
            continue
        for word in _words_of(chunk):
            if joining:
                words[-1] += word
            else:
                words.append("abd" if word in _words("servant") else word)
            joining = word in _words("servant")
    return tuple(words) or tokens(name)


def _core(name: str) -> str:
    """Return a name without what follows a comma or "of", where two words are before it."""
    for sign in (",", " of "):
        before = name.partition(sign)[0]
        if " " in before.strip() or sign == " of ":
            name = before
    return name


def _words_of(chunk: str) -> Iterator[str]:
    """Yield the folded words between the hyphens of a chunk, without articles and particles."""
    pieces = [fold(piece) for piece in _HYPHENS.split(chunk)]
    for number, piece in enumerate(pieces):
        articled = piece in _words("article") and number + 1 < len(pieces)
        if not articled:
            yield from (
                word
                for word in piece.split()
                if word not in _words("loose") and word not in _words("after")
            )


def comes_first(country: str) -> bool:
    """Say whether the surname stands first in the names of a state."""
    return country.lower() in _words("surname_first")


def joined(name: str) -> tuple[str, ...]:
    """Return the words of a name with hyphens that part nothing: "Jong-un" is "jongun"."""
    return parts(_HYPHENS.sub("", name))


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return the key of a folded word: the same for the usual spellings of one name.

    >>> skeleton("gaddafi") == skeleton("qadhafi"), skeleton("mohammed") == skeleton("muhamad")
    (True, True)
    """
    for pattern, new in _rules():
        word = pattern.sub(new, word)
    if len(word) <= _SHORT:
        return word.replace("y", "i").replace("ee", "i").replace("oo", "u")
    first = "a" if word[0] in "aeiou" else ""
    return first + _VOWELS.sub("", word) if word[0] != "y" else "y" + _VOWELS.sub("", word[1:])


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
        last = a[0] == b[-1] or likeness(short, full) == SPELT
        return last or (len(b) > 1 and a[0] in b and len(a[0]) > 3)
    if not _alike(a[-1], b[-1]) and not is_spelling(a[-1], b[-1]):
        return len(a) > 1 and len(b) > 1 and set(a) == set(b)
    return all(any(_alike(w, o) or is_spelling(w, o) for o in b[:-1]) for w in a[:-1])


def likeness(short: str, full: str) -> int:
    """Return how well one name may name the person of another, -1 where it does not.

    SAME letters; SAME_WORDS in any order; PARTLY: words left out, not the last; BY_FIRST: the
    last left out ("Nicolás Maduro" of "Nicolás Maduro Moros"); SPELT in another way; LOOSELY:
    the same with words left out, an initial, or a letter more or less.

    >>> likeness("Jair Bolsonaro", "Jair Messias Bolsonaro") == PARTLY
    True
    >>> likeness("Ilham Alijew", "Ilham Aliyev") == LOOSELY
    True
    """
    if fold(short) == fold(full):
        return SAME
    a, b = parts(short), parts(full)
    if not a or not b:
        return -1
    if sorted(a) == sorted(b) or joined(short) == joined(full):
        return SAME_WORDS
    return _likeness_of_word(a[0], b) if len(a) == 1 else _likeness_of_words(a, b)


def _likeness_of_words(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    if a[-1] == b[-1] and _runs_in(a, b):
        return PARTLY
    if a[0] == b[0] and _runs_in(a, b):
        return BY_FIRST
    if len(a) == len(b) and (_all_spelt(a, b) or _all_spelt(a, (*b[1:], b[0]))):
        return SPELT
    return LOOSELY if _loosely(a, b) else -1


def _likeness_of_word(word: str, full: tuple[str, ...]) -> int:
    """Say how a lone word names a person: by the surname, or another word of the name."""
    if word == full[-1]:
        return PARTLY
    if word in full and len(word) > _SHORT:
        return BY_FIRST
    alike = is_spelling(word, full[-1]) and _ratio(word, full[-1]) > _ALIKE_ALONE
    return SPELT if alike else -1


def _runs_in(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(word in rest for word in short)


def _all_spelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return all(is_spelling(word, other) for word, other in zip(a, b, strict=True))


def _loosely(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether the last words agree and each other word has its like, in order."""
    if not (is_spelling(a[-1], b[-1]) or _alike(a[-1], b[-1])):
        return False
    rest = iter(b[:-1])
    return all(any(is_spelling(w, o) or _alike(w, o) for o in rest) for w in a[:-1])


@lru_cache(maxsize=16384)
def is_spelling(a: str, b: str) -> bool:
    """Say whether two folded words are usual spellings of one name."""
    if a == b:
        return True
    if skeleton(a) != skeleton(b):
        return False
    return _ratio(a, b) > _ALIKE


def _ratio(a: str, b: str) -> float:
    """Return the part of their letters that two words share in order."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


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
