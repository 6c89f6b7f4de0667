"""From a document's parses and mentions to what the frames claim."""

from collections.abc import Iterator
from typing import Final

from dateline.claims.attempt import Match
from dateline.claims.details import Details
from dateline.claims.frames import Grammar
from dateline.claims.lists import words
from dateline.claims.making import make_claim
from dateline.claims.scene import Scene
from dateline.claims.scenes import Scenes
from dateline.claims.search import Search, from_the_top
from dateline.claims.tolls import Reading, merge_tolls
from dateline.grammar import Tree
from dateline.records import Claim, Word

_TRIGGERS: Final = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_VERBAL_ACTS: Final = words("verbal_acts")
_CONTENT: Final = words("content")
_PUNISHING: Final = words("punishing")
_CHARGES: Final = words("charges")
#: Clauses inside another that keep their own events.
_APART: Final = frozenset({"acl:relcl", "parataxis"})


def find_claims(scenes: Scenes) -> tuple[Claim, ...]:
    """Return what the frames claim in a document, in the order of the text."""
    claims: list[Claim] = []
    for number, parse in enumerate(scenes.parses):
        if not scenes.has_actors(number):
            continue
        if any(_may_trigger(word, scenes.rules) for word in parse.words):
            claims.extend(_in_sentence(Search(scenes.at(number)), scenes.details))
    return tuple(claims)


def _may_trigger(word: Word, rules: Grammar) -> bool:
    if word.upos not in _TRIGGERS:
        return False
    if word.form.lower() in rules.forms or (word.upos == "ADJ" and word.lemma in rules.verbs):
        return True
    index = rules.verbs if word.upos in ("VERB", "AUX") else rules.nouns
    return word.lemma.lower() in index


def _in_sentence(search: Search, details: Details) -> Iterator[Claim]:
    """Yield the claims of a sentence."""
    scene = search.scene
    for best, *rivals in merge_tolls(search, list(_readings(search))):
        claim = make_claim(scene, best, rivals, details)
        if claim is not None:
            yield claim


def _readings(search: Search) -> Iterator[Reading]:
    """Yield what words mean, best first; what one has taken up means no other."""
    tree = search.scene.tree
    taken: set[int] = set()
    for word in from_the_top(tree):
        found = search.all(word) if word not in taken else ()
        if not found:
            continue
        best = found[0]
        taken.update(best.used)
        for clause in (*best.clauses, *_contents(search.scene, best)):
            taken.update(_own_words(tree, clause))
        yield found


def _contents(scene: Scene, best: Match) -> Iterator[int]:
    """Yield the clauses that an act is about, not what else happened.

    What words are about ("thanked them for sending troops"), and for what somebody is
    taken or punished ("arrested for helping rebels").
    """
    manner = scene.rules.codebook.manner(best.pattern.frame.type)
    openers = _CONTENT if manner in _VERBAL_ACTS else _CHARGES if manner in _PUNISHING else ()
    if not openers or best.pattern.noun:
        return
    tree = scene.tree
    for spot in (best.trigger, *tree.objects(best.trigger)):
        for head in tree.children(spot, "advcl", "acl"):
            marks = tree.children(head, "mark", "case")
            if any(tree.words[n].form.lower() in openers for n in marks):
                yield head


def _own_words(tree: Tree, head: int) -> list[int]:
    """Return the words of a clause that is content of another, not what it brings along."""
    found = [head]
    for spot in found:
        found.extend(n for n in tree.children(spot) if tree.words[n].deprel not in _APART)
    return found
