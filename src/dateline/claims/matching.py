"""Whether a frame's pattern holds at a word, and who fills its slots."""

from collections.abc import Iterator
from typing import Final

from dateline.claims.attempt import Attempt, Finder, Match
from dateline.claims.nouns import noun_holds
from dateline.claims.objects import has_modifier
from dateline.claims.patterns import Pattern
from dateline.claims.scene import Scene
from dateline.claims.verbs import verb_holds
from dateline.grammar import Tree

#: How a clause hangs on the one that says who or what did it.
_BESIDE: Final = frozenset({"advcl", "acl", "conj"})


def match(scene: Scene, pattern: Pattern, word: int, finder: Finder) -> Match | None:
    """Return the match of a pattern at a word that may trigger it, or None."""
    if not is_triggered(scene, pattern, word):
        return None
    attempt = Attempt(scene, pattern, word, finder, {}, {}, [word], [], [])
    holds = noun_holds(attempt) if pattern.noun else verb_holds(attempt)
    return attempt.result() if holds and not _is_ruled_out(scene, pattern, word) else None


def is_triggered(scene: Scene, pattern: Pattern, word: int) -> bool:
    """Say whether a word of the right lemma has the modifier that the pattern asks for."""
    lemma = scene.lemmas[word]
    if (lemma, "") in pattern.triggers:
        return True
    return any(
        trigger == lemma and has_modifier(scene.tree, word, modifier)
        for trigger, modifier in pattern.triggers
    )


def _is_ruled_out(scene: Scene, pattern: Pattern, word: int) -> bool:
    unless = pattern.frame.unless
    if not unless:
        return False
    clauses = [scene.tree.clause(word)]
    if pattern.frame.toll:
        clauses.extend(_above(scene.tree, clauses[0]))
    return any(not unless.isdisjoint(scene.clause_lemmas(clause)) for clause in clauses)


def _above(tree: Tree, clause: int) -> Iterator[int]:
    """Yield the clauses that tell what did it: "a bus crashed, killing nine"."""
    while tree.words[clause].deprel in _BESIDE and tree.own_subject(clause) < 0:
        clause = tree.clause(tree.words[clause].head)
        yield clause
