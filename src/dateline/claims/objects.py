"""What stands right behind a trigger: the nouns that a pattern names, and its slots."""

from collections.abc import Sequence
from typing import Final

from dateline.claims.attempt import Attempt
from dateline.claims.patterns import Noun, Slot
from dateline.claims.scene import Scene
from dateline.grammar import Tree

_MODIFIERS: Final = ("amod", "compound", "nmod", "flat", "nmod:poss", "nummod")


def fill_objects(attempt: Attempt, objects: Sequence[int]) -> bool:
    """Fill what follows the verb from its objects, the literal nouns first."""
    left = list(objects)
    for item in attempt.pattern.objects:
        if isinstance(item, Noun) and not _take_noun(attempt, item, left):
            return False
    return all(
        isinstance(item, Noun) or fill_one(attempt, item, left) for item in attempt.pattern.objects
    )


def fill_one(attempt: Attempt, slot: Slot, left: list[int]) -> bool:
    """Fill a slot with the first word that fits, which is then no longer ``left``."""
    for word in left:
        actors = attempt.scene.fill(slot, word)
        if actors is not None:
            attempt.put(slot, word, actors)
            left.remove(word)
            return True
    return slot.optional


def _take_noun(attempt: Attempt, item: Noun, left: list[int]) -> bool:
    scene = attempt.scene
    fits = {n: fit for n in left if (fit := noun_fit(scene, item, n))}
    if not fits:
        return False
    word = max(fits, key=lambda n: (fits[n], -n))
    attempt.score += fits[word] - 1
    left.remove(word)
    parts = dict.fromkeys((word, scene.counted(word)))
    attempt.nouns.extend(parts)
    attempt.used.extend(parts)
    return True


def noun_fit(scene: Scene, item: Noun, word: int) -> int:
    """Return 0 where a word is not the one asked for, 1 where it is, 2 with its modifier."""
    tree = scene.tree
    counted = scene.counted(word)
    lemmas = {scene.lemmas[part] for part in tree.conjuncts(word)}
    lemmas |= {scene.lemmas[counted], tree.words[word].form.lower()}
    best = 0
    for lemma, modifier in item.words:
        if lemma not in lemmas:
            continue
        if not modifier:
            best = max(best, 1)
        elif has_modifier(tree, word, modifier) or has_modifier(tree, counted, modifier):
            return 2
    return best


def has_modifier(tree: Tree, word: int, modifier: str) -> bool:
    """Say whether a noun has a modifier, by its lemma or form."""
    return any(
        tree.words[n].lemma == modifier or tree.words[n].form.lower() == modifier
        for n in tree.children(word, *_MODIFIERS)
    )
