"""The words of contexts in a report's sentences, found in one pass.

Which words speak for which context stands in the codebook (``knowledge/contexts.yaml`` for
the shipped one). A word of a phrase may be written as its lemma or as it stands in the text;
hyphens cut words as they do in texts.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from dateline.hyphens import cut
from dateline.records import Codebook, ContextWord, Parse, Word

#: By first word the phrases that begin with it, the longest first, each with its contexts.
_Index = Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


def find_contexts(parses: Sequence[Parse], codebook: Codebook) -> tuple[ContextWord, ...]:
    """Return the words that speak for a context, in the order of the text."""
    index = _index(codebook)
    if not index:
        return ()
    return tuple(
        found for number, parse in enumerate(parses) for found in _in(index, number, parse.words)
    )


@lru_cache(maxsize=4)
def _index(codebook: Codebook) -> _Index:
    by_phrase: dict[tuple[str, ...], list[str]] = {}
    for context, entry in codebook.contexts.items():
        for phrase in entry["words"]:
            words = tuple(part for word in str(phrase).lower().split() for part in cut(word))
            by_phrase.setdefault(words, []).append(context)
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase, contexts in by_phrase.items():
        found.setdefault(phrase[0], []).append((phrase, tuple(contexts)))
    return {
        first: tuple(sorted(own, key=lambda item: (-len(item[0]), item[0])))
        for first, own in found.items()
    }


def _in(index: _Index, sentence: int, words: Sequence[Word]) -> Iterator[ContextWord]:
    """Yield what is found in a sentence; the longest phrase at a word takes up its words."""
    free = 0
    for first, word in enumerate(words):
        if first < free:
            continue
        lemma, form = word.lemma.lower(), word.form.lower()
        known = index.get(lemma, ())
        if form != lemma and form in index:
            known = (*known, *index[form])
        for phrase, contexts in known:
            if len(phrase) == 1 or _follows(phrase, words, first):
                free = first + len(phrase)
                end = words[free - 1].end
                for context in contexts:
                    yield ContextWord(sentence, context, word.start, end)
                break


def _follows(phrase: tuple[str, ...], words: Sequence[Word], first: int) -> bool:
    if first + len(phrase) > len(words):
        return False
    return all(
        wanted in (words[first + place].lemma.lower(), words[first + place].form.lower())
        for place, wanted in enumerate(phrase)
        if place
    )
