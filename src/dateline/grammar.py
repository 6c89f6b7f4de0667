"""Asking a parse: who is the subject, what hangs on this preposition, what is negated.

All word numbers are those of the parse. The relations are Universal Dependencies.
"""

from collections.abc import Iterator
from typing import Final

from dateline.records import Parse, Word

#: Relations that open a clause.
CLAUSAL: Final = frozenset(
    {"root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "parataxis"}
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
_OBJECTS: Final = frozenset({"obj", "iobj"})
_OBLIQUES: Final = frozenset({"obl", "obl:agent", "nmod", "obl:unmarked", "nmod:unmarked"})
#: Hangs on a name or noun without being a phrase of its own.
INNER: Final = frozenset(
    {"det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc", "case", "fixed"}
)
#: Relations over which a verb without a subject takes its governor's.
_SHARING: Final = frozenset({"conj", "advcl", "xcomp", "parataxis", "ccomp", "dep", "cop", "aux"})
_RELATIVE: Final = frozenset({"WP", "WDT"})
_LEFT_OUT: Final = frozenset({"acl:relcl", "acl", "appos", "conj", "cc", "punct", "parataxis"})


class Tree:
    """A parse with its children at hand."""

    __slots__ = ("_children", "parse", "words")

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.words: tuple[Word, ...] = parse.words
        self._children: list[list[int]] = [[] for _ in parse.words]
        for number, word in enumerate(parse.words):
            if word.head >= 0:
                self._children[word.head].append(number)

    def children(self, number: int, *relations: str) -> list[int]:
        """Return what a word governs directly, all of it or by relation, left to right."""
        if not relations:
            return self._children[number]
        return [n for n in self._children[number] if self.words[n].deprel in relations]

    def child(self, number: int, *relations: str) -> int:
        """Return the first word that ``number`` governs by one of the relations, or -1."""
        for n in self._children[number]:
            if self.words[n].deprel in relations:
                return n
        return -1

    def subtree(self, number: int) -> list[int]:
        """Return a word and all below it, in the order of the sentence."""
        found = [number]
        for n in found:
            found.extend(self._children[n])
        return sorted(found)

    def phrase(self, number: int) -> tuple[int, int]:
        """Return first and last word of a noun phrase: no clauses, appositions, conjuncts."""
        inside = [number]
        for n in inside:
            for child in self._children[n]:
                relation = self.words[child].deprel
                if relation in _LEFT_OUT or (n == number and relation == "case"):
                    continue
                if relation == "nmod" and self._comma_before(child):
                    continue
                inside.append(child)
        return min(inside), max(inside)

    def _comma_before(self, number: int) -> bool:
        first = min(self.subtree(number))
        return first > 0 and self.words[first - 1].form == ","

    def conjuncts(self, number: int) -> list[int]:
        """Return a word and what is joined to it: "France and Germany"."""
        found = [number]
        for n in found:
            found.extend(self.children(n, "conj"))
        return found

    def ancestors(self, number: int) -> Iterator[int]:
        """Yield the governors of a word, nearest first."""
        head = self.words[number].head
        while head >= 0:
            yield head
            head = self.words[head].head

    def clause(self, number: int) -> int:
        """Return the head of the clause that a word stands in (itself, if it heads one)."""
        while self.words[number].head >= 0:
            word = self.words[number]
            if word.deprel in CLAUSAL or (word.deprel == "conj" and word.upos in ("VERB", "AUX")):
                return number
            number = word.head
        return number

    def case(self, number: int) -> str:
        """Return the preposition of a phrase in lower case: "on", "on behalf of", ""."""
        for n in self._children[number]:
            if self.words[n].deprel == "case" and self.words[n].form not in ("'s", "’s", "'", "’"):
                rest = [self.words[m].lemma for m in self.children(n, "fixed")]
                first = self.words[n].form.lower()
                if first == "of" and n and self.words[n - 1].form.lower() == "ahead":
                    return "ahead of"  # the reader takes "ahead" for an adverb of the verb
                return " ".join([first, *rest])
        return ""

    def cases(self, number: int) -> set[str]:
        """Return the prepositions of a phrase, apart and joined: {"out", "of", "out of"}."""
        words = [
            self.words[n].form.lower()
            for n in self._children[number]
            if self.words[n].deprel == "case" and self.words[n].xpos != "POS"
        ]
        joined = self.case(number)
        return {*words, " ".join(words), joined, joined.split(" ", 1)[0]} - {""}

    def is_pronoun(self, number: int) -> bool:
        """Say whether a word is a pronoun."""
        return self.words[number].upos == "PRON"

    def is_passive(self, verb: int) -> bool:
        """Say whether a verb is passive: auxiliary, passive subject, or bare participle."""
        for n in self._children[verb]:
            if self.words[n].deprel in ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
                return True
        word = self.words[verb]
        if word.deprel == "conj" and word.xpos == "VBN" and not self.children(verb, "aux"):
            return not self.children(verb, "nsubj") and self.is_passive(word.head)
        return word.deprel in ("acl", "advcl", "amod", "dep") and word.xpos == "VBN"

    def is_finite(self, number: int) -> bool:
        """Say whether a verb asserts: it, its auxiliary or its copula is finite."""
        word = self.words[number]
        if word.upos not in ("VERB", "AUX"):
            return False
        if word.features.get("VerbForm") == "Fin":
            return True
        return any(
            self.words[n].features.get("VerbForm") == "Fin"
            for n in self.children(number, "aux", "aux:pass", "cop")
        )

    def oblique(self, number: int) -> Iterator[tuple[str, int]]:
        """Yield (preposition, head) of the prepositional phrases on a word."""
        for n in self._children[number]:
            if self.words[n].deprel in _OBLIQUES:
                yield self.case(n), n

    def objects(self, verb: int) -> list[int]:
        """Return direct and indirect objects; "the man whom they met" gives the man."""
        found = [n for n in self._children[verb] if self.words[n].deprel in _OBJECTS]
        word = self.words[verb]
        if word.deprel == "acl:relcl":
            found = [word.head if self.words[n].xpos in _RELATIVE else n for n in found]
            own = self.own_subject(verb)
            if not found and own >= 0 and self.words[own].xpos not in _RELATIVE:
                found = [word.head]
        return found

    def own_subject(self, verb: int) -> int:
        """Return the subject that stands with the verb itself, or -1."""
        for n in self._children[verb]:
            if self.words[n].deprel in _SUBJECTS:
                return n
        return -1

    def subject(self, verb: int) -> tuple[int, bool]:
        """Return the understood subject of a verb and whether it is a passive one.

        Shared by joined verbs ("came and went"), handed down by control ("agreed to
        go", "left, saying"), and by the noun in "the man who went", "troops going".
        (-1, False) where there is none.
        """
        joined = True
        for _ in range(8):
            own = self.own_subject(verb)
            word = self.words[verb]
            if own >= 0:
                return self._stated(verb, own, joined=joined)
            if word.head < 0:
                break
            if word.deprel in ("acl", "acl:relcl"):
                return self._modified(verb)
            controller = self._controller(verb)
            if controller is not None:
                return controller, False
            if not self._shares(verb):
                break
            joined = joined and word.deprel == "conj"
            verb = word.head
        return -1, False

    def _stated(self, verb: int, own: int, *, joined: bool) -> tuple[int, bool]:
        """Return the subject that stands with a verb; "who" is the noun before it."""
        word, subject = self.words[verb], self.words[own]
        relative = word.deprel == "acl:relcl" and subject.xpos in _RELATIVE
        return (word.head if relative else own), joined and subject.deprel.endswith(":pass")

    def _controller(self, verb: int) -> int | None:
        """Return who a governor makes the doer: "urged them to go", "blamed for going".

        None where the governor leaves it open.
        """
        word = self.words[verb]
        if word.deprel == "xcomp":
            controls = not self._is_promise(word.head)
        else:
            controls = word.deprel == "advcl" and self._is_laid_on(verb)
            if controls and self.is_passive(word.head):
                return self.subject(word.head)[0]
        objects = self.children(word.head, "obj", "iobj") if controls else []
        return objects[0] if objects else None

    def _shares(self, verb: int) -> bool:
        """Say whether a verb without a subject takes its governor's."""
        word = self.words[verb]
        stands_alone = word.deprel == "ccomp" and word.features.get("VerbForm") == "Fin"
        return word.deprel in _SHARING and not stands_alone

    def _is_laid_on(self, verb: int) -> bool:
        """Say whether a clause tells what somebody is thanked, blamed or arrested for."""
        marks = {self.words[n].form.lower() for n in self.children(verb, "mark", "case")}
        return bool(marks & {"for", "of", "from"})

    def _is_promise(self, verb: int) -> bool:
        return self.words[verb].lemma in ("promise", "offer", "vow", "pledge", "threaten")

    def _modified(self, verb: int) -> tuple[int, bool]:
        noun = self.words[verb].head
        if self.words[verb].xpos == "VBN" and not self.children(verb, "nsubj", "aux"):
            return noun, True
        if self.words[verb].features.get("VerbForm") == "Inf" or self._has_to(verb):
            return self._holder(noun), False
        return noun, False

    def _has_to(self, verb: int) -> bool:
        return any(self.words[n].form.lower() == "to" for n in self.children(verb, "mark"))

    def _holder(self, noun: int) -> int:
        """Return whose "resolve to strengthen" it is: possessor, else the verb's subject."""
        owner = self.child(noun, "nmod:poss")
        if owner >= 0:
            return owner
        head = self.words[noun].head
        if head >= 0 and self.words[head].upos == "VERB":
            return self.subject(head)[0]
        return -1

    def is_negated(self, number: int) -> bool:
        """Say whether "not", "never", "no", "without" denies a verb or noun."""
        for n in self._children[number]:
            word = self.words[n]
            if word.lemma in ("not", "never", "n't", "neither", "nor", "no") or (
                word.features.get("Polarity") == "Neg"
            ):
                return True
            if word.deprel in ("mark", "case") and word.lemma == "without":
                return True
        return False

    def text(self, first: int, last: int) -> str:
        """Return words ``first`` to ``last`` joined by blanks (for comparing, not showing)."""
        return " ".join(word.form for word in self.words[first : last + 1])
