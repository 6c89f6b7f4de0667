"""Whether a frame's pattern holds at a word, and who fills its slots."""

from dateline.claims.attempt import Attempt, Finder, Match
from dateline.claims.nouns import noun_holds
from dateline.claims.objects import has_modifier
from dateline.claims.patterns import Pattern
from dateline.claims.scene import Scene
from dateline.claims.verbs import verb_holds


def match(scene: Scene, pattern: Pattern, word: int, finder: Finder) -> Match | None:
    """Return the match of a pattern at a word that may trigger it, or None."""
    if not _is_triggered(scene, pattern, word):
        return None
    attempt = Attempt(scene, pattern, word, finder, {}, {}, [word], [], [])
    holds = noun_holds(attempt) if pattern.noun else verb_holds(attempt)
    return attempt.result() if holds and not _is_ruled_out(scene, pattern, word) else None


def _is_triggered(scene: Scene, pattern: Pattern, word: int) -> bool:
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
    return bool(unless) and not unless.isdisjoint(scene.clause_lemmas(scene.tree.clause(word)))
