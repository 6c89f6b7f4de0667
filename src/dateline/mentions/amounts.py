"""Sums of money: "$1.6 billion", "Rs 500 crore", "half a billion euros".

Currencies are in ``data/currencies.txt``. Sums without a number ("millions of
dollars") are left out; of a range ("$3 to $5 million") the first is taken.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from dateline.mentions.numbers import number_at
from dateline.mentions.spans import head_of
from dateline.records import AmountMention, Parse

#: "Rs500", "INR20m": sign and figures in one word.
_JOINED: Final = re.compile(r"([^\W\d]{2,4})(\d[\d.,]*[a-z]*)", re.IGNORECASE)
_TO: Final = ("to", "-", "–", "—", "and", "or")
_NOUNS: Final = ("NOUN", "PROPN", "SYM")
_LONGEST_NUMBER: Final = 8
#: Weights as well as money, where nothing is told.
_WEIGHTS: Final = ("pound", "pounds")
_CACHE_LIMIT: Final = 32_768


@dataclass(frozen=True, slots=True)
class _Table:
    """Which currencies a sign or a name may mean, the usual one first."""

    signs: dict[str, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]
    owners: dict[str, tuple[str, ...]]


#: First word, word after the last, value, currencies that it may be.
_Found = tuple[int, int, float, tuple[str, ...]]


@cache
def _table() -> _Table:
    signs: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    owners: dict[str, tuple[str, ...]] = {}
    text = (files(__package__) / "data" / "currencies.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, shown, called, whose = (part.strip() for part in line.split("|"))
            owners[code] = tuple(whose.split())
            for sign in shown.split():
                signs.setdefault(sign, []).append(code)
            for name in called.split():
                names.setdefault(name, []).append(code)
    return _Table(_fixed(signs), _fixed(names), owners)


def _fixed(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def find_amounts(text: str, parses: Sequence[Parse]) -> tuple[AmountMention, ...]:  # noqa: ARG001
    """Return the sums of money of a document, in the order of its text.

    ``value`` is in whole units of ``currency`` (ISO 4217). A name that several states
    share ("rupees") is that of the state that the document names most often.
    """
    found: list[AmountMention] = []
    named: Counter[str] | None = None
    for number, parse in enumerate(parses):
        for first, end, value, codes in _in_sentence(parse):
            if len(codes) > 1 and named is None:
                named = _named_states(parses)
            found.append(
                AmountMention(
                    sentence=number,
                    head=head_of(parse, first, end),
                    start=parse.words[first].start,
                    end=parse.words[end - 1].end,
                    value=float(value),
                    currency=_meant(codes, named or Counter()),
                )
            )
    return tuple(found)


def _named_states(parses: Sequence[Parse]) -> Counter[str]:
    """Count the names of states and peoples of a document, in lower case with hyphens."""
    return Counter(
        "-".join(word.form.lower() for word in parse.words[entity.first : entity.last + 1])
        for parse in parses
        for entity in parse.entities
        if entity.label in ("LOC", "NORP")
    )


def _meant(codes: tuple[str, ...], named: Counter[str]) -> str:
    if len(codes) == 1 or codes[0] == "USD":
        return codes[0]
    owners = _table().owners
    counts = [sum(named[owner] for owner in owners[code]) for code in codes]
    return codes[counts.index(max(counts))]


def _in_sentence(parse: Parse) -> Iterator[_Found]:
    table = _table()
    words = parse.words
    forms: list[str] = []
    place = 0
    for number, word in enumerate(words):
        kind = _kind(word.form)
        if not kind or number < place:
            continue
        forms = forms or [w.form for w in words]
        found = None
        if kind == "sign":
            codes = table.signs[word.form.lower()]
            found = _behind_sign(forms, number, table) or _before(forms, number, codes)
        elif kind == "joined":
            found = _in_one_word(forms, number, table)
        if found is None and kind != "joined" and word.upos in _NOUNS:
            found = _named(forms, number, table)
        if found and found[0] >= place:
            place = found[1]
            yield found


@lru_cache(maxsize=_CACHE_LIMIT)
def _kind(form: str) -> str:
    """Return what a word may be: sign, name, joined ("Rs500m"), or ""."""
    key, table = form.lower(), _table()
    # letters are signs as they are written: "Rs" and "RMB", not "rub"
    if key in table.signs and (not form.isalpha() or form[0].isupper() or len(form) > 3):
        return "sign"
    if key in table.names:
        return "name"
    return "joined" if form[:1].isupper() and _JOINED.fullmatch(form) else ""


def _behind_sign(forms: list[str], sign: int, table: _Table) -> _Found | None:
    """Read "$5m", "Rs. 500", "US $5 billion" from the sign on."""
    first = sign + 1
    if first < len(forms) and forms[first] == "." and forms[sign].isalpha():
        first += 1
    if first >= len(forms) or not forms[first][0].isdigit():
        return None
    found = number_at(forms, first)
    if found is None:
        return None
    value, end = _first_of_range(forms, first, found)
    codes = table.signs[forms[sign].lower()]
    if end < len(forms) and len(codes) == 1 and codes[0] == "USD":
        codes, end = _told_behind(forms, end, table, codes)
    return sign, end, value, codes


def _told_behind(
    forms: list[str], place: int, table: _Table, codes: tuple[str, ...]
) -> tuple[tuple[str, ...], int]:
    """Read the name in "$5 million dollars", "$5m Canadian"."""
    word = forms[place].lower()
    if word in table.names and "USD" in table.names[word]:
        return codes, place + 1
    owners = [code for code in table.names["dollars"] if word in table.owners[code]]
    ends = place + 1 == len(forms) or not forms[place + 1][0].isalpha()
    return ((owners[0],), place + 1) if owners and ends else (codes, place)


def _named(forms: list[str], name: int, table: _Table) -> _Found | None:
    """Read "500 million Iraqi dinars" from the name back."""
    codes = table.names.get(forms[name].lower())
    if not codes:
        return None
    place = name - 1
    if place > 0 and forms[place] == "-":
        place -= 1  # "a 600-million-dollar loan"
        return _before(forms, place + 1, codes, name)
    told = _owner(forms, place, codes, table)
    if told:
        return _before(forms, told[1], (told[0],), name)
    if forms[name].lower() in _WEIGHTS and forms[name + 1 : name + 2] == ["of"]:
        return None
    return _before(forms, name, codes)


def _owner(
    forms: list[str], place: int, codes: tuple[str, ...], table: _Table
) -> tuple[str, int] | None:
    """Return the currency that "Iraqi" or "Hong Kong" before a name picks, and where it begins."""
    for length in (2, 1):
        first = place - length + 1
        if first < 0:
            continue
        words = "-".join(forms[first : place + 1]).lower()
        for code in codes:
            if words in table.owners[code]:
                return code, first
    return None


def _before(
    forms: list[str], end: int, codes: tuple[str, ...], name: int | None = None
) -> _Found | None:
    """Read the number that ends where a sign or name begins."""
    last = end if name is None else name
    for place in range(max(0, end - _LONGEST_NUMBER), end):
        found = number_at(forms, place)
        if found and found[1] == end:
            value, first = _first_before(forms, place, found[0])
            return first, last + 1, value, codes
    return None


def _first_before(forms: list[str], first: int, value: float) -> tuple[float, int]:
    """Return the first number of "10 to 15 million dollars" and where it begins."""
    if first < 2 or forms[first - 1] not in _TO or not forms[first - 2][0].isdigit():
        return value, first
    found = number_at(forms, first - 2)
    if not found or found[1] != first - 1:
        return value, first
    return found[0] * _scale(forms, first, value), first - 2


def _first_of_range(forms: list[str], first: int, found: tuple[float, int]) -> tuple[float, int]:
    """Give the first number of "$3 to $5 million" the scale of the second, and where it ends."""
    value, end = found
    if end != first + 1 or end + 1 >= len(forms) or forms[end] not in _TO:
        return value, end
    second = end + 1
    if not forms[second][0].isdigit() and second + 1 < len(forms):
        if forms[end] in ("and", "or") or forms[second].lower() not in _table().signs:
            return value, end
        second += 1
    other = number_at(forms, second)
    if other is None or not forms[second][0].isdigit() or other[0] <= value:
        return value, end
    if forms[end] in ("and", "or"):
        return value, end
    return value * _scale(forms, second, other[0]), other[1]


def _scale(forms: list[str], place: int, value: float) -> float:
    """Return what a figure is multiplied by: 1,000,000 for the value of "5 million"."""
    alone = number_at(forms[place : place + 1], 0)
    return value / alone[0] if alone and alone[0] else 1.0


def _in_one_word(forms: list[str], number: int, table: _Table) -> _Found | None:
    match = _JOINED.fullmatch(forms[number])
    codes = table.signs.get(match[1].lower()) if match else None
    if not match or not codes:
        return None
    found = number_at([match[2], *forms[number + 1 : number + 3]], 0)
    return (number, number + found[1], found[0], codes) if found else None
