"""What is said where the tree does not tell: the rest of the sentence, behind or before."""

from typing import Final

from dateline.grammar import Tree
from dateline.mentions.speaking import speaking

#: Between a verb of saying and what is said may stand to whom, where and when.
_OWN: Final = frozenset({"obj", "iobj", "obl", "obl:unmarked", "advmod", "nsubj", "punct", "mark"})
#: How far behind the verb its "that" may stand.
_REACH: Final = 10
_ENDS: Final = frozenset({".", "!", "?", "”", '"', "''", ",", ":"})


def set_off(tree: Tree, cue: int) -> tuple[int, int] | None:
    """Return the offsets of the words behind a plain verb of saying, else of those before.

    None where they hold no verb: nothing is said then, or not in this sentence.
    """
    words = tree.words
    if words[cue].lemma not in speaking()["plain"]:
        return None
    that = next((n for n in range(cue + 1, len(words)) if words[n].form.lower() == "that"), -1)
    if 0 < that - cue <= _REACH and any(word.upos in ("VERB", "AUX") for word in words[that:]):
        return _trimmed(tree, that, len(words))  # "said in an interview that rain fell"
    own = tree.own_subject(cue)
    if own < 0 or words[cue].deprel not in ("root", "ccomp", "conj", "parataxis"):
        return None
    begin = 1 + max([cue, own, *_with_it(tree, cue)])
    if any(words[n].upos in ("VERB", "AUX") for n in range(begin, len(words))):
        return _trimmed(tree, begin, len(words))
    first = min(cue, *tree.subtree(own))
    if any(words[n].upos in ("VERB", "AUX") for n in range(first)):
        return _trimmed(tree, 0, first)
    return None


def _with_it(tree: Tree, cue: int) -> list[int]:
    """Return the words that stand with the verb: "told the house on Monday that"."""
    found: list[int] = []
    end = cue
    for child in tree.children(cue):
        below = tree.subtree(child)
        if child > cue and tree.words[child].deprel in _OWN and min(below) == end + 1:
            end = max(below)
            found.append(end)
    return found


def _trimmed(tree: Tree, first: int, end: int) -> tuple[int, int] | None:
    while first < end and tree.words[first].form in _ENDS:
        first += 1
    while first < end and tree.words[end - 1].form in _ENDS:
        end -= 1
    return (tree.words[first].start, tree.words[end - 1].end) if first < end else None
