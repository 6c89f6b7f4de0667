"""Mentions in the making, and the sentence that they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.lexicon import Found
from dateline.mentions.people import PersonRead
from dateline.mentions.terms import Term
from dateline.records import Entity, OfficeMention

#: Relations of words that name nothing.
_SMALL: Final = frozenset({"case", "punct", "det", "cc", "mark"})


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """A sentence at hand: the document's text, its number, its tree, known words, names."""

    text: str
    number: int
    tree: Tree
    terms: Sequence[Found]
    names: Sequence[Entity]


@dataclass(slots=True)
class Draft:
    """A mention being made: its core words, and what is known so far.

    ``first`` and ``last`` are the core, ``head`` the word that hangs outside of it,
    ``end`` the last word of an apposition, -1 for none.
    """

    first: int
    last: int
    head: int
    kind: str
    term: Term | None = None
    person: PersonRead | None = None
    end: int = -1
    offices: tuple[OfficeMention, ...] = ()

    @property
    def code(self) -> str:
        """The country or code of the known words, "" where there are none."""
        return self.term.code if self.term is not None else ""

    @property
    def is_post(self) -> bool:
        """Whether it is somebody called by a post: "the defence minister"."""
        return self.kind == "role" and self.term is not None and self.term.kind == "post"


def top(tree: Tree, first: int, last: int) -> int:
    """Return the word of a stretch that hangs outside of it, of several the first that names."""
    outside = [n for n in range(first, last + 1) if not first <= tree.words[n].head <= last]
    naming = [n for n in outside if tree.words[n].deprel not in _SMALL]
    nouns = (n for n in naming if tree.words[n].upos in ("NOUN", "PROPN"))
    return next(nouns, next(iter(naming or outside), last))


def is_several(tree: Tree, head: int) -> bool:
    """Say whether a noun is in the plural."""
    word = tree.words[head]
    return word.features.get("Number") == "Plur" or word.xpos in ("NNS", "NNPS")


def is_definite(tree: Tree, head: int) -> bool:
    """Say whether a noun means one already known: a name, "the", "this", a possessor."""
    if tree.words[head].upos == "PROPN" and not tree.children(head, "det"):
        return True
    return any(
        tree.words[n].lemma in ("the", "this", "that", "both")
        or tree.words[n].deprel == "nmod:poss"
        for n in tree.children(head, "det", "nmod:poss")
    )
