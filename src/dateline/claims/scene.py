"""A sentence with its actors at hand: who stands at a word, who owns it, who fits a slot."""

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.claims.frames import Grammar
from dateline.claims.kinds import is_of_kinds
from dateline.claims.lists import words
from dateline.claims.patterns import Pattern, Slot
from dateline.claims.sides import Sides, sides_of
from dateline.grammar import Tree
from dateline.records import ActorMention

_OWNING: Final = words("owning")
#: How far below a thing its owner is looked for.
_DEEPEST: Final = 4
#: Relations in which an owner stands, the surest first.
_OWNERS: Final = (("nmod:poss",), ("amod",), ("compound", "nmod:desc"), ("nmod", "obl"))
_THINGS: Final = frozenset({"thing", "any"})
#: Kinds for which the owner of a thing does not stand in.
_IN_PERSON: Final = frozenset({"person", "diplomat", "people"})

#: Actor mentions that fill a slot; None where the word does not fit.
Filled = tuple[int, ...] | None


class Scene:
    """A sentence's tree and its actor mentions by word.

    ``at`` gives the actor mention at a word, ``lemmas`` the lemma of each word as the
    frames have it.
    """

    __slots__ = (
        "_clauses",
        "_filled",
        "_sides",
        "at",
        "lemmas",
        "mentions",
        "rules",
        "sentence",
        "tree",
        "words",
    )

    def __init__(
        self,
        sentence: int,
        tree: Tree,
        mentions: Sequence[ActorMention],
        numbers: Sequence[int],
        rules: Grammar,
    ) -> None:
        """``mentions`` are the document's, ``numbers`` those that stand in this sentence."""
        self.sentence = sentence
        self.tree = tree
        self.mentions = mentions
        self.rules = rules
        forms = [word.form.lower() for word in tree.words]
        lemmas = [word.lemma.lower() for word in tree.words]
        self.lemmas = [
            rules.forms.get(form, lemma) if word.upos in ("VERB", "AUX") else lemma
            for word, form, lemma in zip(tree.words, forms, lemmas, strict=True)
        ]
        self.words = {*forms, *lemmas, *self.lemmas}
        self.at = {
            word: number
            for number in numbers
            for word in range(mentions[number].first, mentions[number].last + 1)
        }
        self._sides: dict[int, Sides] = {}
        self._clauses: dict[int, frozenset[str]] = {}
        self._filled: dict[tuple[tuple[str, ...], int], Filled] = {}

    def may_hold(self, pattern: Pattern) -> bool:
        """Say whether the sentence has the words that a pattern cannot do without."""
        return not any(map(self.words.isdisjoint, pattern.needs))

    def sides(self, verb: int) -> Sides:
        """Return who does what a verb says, and to whom."""
        if verb not in self._sides:
            self._sides[verb] = sides_of(self.tree, self.at, verb)
        return self._sides[verb]

    def clause_lemmas(self, head: int) -> frozenset[str]:
        """Return the lemmas of a clause, without what is only put beside it."""
        if head not in self._clauses:
            inside = [head]
            for spot in inside:
                inside.extend(
                    n for n in self.tree.children(spot) if self.tree.words[n].deprel != "parataxis"
                )
            self._clauses[head] = frozenset(self.lemmas[n] for n in inside)
        return self._clauses[head]

    def actor(self, word: int) -> int:
        """Return the actor mention that a word belongs to, or -1."""
        return self.at.get(word, -1)

    def fill(self, slot: Slot, word: int) -> Filled:
        """Return the actors that a word and its conjuncts bring to a slot.

        None where the word does not fit; an empty tuple where it fits and is no actor.
        """
        if word < 0:
            return None
        key = slot.kinds, word
        if key not in self._filled:
            self._filled[key] = self._fill(slot.kinds, word)
        return self._filled[key]

    def _fill(self, kinds: tuple[str, ...], word: int) -> Filled:
        if not _THINGS.isdisjoint(kinds):
            return self._anything(kinds, word)
        found: list[int] = []
        for conjunct in self.tree.conjuncts(word):
            found.extend(self._brought(kinds, self.counted(conjunct)))
        return tuple(dict.fromkeys(found)) or None

    def _brought(self, kinds: tuple[str, ...], word: int) -> Iterator[int]:
        """Yield the actors of some kinds that one word brings: itself, else its owners."""
        number = self.actor(word)
        if number >= 0 and is_of_kinds(self.mentions[number], kinds):
            yield from self._members(word, number)
        elif not kinds or not _IN_PERSON.issuperset(kinds):
            yield from (n for n in self.owners(word) if is_of_kinds(self.mentions[n], kinds))

    def _members(self, word: int, number: int) -> list[int]:
        """Return the states of "envoys from France and Kenya", else the mention itself."""
        if self.mentions[number].kind != "group":
            return [number]
        for case, head in self.tree.oblique(word):
            if case not in ("of", "from"):
                continue
            states = [self.actor(part) for part in self.tree.conjuncts(head)]
            if len(states) > 1 and all(map(self._is_state, states)):
                return states
        return [number]

    def _is_state(self, number: int) -> bool:
        return number >= 0 and self.mentions[number].kind == "state"

    def counted(self, word: int) -> int:
        """Return what is counted in "thousands of students", else the word itself."""
        if self.lemmas[word] in self.rules.quantity and word not in self.at:
            for case, head in self.tree.oblique(word):
                if case == "of":
                    return self.counted(head)
        return word

    def _anything(self, kinds: tuple[str, ...], word: int) -> Filled:
        number = self.actor(word)
        if "any" in kinds:
            return (number,) if number >= 0 else self.owners(word)
        if number < 0 or self.mentions[number].kind in ("place", "adjective"):
            return ()
        others = tuple(kind for kind in kinds if kind != "thing")
        return self._fill(others, word) if others else None

    def owners(self, word: int, depth: int = 0) -> tuple[int, ...]:
        """Return the actors that a thing belongs to or concerns: "Orland's efforts"."""
        tree = self.tree
        for relations in _OWNERS:
            for child in tree.children(word, *relations):
                if relations[0] == "nmod" and tree.case(child) not in _OWNING:
                    continue
                found = [n for part in tree.conjuncts(child) if (n := self.actor(part)) >= 0]
                if found:
                    return tuple(dict.fromkeys(found))
        if depth < _DEEPEST:
            for child in tree.children(word, "nmod", "compound", "nmod:poss", "acl", "obj"):
                found_below = self.owners(child, depth + 1)
                if found_below:
                    return found_below
        return ()
