"""Speakers before a colon: "Moreno: we will stay", as headlines and transcripts have it."""

from collections.abc import Iterator
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.spans import head_of
from dateline.mentions.speaking import speaking
from dateline.records import SpeechMention

#: A label has so many words at most, and what follows it so many at least.
_LONGEST: Final = 8
_SHORTEST: Final = 2


def find_labels(text: str, number: int, tree: Tree) -> Iterator[SpeechMention]:
    """Yield what a speaker named before a colon says in sentence ``number``, if one is."""
    words = tree.words
    colon = next((n for n, w in enumerate(words[: _LONGEST + 1]) if w.form == ":"), -1)
    if colon < 1 or not _names_speaker(tree, colon):
        return
    start, end = words[colon].end, words[-1].end
    if colon == len(words) - 1:  # the words stand behind, cut off as a sentence
        end = len(text) if text.find("\n", start) < 0 else text.find("\n", start)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if len(text[start:end].split()) >= _SHORTEST:
        source = head_of(tree.parse, 0, colon)
        yield SpeechMention(number, source, colon, start, end, quoted=False)


def _names_speaker(tree: Tree, colon: int) -> bool:
    """Say whether the words before a colon are a person or body, and no clause."""
    before = tree.words[:colon]
    if any(word.upos in ("VERB", "AUX") for word in before):
        return False
    named = any(
        e.first == 0 and e.last < colon and e.label in ("PER", "ORG") for e in tree.parse.entities
    )
    return named or tree.words[head_of(tree.parse, 0, colon)].lemma.lower() in speaking()["labels"]
