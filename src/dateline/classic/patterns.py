"""A verb's patterns laid over its clause: which of them fits, and which actors it names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.classic.clause import Clause
from dateline.classic.parties import Parties
from dateline.records import Element, VerbPattern, Word

#: So far before the verb may the last word of a preposition's pattern stand.
_NEAR: Final = 4
_PREPOSITIONAL: Final = frozenset({"case", "mark", "compound:prt", "advmod", "fixed", "obl", "cc"})
_MARKS: Final = frozenset({"source", "target", "compound"})
#: More marks than this has no pattern, so that words always outweigh them.
_MANY: Final = 20
_PARTICLES: Final = frozenset({"compound:prt", "advmod"})


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits.

    ``source`` and ``target`` are the heads of the phrases that it takes, -1 for none;
    ``weight`` says how much of the sentence it asks for.
    """

    pattern: VerbPattern
    source: int
    target: int
    compound: bool
    weight: int


@dataclass(frozen=True, slots=True)
class _State:
    """How far behind the verb a pattern has been matched, its phrases and its words so far."""

    place: int
    source: int = -1
    target: int = -1
    words: int = 0


def best(
    patterns: Sequence[VerbPattern], clause: Clause, parties: Parties, several: bool
) -> Match | None:
    """Return the pattern that asks for most words, then marks; the first of equal ones.

    ``several`` says that the source is more than one.
    """
    found = (_match(pattern, clause, parties, several) for pattern in patterns)
    return max((m for m in found if m is not None), key=lambda m: m.weight, default=None)


def _match(pattern: VerbPattern, clause: Clause, parties: Parties, several: bool) -> Match | None:
    if not all(_may_stand(element, clause) for element in pattern.before + pattern.after):
        return None
    compound, words = False, 0
    for element in pattern.before:
        if element.kind == "compound":
            compound = True
            if not several:
                return None
        elif element.kind in ("source", "target"):
            if clause.subject < 0:
                return None
        elif element.kind != "skip":
            if not _stands_before(element, clause):
                return None
            words += max(len(element.parts), 1)
    start = _State(clause.verb, words=words)
    state = _sequence(pattern.after, start, clause.words, clause, parties)
    if state is None:
        return None
    marks = sum(e.kind in _MARKS for e in pattern.before + pattern.after)
    weight = _MANY * state.words + marks
    return Match(pattern, state.source, state.target, compound, weight)


def _may_stand(element: Element, clause: Clause) -> bool:
    """Say whether the sentence has the words of an element at all, which most have not."""
    if element.kind == "word":
        return any(choice[0] in clause.vocabulary for choice in element.choices)
    return all(_may_stand(part, clause) for part in element.parts)


def _stands_before(element: Element, clause: Clause) -> bool:
    """Say whether words stand in the subject, or a preposition's phrase shortly before."""
    if element.kind != "preposition":
        return bool(_next(element, -1, clause.subject_words, clause)[1])
    words, place = clause.tree.words, max(clause.verb - 2 * _NEAR, -1)
    for part in element.parts:
        if part.kind != "word":
            continue
        place = next(
            (
                n + len(choice) - 1
                for n in range(place + 1, clause.verb)
                for choice in part.choices
                if _reads(words, n, choice) and words[n].deprel not in ("aux", "nsubj")
            ),
            -2,
        )
        if place < 0:
            return False
    only = element.parts and len(element.parts) == 1 and words[place].xpos == "TO"
    return clause.verb - place <= _NEAR and not (only and words[place].deprel == "mark")


def _sequence(
    elements: Sequence[Element],
    state: _State,
    inside: Sequence[int],
    clause: Clause,
    parties: Parties,
) -> _State | None:
    """Match elements one behind the other among the words ``inside``."""
    for element in elements:
        found: _State | None
        if element.kind in ("source", "target", "skip"):
            found = _name(element.kind, state, inside, clause, parties)
        elif element.kind == "preposition":
            found = _preposition(element, state, inside, clause, parties)
        else:
            place, words = _next(element, state.place, inside, clause)
            found = replace(state, place=place, words=state.words + words) if words else None
        if found is None:
            return None
        state = found
    return state


def _name(
    kind: str, state: _State, inside: Sequence[int], clause: Clause, parties: Parties
) -> _State | None:
    """Take the next name as source or target, or pass over it."""
    item = next((i for i in parties.named_after(state.place, inside) if not i.agent), None)
    if item is None:
        return state if kind == "skip" else None
    head = parties.phrase_of(item.first, state.place)
    if kind == "skip":
        return replace(state, place=max([*clause.tree.conjuncts(item.last), item.last]))
    if kind == "source":
        return replace(state, place=item.last, source=head)
    return replace(state, place=item.last, target=head)


def _preposition(
    element: Element, state: _State, inside: Sequence[int], clause: Clause, parties: Parties
) -> _State | None:
    """Match a preposition and what the pattern asks for in its phrase."""
    tree, (first, *rest) = clause.tree, element.parts
    for n in inside:
        word = tree.words[n]
        length = max((len(c) for c in first.choices if _reads(tree.words, n, c)), default=0)
        if n <= state.place or not length or word.deprel not in _PREPOSITIONAL:
            continue
        if word.deprel == "mark" and not rest:
            continue
        particle = word.deprel in _PARTICLES
        below = inside if particle else tree.subtree(word.head)
        scope = [m for m in below if m > n and m in inside]
        there = replace(state, place=n + length - 1, words=state.words + length)
        found = _sequence(rest, there, scope, clause, parties)
        if found is not None:
            return found
    return None


def _next(element: Element, place: int, inside: Sequence[int], clause: Clause) -> tuple[int, int]:
    """Return the last word of the next place of a word or noun phrase, and its words (0: none)."""
    words = clause.tree.words
    if element.kind == "word":
        return _word(element, place, inside, words)
    *modifiers, head = element.parts
    at, length = _word(head, place, inside, words)
    while length and not _modified(modifiers, at - length + 1, place, clause):
        at, length = _word(head, at, inside, words)
    return at, length + len(modifiers) if length else 0


def _word(
    element: Element, place: int, inside: Sequence[int], words: Sequence[Word]
) -> tuple[int, int]:
    """Return where the next word or words of an element end, and how many they are (0: none)."""
    for n in inside:
        lengths = [len(c) for c in element.choices if n > place and _reads(words, n, c)]
        if lengths:
            return n + max(lengths) - 1, max(lengths)
    return -1, 0


def _modified(modifiers: Sequence[Element], head: int, place: int, clause: Clause) -> bool:
    """Say whether modifiers stand before a noun in order, the last one next to it.

    Joined modifiers ("oil and gas price") do not part the first of them from the noun.
    """
    words, right = clause.tree.words, head
    for number, modifier in enumerate(reversed(modifiers)):
        found = -1
        for n in range(right - 1, place, -1):
            if any(_reads(words, n, choice) for choice in modifier.choices):
                found = n
                break
            joined = words[n].deprel in ("conj", "cc", "punct")
            if number == 0 and not joined:
                return False
        if found < 0:
            return False
        right = found
    return True


def _reads(words: Sequence[Word], at: int, choice: tuple[str, ...]) -> bool:
    """Say whether words read as a choice, as they stand or by their lemmas."""
    if at + len(choice) > len(words):
        return False
    return all(
        word in (words[at + n].form.upper(), words[at + n].lemma.upper())
        for n, word in enumerate(choice)
    )
