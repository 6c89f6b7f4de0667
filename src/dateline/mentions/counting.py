"""How many people a noun phrase stands for."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.numbers import number_at

_SINGLE: Final = ("a", "an", "one", "another")
_NOBODY: Final = ("nobody", "none", "no-one")
_ONE_PERSON: Final = ("he", "she", "him", "her", "i", "me")
_MOST: Final = 10_000_000


@cache
def toll_words() -> dict[tuple[str, str], frozenset[str]]:
    """Return the lemmas of each kind and construction."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    text = (files(__package__) / "data" / "toll_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        row = line.split("#")[0].split()
        if row:
            found[row[0], row[1]] = frozenset(row[2:])
    return found


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, and the first and last word that tell it."""

    value: int
    first: int
    last: int


def counted(tree: Tree, number: int, *, bare: bool = False) -> Count | None:
    """Return how many people a noun or figure and what is joined to it stand for.

    None where one part is not told as a number. ``bare`` asks for a written number:
    a single noun ("a soldier") is not counted then, nor what is joined.
    """
    if number < 0:
        return None
    if bare:
        return _written(tree, number)
    total, first, last = 0, number, number
    for part in tree.conjuncts(number):
        found = _written(tree, part) or _single(tree, part)
        if found is None:
            return None
        total += found.value
        first, last = min(first, found.first), max(last, found.last)
    return Count(total, first, last)


def _written(tree: Tree, number: int) -> Count | None:
    """Read the number of "at least 12 people", "nine", "a dozen men", "no soldiers"."""
    nobody = _nobody(tree, number)
    if nobody:
        return nobody
    numerals = tree.children(number, "nummod")
    if not numerals and tree.words[number].lemma in toll_words()["collective", "noun"]:
        parts = [n for preposition, n in tree.oblique(number) if preposition == "of"]
        return counted(tree, parts[0]) if parts else None
    forms = [word.form for word in tree.words]
    first = numerals[0] if numerals else number
    inside = tree.children(first)
    starts = sorted({first, *(n for n in inside if n < first)})
    if starts[0] > 0 and forms[starts[0] - 1].lower() in ("a", "half"):
        starts.insert(0, starts[0] - 1)
    for start in starts:
        found = number_at(forms, start)
        if found and found[1] > first:
            value, end = found
            last = max(number, end - 1)
            whole = value == int(value) and 0 <= value <= _MOST
            return Count(int(value), start, last) if whole else None
    return None


def _nobody(tree: Tree, number: int) -> Count | None:
    word = tree.words[number]
    if word.form.lower() in _NOBODY:
        return Count(0, number, number)
    for n in tree.children(number, "det"):
        if tree.words[n].form.lower() == "no":
            return Count(0, n, number)
    return None


def _single(tree: Tree, number: int) -> Count | None:
    """Read "a soldier", "he", and the name of a person as one."""
    word = tree.words[number]
    if word.upos == "PRON" and word.form.lower() in _ONE_PERSON:
        return Count(1, number, number)
    for entity in tree.parse.entities:
        if entity.label == "PER" and entity.first <= number <= entity.last:
            return Count(1, entity.first, entity.last)
    if word.xpos == "NN" and word.lemma not in toll_words()["collective", "noun"]:
        for n in tree.children(number, "det"):
            if tree.words[n].form.lower() in _SINGLE:
                return Count(1, n, number)
    return None
