"""Patterns that a noun triggers: "the visit of", "held talks", "during a meeting with"."""

from collections.abc import Iterator
from typing import Final

from dateline.claims.attempt import Attempt
from dateline.claims.clauses import fill_clause
from dateline.claims.lists import words
from dateline.claims.objects import fill_one
from dateline.claims.patterns import Noun, Pattern, Slot
from dateline.claims.phrases import fill_phrases
from dateline.claims.scene import Scene
from dateline.claims.sides import agent_of
from dateline.grammar import Tree

#: By which the subject of a verb takes part in what a noun names: "during a meeting".
_TAKING_PART: Final = words("taking_part")
#: Those of them that say so only where the other side is told: "after talks with Orland".
_AFTERWARDS: Final = words("afterwards")


def noun_holds(attempt: Attempt) -> bool:
    """Say whether the pattern holds at its noun, and fill its slots."""
    light = _light_verb(attempt.scene, attempt.word)
    spots = [attempt.word] if light < 0 else [attempt.word, light]
    if not (_fill_inside(attempt) and fill_phrases(attempt, spots) and fill_clause(attempt, spots)):
        return False
    slot = attempt.pattern.subject
    told = slot is None or _fill_subject(attempt, slot, light) or slot.optional
    return bool(attempt.roles) and (told or (slot is not None and slot.role in attempt.roles))


def _fill_inside(attempt: Attempt) -> bool:
    """Fill a slot right behind a noun from "of" or what the noun is compounded with."""
    if not attempt.pattern.objects:
        return True
    tree, noun = attempt.scene.tree, attempt.word
    left = [n for case, n in tree.oblique(noun) if case == "of"]
    left += tree.children(noun, "nmod:poss", "compound", "amod")
    return all(
        isinstance(item, Noun) or fill_one(attempt, item, left) for item in attempt.pattern.objects
    )


def _light_verb(scene: Scene, noun: int) -> int:
    """Return the verb that a noun shares its parties with, or -1: "paid a visit"."""
    tree = scene.tree
    word = tree.words[noun]
    while word.deprel == "conj" and tree.words[word.head].upos in ("NOUN", "PROPN"):
        noun, word = word.head, tree.words[word.head]
    if word.head < 0:
        return -1
    head = tree.words[word.head]
    if word.deprel in ("obj", "nsubj:pass") and head.upos == "VERB":
        return word.head
    if word.deprel == "nsubj" and head.lemma in scene.rules.happen:
        return word.head
    if word.deprel in ("nmod", "obl") and tree.case(noun) in _TAKING_PART:
        return next((n for n in tree.ancestors(noun) if tree.is_finite(n)), -1)
    return -1


def _fill_subject(attempt: Attempt, slot: Slot, light: int) -> bool:
    """Fill who does it from the noun's own phrases, else from its light verb."""
    taken = {n for found in attempt.roles.values() for n in found}
    if any(_put(attempt, slot, word, taken) for word in doers(attempt.scene.tree, attempt.word)):
        return True
    if light < 0 or not _lends_subject(attempt, light, slot):
        return False
    return _put(attempt, slot, _lent(attempt, light), taken)


def _put(attempt: Attempt, slot: Slot, word: int, taken: set[int]) -> bool:
    actors = attempt.scene.fill(slot, word) or ()
    others = tuple(n for n in actors if n not in taken)
    if others:
        attempt.put(slot, word, others)
    return bool(others)


def doers(tree: Tree, noun: int) -> Iterator[int]:
    """Yield who may do what a noun names, surest first."""
    yield from tree.children(noun, "nmod:poss", "nsubj")
    for case, head in tree.oblique(noun):
        if case in ("by", "between", "among"):
            yield head
    yield from tree.children(noun, "compound", "amod", "nmod:desc")
    for case, head in tree.oblique(noun):
        if case in ("of", "from"):
            yield head


def _lends_subject(attempt: Attempt, light: int, slot: Slot) -> bool:
    scene = attempt.scene
    relation = scene.tree.words[attempt.word].deprel
    if relation in ("obl", "nmod"):
        during = scene.tree.case(attempt.word) not in _AFTERWARDS
        return slot.role == "parties" and (during or _names_others(attempt.pattern))
    return relation != "nsubj" and scene.tree.words[light].lemma in scene.rules.light


def _names_others(pattern: Pattern) -> bool:
    """Say whether a pattern asks for the other side in a phrase: "talks with {parties}"."""
    return any(isinstance(item, Slot) and not item.optional for _, item in pattern.phrases)


def _lent(attempt: Attempt, light: int) -> int:
    """Return the subject of the light verb, or who did it where the verb is passive."""
    scene = attempt.scene
    subject, passive = scene.tree.subject(light)
    if passive or scene.tree.words[attempt.word].deprel == "nsubj:pass":
        return agent_of(scene.tree, scene.at, light)
    return subject
