"""Patterns that a verb triggers, or an adjective behind "be"."""

from dateline.claims.attempt import Attempt
from dateline.claims.clauses import fill_clause
from dateline.claims.kinds import must_be_told
from dateline.claims.objects import fill_objects
from dateline.claims.parties import find_free_recipient
from dateline.claims.phrases import fill_phrases, has_particles
from dateline.claims.sides import Sides


def verb_holds(attempt: Attempt) -> bool:
    """Say whether the pattern holds at its verb, and fill its slots."""
    if attempt.pattern.copular and not attempt.scene.tree.children(attempt.word, "cop"):
        return False
    sides = attempt.scene.sides(attempt.word)
    if not (_fill_subject(attempt, sides) and has_particles(attempt)):
        return False
    if not _fill_behind(attempt, sides):
        return False
    if sides.undergoer >= 0 and not _is_done_to_somebody(attempt, sides.undergoer):
        return False
    find_free_recipient(attempt)
    return True


def _fill_subject(attempt: Attempt, sides: Sides) -> bool:
    """Fill the slot before the verb; a passive may leave open who did it."""
    slot = attempt.pattern.subject
    if slot is None:
        return True
    actors = attempt.scene.fill(slot, sides.doer)
    if actors is None:
        left_open = sides.undergoer >= 0 and sides.doer < 0
        return slot.optional or (left_open and not must_be_told(slot.kinds))
    attempt.put(slot, sides.doer, actors)
    return True


def _fill_behind(attempt: Attempt, sides: Sides) -> bool:
    """Fill what follows the verb: objects, then phrases, then the clause below."""
    pattern, objects = attempt.pattern, sides.objects
    if pattern.objects and not fill_objects(attempt, [*objects, *_told_to(attempt)]):
        return False
    if pattern.phrases:
        spots = [attempt.word, *attempt.nouns, *(objects if pattern.objects else ())]
        if not fill_phrases(attempt, spots):
            return False
    if pattern.clause is None:
        return True
    told = [word for role, word in attempt.things.items() if role != "actor"]
    return fill_clause(attempt, [attempt.word, *attempt.nouns, *objects, *told])


def _told_to(attempt: Attempt) -> list[int]:
    """Return the subject of the clause below: in "demanded that X pay" X is told to."""
    if attempt.pattern.clause is None:
        return []
    tree = attempt.scene.tree
    heads = tree.children(attempt.word, "ccomp", "xcomp")
    return [own for head in heads if (own := tree.own_subject(head)) >= 0]


def _is_done_to_somebody(attempt: Attempt, undergoer: int) -> bool:
    """Say whether a passive tells of somebody: of who did it, else of whom it was done to.

    Where nobody did it, it must be somebody it was done to, not a thing of theirs.
    """
    if not attempt.roles:
        return False
    if "actor" in attempt.roles or attempt.pattern.subject is None or attempt.nouns:
        return True
    scene = attempt.scene
    return any(scene.actor(scene.counted(n)) >= 0 for n in scene.tree.conjuncts(undergoer))
