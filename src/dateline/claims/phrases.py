"""Prepositional phrases and particles that a pattern asks for."""

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.claims.attempt import Attempt
from dateline.claims.objects import noun_fit
from dateline.claims.patterns import Noun, Slot
from dateline.grammar import Tree

#: A particle stands this many words behind its verb at most: "turned the offer down".
_PARTICLE_REACH: Final = 6
_PARTICLE: Final = ("compound:prt", "advmod")
_OWNING: Final = frozenset({"of", "by"})


def has_particles(attempt: Attempt) -> bool:
    """Say whether the verb has the particles that the pattern asks for."""
    if not attempt.pattern.particles:
        return True
    forms = _particles(attempt.scene.tree, attempt.word)
    return not any(map(forms.isdisjoint, attempt.pattern.particles))


def _particles(tree: Tree, verb: int) -> set[str]:
    spots = list(tree.children(verb, *_PARTICLE))
    for child in tree.children(verb, "obl", "xcomp"):
        spots += [child, *tree.children(child, "case")]
    return {tree.words[n].form.lower() for n in spots if verb < n <= verb + _PARTICLE_REACH}


def fill_phrases(attempt: Attempt, spots: Sequence[int]) -> bool:
    """Fill the pattern's phrases from those that hang on some words, the trigger first."""
    return all(
        _fill_phrase(attempt, item, _heads(attempt.scene.tree, spots, cases))
        for cases, item in attempt.pattern.phrases
    )


def _fill_phrase(attempt: Attempt, item: Slot | Noun, heads: Iterator[int]) -> bool:
    if isinstance(item, Noun):
        return any(_take_noun(attempt, item, word) for word in heads)
    return any(_take_actor(attempt, item, word) for word in heads) or item.optional


def _take_noun(attempt: Attempt, item: Noun, word: int) -> bool:
    fit = noun_fit(attempt.scene, item, word)
    if fit:
        attempt.used.append(word)
        attempt.score += fit - 1
    return bool(fit)


def _take_actor(attempt: Attempt, slot: Slot, word: int) -> bool:
    scene = attempt.scene
    if scene.lemmas[word] in scene.rules.setting:
        return False
    actors = scene.fill(slot, word)
    if actors is not None:
        attempt.put(slot, word, actors)
    return actors is not None


def _heads(tree: Tree, spots: Sequence[int], cases: frozenset[str]) -> Iterator[int]:
    """Yield heads of prepositional phrases on the spots, then one level further down."""
    deeper: list[int] = []
    for spot in spots:
        for _, head in tree.oblique(spot):
            if not cases.isdisjoint(tree.cases(head)):
                yield head
            deeper.append(head)
        if spot != spots[0] and not cases.isdisjoint(_OWNING):
            yield from (n for n in tree.children(spot, "nmod:poss") if not tree.is_pronoun(n))
    yield from _behind_particle(tree, spots[0], cases)
    for spot in deeper:
        for _, head in tree.oblique(spot):
            if not cases.isdisjoint(tree.cases(head)):
                yield head


def _behind_particle(tree: Tree, verb: int, cases: frozenset[str]) -> Iterator[int]:
    """Yield objects behind what looks like a preposition: "call off the strike"."""
    if any(tree.words[n].form.lower() in cases for n in tree.children(verb, *_PARTICLE)):
        yield from tree.objects(verb)
        yield from (n for case, n in tree.oblique(verb) if not case)
