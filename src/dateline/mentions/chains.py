"""Sources behind sources: "the ministry said, citing police", "police, quoted by Acme News, said".

Both say the same words; who is nearer to the reader comes first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.contents import between
from dateline.mentions.speaking import speaking
from dateline.records import SpeechMention

_NAMED: Final = frozenset({"PER", "ORG", "LOC"})


def with_chains(
    number: int, tree: Tree, sayings: Iterable[SpeechMention]
) -> Iterator[SpeechMention]:
    """Yield the sayings of sentence ``number`` and, beside each, those that it rests on."""
    citing = _citing(tree)
    for said in sayings:
        passed_on = _passed_on(tree, said.source)
        if passed_on is not None:
            yield replace(said, source=passed_on[0], cue=passed_on[1], kind="report")
        yield said
        for verb in [verb for verb, above in citing.items() if _serves(tree, said, above)]:
            yield replace(said, source=_cited(tree, verb), cue=verb, kind="statement")
            del citing[verb]
    for verb, above in citing.items():
        content = between(tree, tree.subtree(tree.clause(above)), tree.subtree(verb))
        if content is not None:
            yield SpeechMention(number, _cited(tree, verb), verb, *content, quoted=False)


def _serves(tree: Tree, said: SpeechMention, above: int) -> bool:
    """Say whether what hangs on a word goes with a saying: with its verb or what it says."""
    start = tree.words[above].start
    return above == said.cue or said.content_start <= start < said.content_end


def _citing(tree: Tree) -> dict[int, int]:
    """Return the participles that name a source, each with the verb above it."""
    cites = speaking()["cites"]
    return {
        n: word.head
        for n, word in enumerate(tree.words)
        if word.lemma in cites
        and word.xpos == "VBG"
        and word.deprel in ("advcl", "xcomp", "parataxis")
        and word.head >= 0
        and _cited(tree, n) >= 0
    }


def _cited(tree: Tree, verb: int) -> int:
    """Return whom or what a participle cites, -1 where it is nobody who could have spoken."""
    bare = (n for n in tree.children(verb, "obj", "obl", "obl:unmarked") if not tree.case(n))
    cited = next(bare, -1)  # the reader takes "citing police" for a phrase
    if cited < 0:
        return -1
    named = any(e.first <= cited <= e.last for e in tree.parse.entities if e.label in _NAMED)
    lists = speaking()
    lemma = tree.words[cited].lemma.lower()
    spoken = any(lemma in lists[name] for name in ("labels", "media", "words"))
    return cited if named or spoken else -1


def _passed_on(tree: Tree, source: int) -> tuple[int, int] | None:
    """Return by whom a source is quoted, and the participle that says so, or None."""
    if source < 0:
        return None
    for verb in tree.children(source, "acl", "acl:relcl"):
        if tree.words[verb].lemma in speaking()["cites"]:
            agent = next((n for case, n in tree.oblique(verb) if case == "by"), -1)
            if agent >= 0:
                return agent, verb
    return None
