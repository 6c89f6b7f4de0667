"""Whose an actor is: "Orland's army", "the Orlandish army", "the army of Orland"."""

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.drafts import Draft

#: The ways to own, strongest first.
_RELATIONS: Final = (("nmod:poss",), ("amod",), ("compound",), ("nmod", "obl"))
_OF_STATE: Final = frozenset({"of", "in", "from", "for"})


class Owners:
    """The drafts of a sentence by their words, to be asked who owns whom."""

    def __init__(self, tree: Tree, drafts: Sequence[Draft]) -> None:
        """Note which draft each word belongs to."""
        self._tree = tree
        self._at = {
            word: number
            for number, draft in enumerate(drafts)
            for word in range(draft.first, draft.last + 1)
        }

    def owner(self, this: int, draft: Draft) -> int:
        """Return the number of the draft that owns draft number ``this``, or -1.

        Possessor, adjective, compound, "of" phrase, in this order; else who shares it. What
        names the owner goes before a pronoun: "his Kenyan counterpart" is Kenya's.
        """
        found = list(self._candidates(this, draft))
        named = [owner for owner, word in found if not self._tree.is_pronoun(word)]
        if found:
            return named[0] if named else found[0][0]
        represented = self._represented(this, draft.head)
        return represented if represented >= 0 else self._shared(this, draft.head)

    def _candidates(self, this: int, draft: Draft) -> Iterator[tuple[int, int]]:
        """Yield owners with the words that say so, strongest ways first."""
        for relations in _RELATIONS:
            for number in range(draft.first, draft.last + 1):
                for child in self._tree.children(number, *relations):
                    owner = self._other(child, this)
                    if owner >= 0 and self._may_own(relations, child):
                        yield owner, child

    def _other(self, word: int, this: int) -> int:
        """Return the draft that a word belongs to, -1 for none or ``this`` itself."""
        found = self._at.get(word, -1)
        return found if found != this else -1

    def _may_own(self, relations: tuple[str, ...], child: int) -> bool:
        return relations[0] != "nmod" or self._tree.case(child) in _OF_STATE

    def _represented(self, this: int, head: int) -> int:
        """Return who acts "on behalf of" somebody: both belong to one side."""
        behalf = self._tree.words[head].head
        if self._tree.words[head].deprel != "nmod" or self._tree.words[behalf].lemma != "behalf":
            return -1
        subject, _ = self._tree.subject(self._tree.clause(behalf))
        return self._other(subject, this)

    def _shared(self, this: int, head: int) -> int:
        """Return the owner of a joined noun: "Orland's leadership and people"."""
        word = self._tree.words[head]
        if word.deprel != "conj" or word.upos == "PROPN":
            return -1
        if self._tree.children(head, "det", "nmod:poss"):
            return -1
        for child in self._tree.children(word.head, "nmod:poss"):
            owner = self._other(child, this)
            if owner >= 0 and child < word.head:
                return owner
        return -1
