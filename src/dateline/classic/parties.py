"""Noun phrases to codes of actors: "Norland's ministers and the army of Sudria"."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.classic.names import Found
from dateline.grammar import Tree

#: What hangs on a noun but names another one, or tells of it in a clause.
_APART: Final = frozenset({"acl", "acl:relcl", "appos", "parataxis", "nmod", "advcl", "list"})
#: Relations over which a name belongs to the noun phrase above it.
_WITHIN: Final = frozenset(
    {"compound", "flat", "amod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "appos"}
    | {"conj", "nummod", "det", "dep", "fixed", "goeswith"}
)
#: Nobody's code.
NOBODY: Final = "---"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One of the joined phrases: codes of its actors, and its agents, outer ones apart."""

    actors: tuple[str, ...]
    modifiers: tuple[str, ...]
    heads: tuple[str, ...]

    @property
    def agents(self) -> tuple[str, ...]:
        return self.modifiers + self.heads


class Parties:
    """Whom the noun phrases of a sentence mean."""

    def __init__(self, tree: Tree, found: Sequence[Found]) -> None:
        """Lay the names that were found over a parse."""
        self._tree = tree
        self.found = found
        self._at = {n: item for item in found for n in range(item.first, item.last + 1)}

    def codes(self, number: int) -> list[str]:
        """Return the codes of a noun phrase and of those joined to it, each once.

        What one of them lacks it takes from the others: "Norland's army and police".
        """
        joined = [n for n in self._listed(number) if self._tree.words[n].upos != "VERB"]
        phrases = [self._phrase(n) for n in joined]
        lent = next((p for p in phrases if p.actors), None)
        found: list[str] = []
        for phrase in phrases:
            if phrase.actors or lent is None:
                found += _composed(phrase.actors, phrase.agents)
            elif phrase.agents:
                found += _composed(lent.actors, lent.modifiers + phrase.agents)
        return list(dict.fromkeys(found))

    def _listed(self, number: int) -> list[int]:
        """Return a noun and what is joined to it: in "A, B and C" B may be read as what A is."""
        joined = self._tree.conjuncts(number)
        if len(joined) > 1:
            between = self._tree.children(number, "appos")
            joined += [n for n in between if n < max(joined) and n in self._at]
        return sorted(joined)

    def _phrase(self, number: int) -> _Phrase:
        own = list(self._own(number))
        items = list(dict.fromkeys(self._at[n] for n in own if n in self._at))
        actors = self._joined([item for item in items if not item.agent])
        agents = [item for item in items if item.agent]
        modifiers = tuple(i.code for i in agents if not i.first <= number <= i.last)
        heads = tuple(i.code for i in agents if i.first <= number <= i.last)
        return _Phrase(tuple(actors or self._beside(number)), modifiers, heads)

    def _own(self, number: int) -> Iterator[int]:
        """Yield the words of a phrase without those of phrases and clauses that hang on it."""
        words = self._tree.words
        yield from (
            n
            for child in sorted([*self._tree.children(number), number])
            for n in ([number] if child == number else self._premodifier(child))
            if child == number or words[child].deprel not in _APART | {"conj"}
        )

    def _premodifier(self, number: int) -> list[int]:
        """Return the words of what stands within a phrase, again without what hangs apart."""
        words = self._tree.words
        inside = [number]
        for n in inside:
            inside += [c for c in self._tree.children(n) if words[c].deprel not in _APART]
        return sorted(inside)

    def _joined(self, items: Sequence[Found]) -> list[str]:
        """Return the first actor and those joined to it: "Norland and Sudria troops"."""
        if not items:
            return []
        first = set(range(items[0].first, items[0].last + 1))
        found = [items[0].code]
        for item in items[1:]:
            words = self._tree.words[item.first : item.last + 1]
            if any(word.deprel == "conj" and word.head in first for word in words):
                found.append(item.code)
        return found

    def _beside(self, number: int) -> list[str]:
        """Return the actors of the first phrase on a noun that names any: "army of Norland"."""
        for child in self._tree.children(number, "nmod", "nmod:desc", "appos"):
            codes = [code for code in self.codes(child) if not code.startswith(NOBODY)]
            if codes:
                return codes
        return []

    def phrase_of(self, number: int, behind: int = -1) -> int:
        """Return the head of the outermost noun phrase behind a word that ``number`` belongs to."""
        words = self._tree.words
        while words[number].deprel in _WITHIN and words[words[number].head].upos != "VERB":
            if words[number].head <= behind:
                break
            number = words[number].head
        return number

    def named_after(self, place: int, inside: Container[int]) -> Iterator[Found]:
        """Yield the names behind a word among the words ``inside``, left to right."""
        yield from (i for i in self.found if i.first > place and i.first in inside)


def _says(code: str, part: str) -> bool:
    """Say whether a code holds a part already, in its threes: GOV in USAGOV."""
    return any(code.startswith(part, at) for at in range(0, len(code), 3))


def _composed(actors: Sequence[str], agents: Sequence[str]) -> list[str]:
    """Return each actor's code with the agents' parts put to it, none of them twice."""
    if not actors and not agents:
        return []
    found: list[str] = []
    for actor in actors or (NOBODY,):
        code = actor
        for agent in agents:
            part = agent.replace("~", "")
            if part and not _says(code, part):
                code = code + part if agent.startswith("~") else part + code
        found.append(code)
    return found
