"""Whether a name that may mean something else is taken: what the whole report says.

"Georgia" may be the American state, "Jordan" a man, "Labour Party" that of many states.
Words that speak for and against stand in ``knowledge/actors/countries.yaml``.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from dateline import knowledge
from dateline.mentions.terms import DOUBTFUL, NAMED, SHARED, Term
from dateline.records import Word

#: PLOVER's codes that are no country.
_NO_COUNTRIES: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})
#: How good a reason is: the full name was read, the country stands in the sentence, or anywhere.
_FULL, _NEAR, _SOMEWHERE = 3, 2, 1


def score(term: Term, day: str) -> int:
    """Return 1 where a term holds on a day, 0 where it is over, -1 where it is not taken.

    What had not begun is never taken. What is over still names the thing that it was, unless
    the entry is strict. Without a day all terms hold, those without an end before others.
    """
    if not day:
        return 0 if term.end else 1
    if term.start and day[: len(term.start)] < term.start:
        return -1
    if term.end and day[: len(term.end)] > term.end:
        return -1 if term.strict else 0
    return 1


class Context:
    """What a report names beyond doubt, and the words of its sentences."""

    def __init__(self, day: str) -> None:
        """Begin with the day alone."""
        self._day = day
        self._countries: Counter[str] = Counter()
        self._by_sentence: list[frozenset[str]] = []
        self._names: set[str] = set()
        self._sentences: Sequence[Sequence[Word]] = ()
        self._phrases: frozenset[str] = frozenset()

    def read(
        self, sentences: Sequence[Sequence[Word]], found: Sequence[Sequence[tuple[Term, int]]]
    ) -> None:
        """Take in the words of a report and the terms (with their first words) beyond doubt."""
        self._sentences = sentences
        for hits in found:
            codes = [term.code for term, _ in hits if term.code not in _NO_COUNTRIES]
            self._countries.update(filter(None, codes))
            self._by_sentence.append(frozenset(codes))
            self._names.update(term.name for term, _ in hits if term.kind == "org")

    def judge(self, sentence: int, people: frozenset[int]) -> Callable[[Term, int, int], int]:
        """Return what says how well a term stands at words of a sentence; negative: not at all.

        ``people`` are the words of the sentence inside names of persons.
        """
        words = self._sentences[sentence]

        def value(term: Term, first: int, last: int) -> int:
            held = score(term, self._day)
            if held < 0 or not term.rule:
                return held
            if term.rule == DOUBTFUL:
                inside = any(number in people for number in range(first, last + 1))
                if inside or words[last].upos != "PROPN" or self._is_refuted(term.text):
                    return -1
                return held
            reason = self._reason(term, sentence)
            return 2 * reason + held if reason else -1

        return value

    def _reason(self, term: Term, sentence: int) -> int:
        """Return how good the reason for a shared name is, 0 where there is none."""
        if term.rule == SHARED and term.name in self._names:
            return _FULL
        if term.code in self._by_sentence[sentence]:
            return _NEAR
        known = term.rule in (SHARED, NAMED) and self._countries[term.code] > 0
        return _SOMEWHERE if known else 0

    def _is_refuted(self, text: str) -> bool:
        """Say whether the report has words that speak against a doubtful name, and none for it."""
        listed = knowledge.actors().evidence.get(text)
        if not listed:
            return False
        self._phrases = self._phrases or _phrases(self._sentences)
        against, for_ = (self._has(listed.get(side, ())) for side in ("against", "for"))
        return against > for_

    def _has(self, phrases: Sequence[str]) -> int:
        """Return how many of the phrases the report has."""
        return sum(phrase in self._phrases for phrase in phrases)


def _phrases(sentences: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Return the words and pairs of words of a report."""
    found: set[str] = set()
    for words in sentences:
        forms = [word.form for word in words]
        found.update(forms)
        found.update(f"{one} {two}" for one, two in pairwise(forms))
    return frozenset(found)
