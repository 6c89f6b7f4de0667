"""The parts of a verb's clause in which a codebook's patterns and actors are looked for."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from dateline.grammar import Tree

#: What hangs on a verb but is a statement of its own.
_JOINED: Final = frozenset({"conj", "parataxis"})
#: Clauses that tell when, why, or of what kind.
_BESIDE: Final = frozenset({"advcl", "acl:relcl"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})


class Clause:
    """A verb, its understood subject, and the words that belong to it."""

    def __init__(self, tree: Tree, verb: int) -> None:
        """Find the clause of a verb."""
        self.tree, self.verb = tree, verb
        self.passive = tree.is_passive(verb)
        subject, _passive = tree.subject(verb)
        self.subject = self._antecedent(subject)

    def _antecedent(self, subject: int) -> int:
        """Return the subject; for a pronoun below "said that", who says so."""
        tree, verb = self.tree, self.verb
        while subject >= 0 and tree.is_pronoun(subject) and tree.words[verb].deprel == "ccomp":
            verb = tree.words[verb].head
            subject = tree.subject(verb)[0]
        return subject

    def _below(self, top: int, apart: Iterable[str]) -> set[int]:
        """Return a word and what is below it, but not over the relations ``apart``."""
        tree, left_out = self.tree, frozenset(apart)
        inside = [top]
        for n in inside:
            for child in tree.children(n):
                word = tree.words[child]
                joined = n == top and word.deprel in _JOINED and word.upos in ("VERB", "AUX")
                if not joined and word.deprel not in left_out:
                    inside.append(child)
        return set(inside)

    def behind(self, *, beside: bool) -> set[int]:
        """Return the words behind the verb that it governs; ``beside``: clauses of time too."""
        apart = {"parataxis"} | (set() if beside else _BESIDE)
        inside = self._below(self.verb, apart)
        for child in self.tree.children(self.verb, *_SUBJECTS):
            inside -= self._below(child, ())
        return {n for n in inside if n > self.verb}

    def before_complements(self) -> set[int]:
        """Return the words behind the verb without those of clauses in its object's place."""
        apart = {"parataxis", "ccomp", "xcomp", *_BESIDE}
        return {n for n in self._below(self.verb, apart) if n > self.verb}

    @cached_property
    def words(self) -> list[int]:
        """The words that a pattern's words may be, in order: not those of reported clauses."""
        apart = {"parataxis", "ccomp", *_BESIDE}
        return sorted(n for n in self._below(self.verb, apart) if n > self.verb)

    @cached_property
    def subject_words(self) -> list[int]:
        """The words of the subject's phrase."""
        if self.subject < 0:
            return []
        first, last = self.tree.phrase(self.subject)
        return list(range(first, last + 1))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the sentence and their lemmas, in capitals."""
        words = self.tree.words
        return frozenset(w for word in words for w in (word.form.upper(), word.lemma.upper()))

    def complements(self) -> set[int]:
        """Return the words of the clauses that only say what the verb is about."""
        found: set[int] = set()
        stack = [(child, self.verb) for child in self.tree.children(self.verb)]
        while stack:
            number, _parent = stack.pop()
            word = self.tree.words[number]
            if word.deprel in _JOINED and word.upos in ("VERB", "AUX"):
                continue
            told = word.deprel == "advcl" and self.tree.is_finite(number)
            if not told and number > self.verb:
                found.add(number)
            if not told:
                stack += [(child, number) for child in self.tree.children(number)]
        return found
