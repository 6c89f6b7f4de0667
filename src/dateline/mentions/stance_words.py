"""Words by which somebody takes a stand, and what they take (data/stances.txt)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.lists import lines

_PARTS: Final = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ", "adverb": "ADV"}
_VOWELS: Final = "aeiou"


@dataclass(frozen=True, slots=True)
class StanceWord:
    """What a word says of its content (``kind``) and what content it takes (``takes``).

    ``particle`` must stand with a verb: "point out".
    """

    kind: str
    takes: frozenset[str]
    particle: str = ""


@cache
def stance_words() -> Mapping[tuple[str, str], StanceWord]:
    """Return the words by part of speech and form or lemma.

    A word on several lines takes all that they say and has the kind of the first. Regular
    forms of verbs are listed too: the reader cuts rare ones wrongly to their lemmas.
    """
    found: dict[tuple[str, str], StanceWord] = {}
    for line in lines("dateline.mentions", "stances"):
        head, _, words = line.partition(":")
        part, kind, *takes = head.split()
        for written in words.split():
            word, _, particle = written.partition("_")
            for form in _forms(word) if part == "verb" else (word,):
                key = _PARTS[part], form
                before = found.get(key, StanceWord(kind, frozenset(), particle))
                takes_all = before.takes | set(takes)
                found[key] = StanceWord(before.kind, takes_all, before.particle and particle)
    return found


def _forms(verb: str) -> Iterator[str]:
    """Yield a verb and its regular forms, right or nearly so: nothing else is hit by them."""
    yield verb
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    yield from (verb + "s", verb + "es", stem + "ed", stem + "ing")
    if verb[-1] not in _VOWELS and verb[-2] in _VOWELS:
        yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")
