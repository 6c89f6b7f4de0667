"""Verbs by which one who has spoken goes on: "said rain fell and added …", "agreed, saying …".

The reader often hangs them below what was said first; the grammar would give them its
subject, and what was said first would hold them too.
"""

from collections.abc import Sequence
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.speaking import speaking

_LOOSE: Final = frozenset({"advcl", "parataxis", "xcomp", "ccomp", "acl"})
#: How many marks may stand between what was said first and the verb: "… the deal ,” saying".
_MARKS: Final = 3


def goes_on(tree: Tree, verb: int) -> bool:
    """Say whether a verb of saying without a subject of its own goes on with a speaker's words."""
    word = tree.words[verb]
    if word.upos != "VERB" or word.head < 0 or word.lemma not in speaking()["says"]:
        return False
    if word.deprel == "conj":
        plain = word.lemma in speaking()["plain"]
        return plain and tree.own_subject(verb) < 0 and word.xpos in ("VBD", "VBZ", "VBP", "VBG")
    return word.xpos == "VBG" and word.deprel in _LOOSE and word.head < verb and _is_cut(tree, verb)


def _is_cut(tree: Tree, verb: int) -> bool:
    """Say whether a comma stands before a verb and its adverbs."""
    first = min((n for n in tree.children(verb, "advmod") if n < verb), default=verb)
    return any(word.form == "," for word in tree.words[max(0, first - _MARKS) : first])


def speaker_of(tree: Tree, cue: int) -> int:
    """Return the understood subject of a cue, or -1: who goes on is who spoke before."""
    if goes_on(tree, cue):
        says = speaking()["says"]
        for above in tree.ancestors(cue):
            if tree.words[above].upos == "VERB" and tree.words[above].lemma in says:
                return tree.subject(above)[0]
    return tree.subject(cue)[0]


def _is_new(tree: Tree, verb: int) -> bool:
    """Say whether a verb opens another saying: the speaker's, or "…, and the army said …"."""
    word = tree.words[verb]
    if word.deprel != "conj" or tree.own_subject(verb) < 0:
        return goes_on(tree, verb)
    first = min(tree.subtree(verb))
    comma = "," in (tree.words[first].form, tree.words[max(0, first - 1)].form)
    return comma and word.lemma in speaking()["says"]


def first_words(tree: Tree, numbers: Sequence[int], cue: int) -> list[int]:
    """Return those of a content's words (in order) that stand before the speaker goes on."""
    for n in numbers:
        if n != numbers[0] and n > cue and tree.words[n].upos == "VERB" and _is_new(tree, n):
            end = min(tree.subtree(n))
            return [number for number in numbers if number < end]
    return list(numbers)
