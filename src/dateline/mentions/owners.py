"""Whose an actor is: "Orland's army", "the Orlandish army", "the army of Orland"."""

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.grammar import Tree
from dateline.lists import words
from dateline.mentions.drafts import Draft

#: The ways to own, strongest first.
_RELATIONS: Final = (("nmod:poss",), ("amod",), ("compound",), ("nmod", "obl"))
#: Words that may stand between a nationality and its noun.
_MODIFYING: Final = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
_OF_STATE: Final = frozenset({"of", "in", "from", "for"})


def origin_participles() -> frozenset[str]:
    """Return participles that tell whose something is: "-led", "-based", not "-backed"."""
    return words("dateline.mentions", "origin_participles")


class Owners:
    """The drafts of a sentence by their words, to be asked who owns whom."""

    def __init__(self, tree: Tree, drafts: Sequence[Draft]) -> None:
        """Note which draft each word belongs to."""
        self._tree, self._drafts = tree, drafts
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
        before = self._before(this, draft)
        if before >= 0:
            return before
        represented = self._represented(this, draft.head)
        return represented if represented >= 0 else self._shared(this, draft.head)

    def _candidates(self, this: int, draft: Draft) -> Iterator[tuple[int, int]]:
        """Yield owners with the words that say so, strongest ways first."""
        for relations in _RELATIONS:
            for number in range(draft.first, draft.last + 1):
                for child in self._tree.children(number, *relations):
                    owner = self._other(self._origin(child), this)
                    if owner < 0:
                        owner = self._beyond(child, this)
                    if owner >= 0 and self._may_own(relations, child):
                        yield owner, child

    def _beyond(self, child: int, this: int) -> int:
        """Return the owner of a plain noun in between: "police in Chile's second city"."""
        if self._at.get(child, -1) >= 0:
            return -1
        for inner in self._tree.children(child, "nmod:poss", "amod"):
            owner = self._other(inner, this)
            if owner >= 0 and self._drafts[owner].kind in ("state", "adjective"):
                return owner
        return -1

    def _origin(self, word: int) -> int:
        """Return the place or body in front of "-led", "-based" and the like; else the word."""
        row = self._tree.words
        joined = word >= 2 and row[word - 1].form == "-"
        return word - 2 if joined and row[word].form.lower() in origin_participles() else word

    def _is_affected(self, word: int) -> bool:
        """Say whether a hyphen makes a nationality part of "-backed", "-held": no owner."""
        row = self._tree.words
        joined = word + 2 < len(row) and row[word + 1].form == "-"
        return joined and row[word + 2].form.lower() not in origin_participles()

    def _before(self, this: int, draft: Draft) -> int:
        """Return the nationality among the words before a noun: "Sri Lankan Tamil rebels"."""
        inside = set(self._tree.subtree(draft.head))
        number = draft.first - 1
        while number in inside and self._tree.words[number].upos in _MODIFYING:
            owner = self._other(number, this)
            if owner >= 0 and self._drafts[owner].kind == "adjective" and self._drafts[owner].code:
                return -1 if self._is_affected(number) else owner
            number -= 1
        return -1

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
