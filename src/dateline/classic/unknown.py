"""Actors whom no dictionary knows, named by their own words."""

from collections.abc import Iterator
from typing import Final

from dateline.classic.names import Found
from dateline.classic.parties import Parties
from dateline.grammar import Tree

_LABELS: Final = frozenset({"PER", "ORG", "LOC", "NORP"})


def unknown_names(tree: Tree, parties: Parties, most: int) -> Iterator[Found]:
    """Yield the phrases of up to ``most`` words that have a name and no code.

    Their code is what they say, in capitals and without endings of the owner.
    """
    known = {n for item in parties.found for n in range(item.first, item.last + 1)}
    for entity in tree.parse.entities:
        if entity.label not in _LABELS:
            continue
        head = parties.phrase_of(entity.last)
        first, last = _extent(tree, head)
        words = [
            word.form.upper()
            for word in tree.words[first : last + 1]
            if word.xpos != "POS" and word.upos != "PUNCT"
        ]
        if len(words) <= most and known.isdisjoint(range(first, last + 1)):
            known.update(range(first, last + 1))
            yield Found(first, last, " ".join(words), False)


def _extent(tree: Tree, head: int) -> tuple[int, int]:
    """Return first and last word of a phrase, with a name that follows without a comma."""
    first, last = tree.phrase(head)
    for child in tree.children(head, "appos"):
        start, end = tree.phrase(child)
        if start == last + 1:
            last = end
    return first, last
