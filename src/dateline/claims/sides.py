"""Who does what a verb says, and to whom: subject and objects behind the passive."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.grammar import Tree

#: What "by" may not stand in to name who did it.
_NOT_BY: Final = frozenset({"nsubj", "nsubj:pass", "ccomp", "advcl", "conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Words at a verb: who does it, the subject of the passive, the objects; -1: none.

    The subject of the passive is the first of the objects.
    """

    doer: int
    undergoer: int
    objects: tuple[int, ...]


def sides_of(tree: Tree, actors: Mapping[int, int], verb: int) -> Sides:
    """Return the sides of a verb; ``actors`` gives the actor mention at a word."""
    doer, passive = tree.subject(verb)
    undergoer = -1
    if not tree.children(verb, "cop") and (passive or tree.is_passive(verb)):
        undergoer, doer = doer, agent_of(tree, actors, verb)
    found = tree.objects(verb)
    found += [n for n in tree.children(verb, "xcomp") if tree.words[n].upos == "NOUN"]
    if undergoer >= 0:
        found = [undergoer, *found]
    objects = [number for number in found if number != doer] or _shifted(tree, verb)
    return Sides(doer, undergoer, tuple(objects))


def agent_of(tree: Tree, actors: Mapping[int, int], verb: int) -> int:
    """Return who did it in a passive clause: "by" anywhere in the clause, or -1."""
    own = tree.child(verb, "obl:agent")
    if own >= 0:
        return own
    spots = [verb]
    for spot in spots:
        for child in tree.children(spot):
            if child > verb and child in actors and tree.case(child) == "by":
                return child
            if child > verb and tree.words[child].deprel not in _NOT_BY:
                spots.append(child)
    return -1


def _shifted(tree: Tree, verb: int) -> list[int]:
    """Return an object behind its phrase, read as an apposition: "confer on X, the medal"."""
    return [n for _, head in tree.oblique(verb) for n in tree.children(head, "appos")]
