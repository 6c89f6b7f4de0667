"""Clauses below a trigger: "agreed to sign", "its readiness to sign"."""

from collections.abc import Iterable, Iterator
from typing import Final

from dateline.claims.attempt import Attempt, Finder, Match
from dateline.claims.lists import words
from dateline.claims.parties import take_over
from dateline.claims.patterns import Clause
from dateline.grammar import Tree

_CLAUSES: Final = ("xcomp", "ccomp", "advcl", "acl", "acl:relcl")
_HEADS: Final = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_COMPLEMENT: Final = words("complement")
_WHETHER: Final = frozenset({"if", "whether"})
_SCORE: Final = 0.5


def fill_clause(attempt: Attempt, spots: Iterable[int]) -> bool:
    """Find the pattern's clause below some words, the trigger first; take over its parties."""
    wanted = attempt.pattern.clause
    if wanted is None:
        return True
    for head in _heads(attempt.scene.tree, list(dict.fromkeys(spots))):
        if not _is_question(attempt.scene.tree, head) and _says(attempt, wanted, head):
            attempt.clauses.append(head)
            attempt.score += _SCORE
            take_over(attempt, head)
            return True
    return wanted.optional


def _heads(tree: Tree, spots: list[int]) -> Iterator[int]:
    for spot in spots:
        for head in tree.children(spot, *_CLAUSES):
            word = tree.words[head]
            if word.upos not in _HEADS:
                continue
            if word.deprel == "advcl" and not _is_complement(tree, head):
                continue
            if spot == spots[0] or not _tells_which(tree, head):
                yield head


def _is_complement(tree: Tree, head: int) -> bool:
    """Say whether a clause is one that a verb asks for, not one of time or reason."""
    marks = tree.children(head, "mark", "case")
    return any(tree.words[n].form.lower() in _COMPLEMENT for n in marks)


def _tells_which(tree: Tree, head: int) -> bool:
    """Say whether a clause tells of what kind a thing is, not what is asked."""
    word = tree.words[head]
    return word.deprel == "acl:relcl" or (word.deprel == "acl" and word.xpos == "VBN")


def _says(attempt: Attempt, wanted: Clause, head: int) -> bool:
    if not wanted.verbs and not wanted.types:
        return True
    return any(_part_says(attempt, wanted, part) for part in attempt.scene.tree.conjuncts(head))


def _is_question(tree: Tree, head: int) -> bool:
    """Say whether a clause is a question that somebody reports: "asked how it happened"."""
    marks = tree.children(head, "mark")
    if any(tree.words[n].form.lower() in _WHETHER for n in marks):
        return True
    first = min(tree.subtree(head), default=head)
    return tree.words[first].xpos in ("WRB", "WP") and tree.words[head].deprel == "ccomp"


def _part_says(attempt: Attempt, wanted: Clause, part: int) -> bool:
    tree, lemmas = attempt.scene.tree, attempt.scene.lemmas
    if lemmas[part] in wanted.verbs:
        return not _is_turned_round(tree, part)
    modal = next((n for n in tree.children(part, "aux") if lemmas[n] in wanted.verbs), -1)
    if modal >= 0:
        attempt.used.append(modal)  # it carries the meaning: "said they must leave"
        return True
    if not wanted.types:
        return False
    inner = attempt.finder(part) or _inner_noun(tree, part, attempt.finder)
    return inner is not None and inner.pattern.frame.type in wanted.types


def _is_turned_round(tree: Tree, part: int) -> bool:
    """Say whether a reported clause denies what its verb says, or its subject suffers it.

    "He said that they had not violated the truce", "that they were harassed". What is
    asked or agreed ("that they be released") is no report.
    """
    if tree.words[part].deprel != "ccomp" or not tree.is_finite(part):
        return False
    passive = tree.children(part, "aux:pass")
    asked = any(tree.words[n].form.lower() == "be" for n in passive)
    return not asked and (bool(passive) or tree.is_negated(part))


def _inner_noun(tree: Tree, verb: int, finder: Finder) -> Match | None:
    """Return the event that an object of the clause reports: "to hold talks"."""
    found = (finder(number) for number in tree.children(verb, "obj"))
    return next((inner for inner in found if inner is not None), None)
