"""PLOVER sectors of an actor: what the noun is, its modifiers, and whom it belongs to."""

from collections.abc import Sequence
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.drafts import Draft
from dateline.mentions.modifiers import does_yield, modified, modifiers_in
from dateline.mentions.wording import EX
from dateline.records import OfficeMention

#: Relations of the words before a noun that say what kind it is.
_BEFORE: Final = ("amod", "compound", "nmod:desc", "nmod:poss", "nummod", "nmod")
#: Kinds of actors whose sectors go over to who belongs to them.
_HANDING: Final = frozenset({"organisation", "group", "role"})


def sectors_of(tree: Tree, draft: Draft, owner: Draft | None) -> tuple[str, ...]:
    """Return the sectors of a mention that is no named person, the main one first."""
    if draft.term is None:
        return ()
    yields = does_yield(draft.term.text)
    inherited = _inherited(tree, owner) if yields else ()
    said = list(modifiers_in(_words_before(tree, draft, owner)))
    return modified(draft.term.sectors, said, inherited, yields)


def sectors_of_holder(tree: Tree, offices: Sequence[OfficeMention], owner: Draft) -> list[str]:
    """Return the sectors that a person's offices have from the body that they are of.

    [] where they say their own: "the group's fourth member" is of the group's kind, "the
    group's lawyer" a lawyer.
    """
    heads = [office.post.lower().rpartition(" ")[2] for office in offices]
    if not heads or not all(does_yield(head) for head in heads):
        return []
    return list(_inherited(tree, owner))


def _inherited(tree: Tree, owner: Draft | None) -> tuple[str, ...]:
    """Return the sectors of the body that somebody belongs to."""
    if owner is None or owner.kind not in _HANDING or owner.term is None:
        return ()
    return sectors_of(tree, owner, None)


def _words_before(tree: Tree, draft: Draft, owner: Draft | None) -> list[str]:
    """Return the lower-case words that modify a mention from the left, in order.

    The words of a named body that it belongs to are none: "Islamic State fighters".
    """
    taken = range(0)
    if owner is not None and owner.term is not None and owner.term.kind == "org":
        taken = range(owner.first, owner.last + 1)
    numbers = {
        word
        for number in range(draft.first, draft.last + 1)
        for child in tree.children(number, *_BEFORE)
        if child < draft.first
        for word in tree.subtree(child)
        if word < draft.first and word not in taken
    }
    words = [tree.words[number].form.lower() for number in sorted(numbers)]
    return [*words, "ex"] if tree.words[draft.first].form.lower().startswith(EX) else words
