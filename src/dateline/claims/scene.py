"""A sentence with its actors at hand: who stands at a word, who owns it, who fits a slot."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from dateline import knowledge
from dateline.claims.patterns import Slot, grammar
from dateline.grammar import Tree
from dateline.records import ActorMention

#: Prepositions by which a thing names whose it is or whom it concerns.
_OWNING: Final = frozenset({"of", "by", "between", "with", "in", "from", "to", "toward", "towards"})
_DEEPEST: Final = 4
_WANTED_THING: Final = frozenset({"thing", "any"})


@cache
def _kinds() -> Mapping[str, Mapping[str, frozenset[str]]]:
    return {
        kind: {key: frozenset(values) for key, values in row.items()}
        for kind, row in knowledge.frames()["kinds"].items()
    }


@cache
def _quantity() -> frozenset[str]:
    return frozenset(knowledge.frames()["quantity"])


class Scene:
    """A sentence's tree and its actor mentions by word."""

    __slots__ = ("_clauses", "at", "cores", "lemmas", "mentions", "sentence", "tree")

    def __init__(
        self, sentence: int, tree: Tree, mentions: Sequence[ActorMention], numbers: Sequence[int]
    ) -> None:
        """``mentions`` are the document's, ``numbers`` those that stand in this sentence."""
        self.sentence = sentence
        self.tree = tree
        self.mentions = mentions
        forms = grammar().forms
        self.lemmas = [
            forms.get(word.form.lower(), word.lemma.lower())
            if word.upos in ("VERB", "AUX")
            else word.lemma.lower()
            for word in tree.words
        ]
        self.cores: dict[int, tuple[int, int, list[int]]] = {}
        self._clauses: dict[int, frozenset[str]] = {}
        self.at: dict[int, int] = {}
        for number in numbers:
            mention = mentions[number]
            for word in range(mention.first, mention.last + 1):
                self.at[word] = number

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

    def fill(self, slot: Slot, word: int) -> tuple[int, ...] | None:
        """Return the actors that a word and its conjuncts bring to a slot.

        None where the word does not fit; an empty tuple where it fits and is no actor.
        """
        if word < 0:
            return None
        if slot.kinds and _WANTED_THING & set(slot.kinds):
            return self._anything(slot, word)
        found: list[int] = []
        for conjunct in self.tree.conjuncts(word):
            part = self.counted(conjunct)
            number = self.actor(part)
            if number >= 0 and self.fits(slot, number):
                found.extend(self._members(part, number))
            elif not slot.kinds or not {"person", "diplomat", "people"} >= set(slot.kinds):
                found.extend(n for n in self.owners(part) if self.fits(slot, n))
        return tuple(dict.fromkeys(found)) or None

    def _members(self, word: int, number: int) -> list[int]:
        """Return the states of "envoys from France and Kenya", else the mention itself."""
        if self.mentions[number].kind != "group":
            return [number]
        for case, head in self.tree.oblique(word):
            states = [self.actor(part) for part in self.tree.conjuncts(head)]
            if case in ("of", "from") and len(states) > 1:
                if all(n >= 0 and self.mentions[n].kind == "state" for n in states):
                    return states
        return [number]

    def counted(self, word: int) -> int:
        """Return what is counted in "thousands of students", else the word itself."""
        if self.actor(word) < 0 and self.lemmas[word] in _quantity():
            for case, head in self.tree.oblique(word):
                if case == "of":
                    return self.counted(head)
        return word

    def _anything(self, slot: Slot, word: int) -> tuple[int, ...] | None:
        number = self.actor(word)
        if "any" in slot.kinds:
            return (number,) if number >= 0 else self.owners(word)
        others = tuple(kind for kind in slot.kinds if kind != "thing")
        if number < 0 or self.mentions[number].kind in ("place", "adjective"):
            return ()
        if others:
            return self.fill(Slot(slot.role, others), word)
        return None

    def fits(self, slot: Slot, number: int) -> bool:
        """Say whether a mention is of one of the slot's kinds."""
        mention = self.mentions[number]
        if not slot.kinds:
            return True
        if mention.kind == "pronoun":
            if slot.kinds == ("named",):
                return False
            return mention.gender != "n" or slot.kinds != ("person",)
        return any(_is_of_kind(mention, _kinds()[kind]) for kind in slot.kinds if kind in _kinds())

    def owners(self, word: int, depth: int = 0) -> tuple[int, ...]:
        """Return the actors that a thing belongs to or concerns: "Orland's efforts"."""
        tree = self.tree
        for relations in (("nmod:poss",), ("amod",), ("compound", "nmod:desc"), ("nmod", "obl")):
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


def _is_of_kind(mention: ActorMention, kind: Mapping[str, Any]) -> bool:
    if mention.count == 2 and mention.kind == "group":
        return True  # "both sides", "the two neighbours" are of any kind
    return (
        mention.kind in kind.get("mentions", ())
        or not kind.get("sectors", frozenset()).isdisjoint(mention.sectors)
        or mention.country in kind.get("codes", ())
        or not kind.get("lemmas", frozenset()).isdisjoint(mention.lemma.lower().split())
    )
