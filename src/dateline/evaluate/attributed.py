"""Attributions as spans of characters: what we find, in the shape that people mark it in."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.quotations import find_quotations
from dateline.mentions.speech import find_speech
from dateline.mentions.stances import find_stances
from dateline.records import Parse, SpeechMention

#: A span may be in pieces: (start, end) of each, in order; () for none.
Span = tuple[tuple[int, int], ...]
#: A quote of fewer words that nobody is known to say is a name or word set off.
_FEWEST_WORDS: Final = 5
_CUE_PARTS: Final = frozenset({"aux", "aux:pass", "cop", "advmod", "compound:prt"})
#: So many contents that begin before a cue may hold it.
_NEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: who, by which words, what. Any of the three may be ()."""

    source: Span
    cue: Span
    content: Span


def attributions_of(
    text: str, parses: Sequence[Parse], blocks: Sequence[tuple[int, int]]
) -> list[Attributed]:
    """Return the attributions that are found in a text; one cue makes one of them."""
    trees = [Tree(parse) for parse in parses]
    speech = find_speech(text, parses, blocks, trees)
    by_cue: dict[tuple[int, int], list[SpeechMention]] = {}
    alone = []
    last: list[SpeechMention] = []
    for said in (*speech, *find_stances(trees, speech)):
        if said.cue >= 0:
            last = by_cue.setdefault((_place(said), said.cue), [])
            last.append(said)
        elif (
            last
            and last[-1].quoted
            and (_place(last[-1]), last[-1].source)
            == (
                _place(said),
                said.source,
            )
        ):
            last.append(said)  # the quote goes on
        elif said.source >= 0 or _is_long(text[said.content_start : said.content_end]):
            alone.append([said])
    found = [_attributed(trees, group) for group in (*by_cue.values(), *alone)]
    return outermost(found, find_quotations(text, blocks))


def outermost(found: Sequence[Attributed], quotes: Iterable[tuple[int, int]]) -> list[Attributed]:
    """Return what is not said within other words: PolNeAR marks no "he said that she said"."""
    covers: list[tuple[tuple[int, int], Attributed | None]] = [(quote, None) for quote in quotes]
    covers += [(piece, one) for one in found for piece in one.content]
    covers.sort(key=lambda cover: cover[0])
    starts = [span[0] for span, _ in covers]
    return [one for one in found if not _is_covered(one, covers[: bisect_right(starts, _at(one))])]


def _at(one: Attributed) -> int:
    return one.cue[0][0] if one.cue else -1


def _is_covered(
    one: Attributed, before: Sequence[tuple[tuple[int, int], Attributed | None]]
) -> bool:
    """Say whether the cue of one stands in the words of another, or in a quote."""
    return any(end > _at(one) and _is_above(other, one) for (_, end), other in before[-_NEAR:])


def _is_above(other: Attributed | None, one: Attributed) -> bool:
    """Say whether another is not this one, nor reports itself or this one too."""
    if other is None:
        return True
    pieces = (*other.content, *one.content)
    return other is not one and not any(start <= _at(other) < end for start, end in pieces)


def _is_long(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS


def _place(said: SpeechMention) -> int:
    return said.source_sentence if said.source_sentence >= 0 else said.sentence


def _attributed(trees: Sequence[Tree], group: Sequence[SpeechMention]) -> Attributed:
    first = group[0]
    tree = trees[_place(first)]
    cue = _cue(tree, first.cue) if first.cue >= 0 else ()
    source = _source(tree, first.source, first.cue) if first.source >= 0 else ()
    return Attributed(source, cue, _joined((s.content_start, s.content_end) for s in group))


def _cue(tree: Tree, cue: int) -> Span:
    """Return a cue with its auxiliaries, adverbs, particle and preposition: "not replied to"."""
    with_it = {n for n in tree.children(cue) if tree.words[n].deprel in _CUE_PARTS}
    with_it |= {n for n in tree.children(cue, "mark") if tree.words[n].lemma == "to"}
    for phrase in tree.children(cue, "obl", "nmod"):
        with_it.update(n for n in tree.children(phrase, "case") if tree.words[n].lemma != "as")
    first, last = cue, cue
    while first - 1 in with_it:
        first -= 1
    while last + 1 in with_it or last + 1 in tree.children(cue, "fixed"):
        last += 1
    return ((tree.words[first].start, tree.words[last].end),)


def _source(tree: Tree, source: int, cue: int) -> Span:
    """Return the phrase of a source with its appositions and clauses, but for the cue's own."""
    left_out = set(tree.subtree(cue)) if cue >= 0 and cue in tree.subtree(source) else set()
    small = ("case", "punct")
    edge = {
        n for n in tree.children(source, *small) if n < source or n == max(tree.subtree(source))
    }
    inside = [n for n in tree.subtree(source) if n not in left_out and n not in edge]
    return ((tree.words[min(inside)].start, tree.words[max(inside)].end),) if inside else ()


def _joined(pieces: Iterable[tuple[int, int]]) -> Span:
    """Return pieces in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)
