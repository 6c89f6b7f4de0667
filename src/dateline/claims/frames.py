"""All frames of a codebook, their patterns by the word that may trigger them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.claims.inflection import forms_index
from dateline.claims.patterns import Pattern, frame_of, parse_pattern
from dateline.records import Codebook

#: Patterns by the lemma that triggers them, those that ask for most first.
Index = Mapping[str, tuple[Pattern, ...]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of a codebook by lemma, apart for verbs, adjectives (behind "be") and the rest.

    ``forms`` gives the lemmas of verb forms. ``light`` verbs lend a noun their subject
    ("paid a visit"), ``happen`` verbs let it take place, ``setting`` nouns name an
    occasion and no party, ``quantity`` nouns count.
    """

    codebook: Codebook
    verbs: Index
    adjectives: Index
    nouns: Index
    forms: Mapping[str, str]
    light: frozenset[str]
    happen: frozenset[str]
    setting: frozenset[str]
    quantity: frozenset[str]

    def triggered(self, upos: str) -> Index:
        """Return the patterns that words of a part of speech may trigger."""
        if upos in ("VERB", "AUX"):
            return self.verbs
        return self.adjectives if upos == "ADJ" else self.nouns


@lru_cache(maxsize=4)
def grammar(codebook: Codebook) -> Grammar:
    """Return the frames of a codebook; those of the last ones asked for are kept."""
    content = codebook.frames
    verbs = _index(_patterns(content["frames"], "verbs"))
    nouns = _index(_patterns(content["frames"], "nouns"))
    copular = {
        lemma: tuple(pattern for pattern in found if pattern.copular)
        for lemma, found in verbs.items()
    }
    return Grammar(
        codebook=codebook,
        verbs=verbs,
        adjectives=copular,
        nouns=nouns,
        forms=forms_index([*verbs, *_clause_verbs(verbs), *_clause_verbs(nouns)]),
        light=frozenset(content["light"]),
        happen=frozenset(content["happen"]),
        setting=frozenset(content["setting"]),
        quantity=frozenset(content["quantity"]),
    )


def _patterns(rows: Sequence[Mapping[str, Sequence[str]]], key: str) -> Iterator[Pattern]:
    for row in rows:
        frame = frame_of(row)
        for text in row.get(key, ()):
            yield parse_pattern(text, frame, noun=key == "nouns")


def _index(patterns: Iterator[Pattern]) -> Index:
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for lemma in dict.fromkeys(lemma for lemma, _ in pattern.triggers):
            found.setdefault(lemma, []).append(pattern)
    return {
        lemma: tuple(sorted(own, key=lambda p: (-p.weight, p.frame.id, p.text)))
        for lemma, own in found.items()
    }


def _clause_verbs(index: Index) -> Iterator[str]:
    for patterns in index.values():
        for pattern in patterns:
            if pattern.clause is not None:
                yield from pattern.clause.verbs
