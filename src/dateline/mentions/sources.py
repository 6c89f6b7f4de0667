"""Whose words or thoughts they are: subject, agent, owner, or nobody named."""

from typing import Final

from dateline.grammar import Tree
from dateline.mentions.going_on import speaker_of

#: Verbs that lend a noun their subject: "made the claim that", "expressed fear that".
_BY: Final = frozenset({"by", "from"})


def source_of(tree: Tree, cue: int) -> int:
    """Return the word that heads the source of a cue, or -1."""
    upos = tree.words[cue].upos
    if upos == "NOUN":
        return _of_noun(tree, cue)
    if upos == "ADV":
        return -1
    source = speaker_of(tree, cue)
    if upos == "VERB" and tree.is_passive(cue):
        return next((n for case, n in tree.oblique(cue) if case == "by"), -1)
    return source if source >= 0 and not _is_empty(tree, source) else -1


def _of_noun(tree: Tree, noun: int) -> int:
    owner = tree.child(noun, "nmod:poss")
    if owner >= 0:
        return owner
    maker = next((n for case, n in tree.oblique(noun) if case in _BY), -1)
    word = tree.words[noun]
    if maker >= 0 or word.head < 0 or word.deprel != "obj":
        return maker
    return source_of(tree, word.head) if tree.words[word.head].upos == "VERB" else -1


def _is_empty(tree: Tree, source: int) -> bool:
    """Say whether a subject stands for nobody: "it is hoped", "there"."""
    return tree.words[source].deprel == "expl" or tree.words[source].form.lower() == "there"
