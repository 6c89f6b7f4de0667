"""The words of a claim: where its clause begins and ends, what its object is called."""

from collections.abc import Sequence
from typing import Final

from dateline.claims.attempt import Match
from dateline.grammar import Tree

#: How many words before its verb a subject may stand to belong to the clause.
_SUBJECT_REACH: Final = 25
_OUTSIDE: Final = frozenset({"parataxis", "cc", "punct"})


def extent(tree: Tree, best: Match) -> tuple[int, int]:
    """Return the offsets of a match's clause."""
    return clause_extent(tree, best.trigger, best.used)


def clause_extent(tree: Tree, trigger: int, used: Sequence[int]) -> tuple[int, int]:
    """Return the offsets of the clause at a word: no joined clauses, no report around it.

    ``used`` are words that belong to it in any case.
    """
    inside = [trigger]
    for spot in inside:
        inside.extend(n for n in tree.children(spot) if not _is_outside(tree, n))
    inside.extend(used)
    subject, _ = tree.subject(trigger)
    if subject >= 0 and trigger - _SUBJECT_REACH < subject:
        inside.extend(n for n in tree.subtree(subject) if n < trigger)
    return tree.words[min(inside)].start, tree.words[max(inside)].end


def _is_outside(tree: Tree, number: int) -> bool:
    word = tree.words[number]
    joined = word.deprel == "conj" and word.upos in ("VERB", "AUX")
    return joined or word.deprel in _OUTSIDE


def object_text(tree: Tree, thing: int) -> str:
    """Return the phrase at a word without its article; "" for -1."""
    if thing < 0:
        return ""
    first, last = tree.phrase(thing)
    while first < last and tree.words[first].deprel in ("det", "punct"):
        first += 1
    return tree.text(first, last).replace(" ’s", "’s").replace(" 's", "'s")
