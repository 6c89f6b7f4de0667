"""Whom an act is directed at where its pattern has no slot for it.

The parties of a clause that it takes in, whom the literal words name, whom its
prepositions point to.
"""

from collections.abc import Iterator
from typing import Final

from dateline.claims.attempt import Attempt
from dateline.claims.lists import words
from dateline.claims.scene import Scene

_TOWARDS: Final = words("towards")
_CONCERNING: Final = words("concerning")
#: Kinds of mentions by how little they say of whom a clause concerns.
_VAGUE: Final = {"group": 1, "role": 1, "place": 1, "adjective": 2, "pronoun": 3}


def take_over(attempt: Attempt, head: int) -> None:
    """Give the slots that the pattern leaves open the parties of the clause at ``head``."""
    if "recipient" in attempt.roles or attempt.pattern.mutual:
        return
    mine = set(attempt.roles.get("actor", ()))
    found = _named(attempt, mine) or _inner(attempt, head, mine) or _other(attempt, head, mine)
    if found:
        attempt.roles["recipient"] = found


def _named(attempt: Attempt, mine: set[int]) -> tuple[int, ...]:
    """Return the actor among the literal words that is not the doer's own."""
    scene = attempt.scene
    for word in attempt.used[1:]:
        told = scene.actor(word)
        if told >= 0 and told not in mine and scene.mentions[told].owner not in mine:
            return (told,)
    return ()


def _inner(attempt: Attempt, head: int, mine: set[int]) -> tuple[int, ...]:
    """Return the other side of the event that the clause reports itself."""
    inner = attempt.finder(head)
    if inner is None:
        return ()
    sides = (inner.roles.get(role, ()) for role in ("recipient", "parties", "actor"))
    others = (tuple(n for n in side if n not in mine) for side in sides)
    return next((side for side in others if side), ())


def _other(attempt: Attempt, head: int, mine: set[int]) -> tuple[int, ...]:
    """Return whom the words of the clause concern, a name before a description."""
    mentions = attempt.scene.mentions
    found = [n for n in _concerned(attempt.scene, head) if n not in mine]
    return tuple(sorted(found, key=lambda n: _VAGUE.get(mentions[n].kind, 0))[:1])


def _concerned(scene: Scene, head: int) -> Iterator[int]:
    """Yield whom a clause concerns, surest first: "strengthen its ties with Orland"."""
    tree = scene.tree
    objects = tree.objects(head)
    for word in (tree.own_subject(head), *objects):
        if word in scene.at:
            yield scene.at[word]
    for spot in (head, *objects):
        for number in tree.subtree(spot):
            if number in scene.at and tree.case(number) in _CONCERNING:
                yield scene.at[number]
    for word in objects:
        yield from scene.owners(word)


def find_free_recipient(attempt: Attempt) -> None:
    """Find whom an act without a slot for it is directed at."""
    roles = attempt.roles
    if attempt.pattern.mutual or "recipient" in roles or "actor" not in roles:
        return
    mine = set(roles["actor"])
    found = _object(attempt, mine) or _owners(attempt, mine) or _pointed_at(attempt, mine)
    if found:
        roles["recipient"] = found


def _object(attempt: Attempt, mine: set[int]) -> tuple[int, ...]:
    scene = attempt.scene
    for word in scene.tree.objects(attempt.word):
        number = scene.actor(word)
        if number < 0 or number in mine or scene.mentions[number].kind == "place":
            continue
        if word not in attempt.used or scene.mentions[number].owner < 0:
            return (number,)
    return ()


def _owners(attempt: Attempt, mine: set[int]) -> tuple[int, ...]:
    """Return whose the literal words are: "welcomed Orland's decision"."""
    scene = attempt.scene
    for word in attempt.used[1:]:
        owners = [n for n in scene.owners(word) if n not in mine]
        named = tuple(n for n in owners if scene.mentions[n].kind != "pronoun")
        if named:
            return named
    return ()


def _pointed_at(attempt: Attempt, mine: set[int]) -> tuple[int, ...]:
    """Return whom a preposition on the trigger or a literal word points to."""
    scene, tree = attempt.scene, attempt.scene.tree
    for spot in dict.fromkeys((attempt.word, *attempt.used)):
        for case, head in tree.oblique(spot):
            number = scene.actor(head)
            if number < 0 or number in mine or case not in _TOWARDS or head in attempt.used:
                continue
            if scene.mentions[number].kind != "place":
                return (number,)
    return ()
