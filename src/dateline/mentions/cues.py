"""Indirect speech: what a sentence's own cues report, "police said …", "according to …"."""

from collections.abc import Iterable, Iterator

from dateline.grammar import Tree
from dateline.mentions.going_on import first_words, speaker_of
from dateline.mentions.set_off import set_off
from dateline.mentions.speaking import speaking
from dateline.records import SpeechMention


def find_cues(number: int, tree: Tree) -> Iterator[SpeechMention]:
    """Yield what the cues of sentence ``number`` report, in order."""
    says = speaking()["says"]
    for cue, word in enumerate(tree.words):
        if word.upos == "VERB" and word.lemma in says:
            source, content = _said(tree, cue)
        elif _is_according(tree, cue):
            source, content = word.head, _according(tree, cue)
        else:
            continue
        if content is not None:
            kind = _kind(tree, source)
            yield SpeechMention(number, source, cue, *content, quoted=False, kind=kind)


def _said(tree: Tree, cue: int) -> tuple[int, tuple[int, int] | None]:
    """Return who says something by a verb, and the offsets of what, None for nothing."""
    source = speaker_of(tree, cue)
    if tree.is_passive(cue):
        agent = tree.child(cue, "obl:agent")
        if source < 0 and (agent < 0 or not _is_as(tree, cue)):
            return -1, None
        return agent, _content(tree, cue) or set_off(tree, cue)
    return source, (_content(tree, cue) or set_off(tree, cue)) if source >= 0 else None


def _is_as(tree: Tree, cue: int) -> bool:
    """Say whether a cue is put in by "as": "as the minister said", "as reported by Acme"."""
    marks = tree.children(cue, "mark", "advmod", "case")
    return tree.words[cue].deprel == "advcl" and any(tree.words[n].lemma == "as" for n in marks)


def _is_according(tree: Tree, cue: int) -> bool:
    word = tree.words[cue]
    return word.lemma == "accord" and word.deprel in ("case", "advcl", "obl")


def _according(tree: Tree, cue: int) -> tuple[int, int] | None:
    """Return the offsets of all but the phrase that "according to" stands in."""
    source = tree.words[cue].head
    if source <= cue:
        return None
    return _between(tree, range(len(tree.words)), tree.subtree(source))


def _content(tree: Tree, cue: int) -> tuple[int, int] | None:
    """Return the offsets of what a verb reports: its clause, or the clause it stands in."""
    for child in tree.children(cue):
        word = tree.words[child]
        if word.deprel == "ccomp" or (word.deprel == "parataxis" and word.upos == "VERB"):
            return _between(tree, first_words(tree, tree.subtree(child), cue), ())
    own = tree.words[cue]
    if own.head >= 0 and (own.deprel == "parataxis" or _is_as(tree, cue)):
        whole = first_words(tree, tree.subtree(own.head), cue)
        return _between(tree, whole, tree.subtree(cue))
    return None


def _between(tree: Tree, numbers: Iterable[int], without: Iterable[int]) -> tuple[int, int] | None:
    """Return the offsets of the first to the last of some words, less others."""
    left_out = set(without)
    rest = [number for number in numbers if number not in left_out]
    return (tree.words[rest[0]].start, tree.words[rest[-1]].end) if rest else None


def _kind(tree: Tree, source: int) -> str:
    """Return "report" where a medium speaks, else "statement"."""
    if source >= 0 and tree.words[source].lemma.lower() in speaking()["media"]:
        return "report"
    return "statement"
