"""Places as written: names of places, with what the text says they lie in.

"Port Alma, West Kestria" is one mention of Port Alma within West Kestria; "the Kestrian
town of Port Alma in West Kestria" says the same in other words. A list ("Orland, Kestria
and Ostia") makes a mention of each. Which place is meant is the next stage's work.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from dateline.grammar import Tree
from dateline.mentions.spans import head_of
from dateline.records import Entity, Parse, PlaceMention

_NOT_NAME: Final = frozenset(("DET", "PUNCT", "PART"))
#: How a name hangs on the noun that says what it is: "town of Port Alma", "capital Port Alma".
_NAMING: Final = frozenset(("nmod", "appos", "flat", "nmod:desc", "compound"))
_OPENERS: Final = frozenset((",", "("))
#: A dateline is a sentence of its own: few words, the place in capitals, a mark behind.
_DATELINE_WORDS: Final = 12
_DATELINE_ENDS: Final = frozenset((":", "-", "–", "—", "--"))
#: How far up "Port Alma, West Kestria, Kestria" is followed.
_MOST_WITHIN: Final = 4


def find_places(text: str, parses: Sequence[Parse]) -> tuple[PlaceMention, ...]:
    """Return the place mentions of a document, in the order of the text."""
    found: list[PlaceMention] = []
    for number, parse in enumerate(parses):
        places = list(_in_sentence(text, number, parse))
        found += places or _dateline(text, number, parse)
    return tuple(found)


@cache
def _words(name: str) -> frozenset[str]:
    """Return a word list of ``data/places.toml``."""
    data = files("dateline.mentions") / "data" / "places.toml"
    lists: dict[str, Any] = tomllib.loads(data.read_text(encoding="utf-8"))
    return frozenset(lists[name])


def _in_sentence(text: str, number: int, parse: Parse) -> Iterator[PlaceMention]:
    spans = [_trimmed(parse, entity) for entity in parse.entities if entity.label == "LOC"]
    spans = [span for span in spans if span[0] <= span[1]]
    if not spans:
        return
    tree = Tree(parse)
    heads = [head_of(parse, first, last + 1) for first, last in spans]
    taken: set[int] = set()
    for index, (first, last) in enumerate(spans):
        if index in taken:
            continue
        chain = _chain(tree, spans, heads, index)
        taken.update(chain)
        within = [_text(text, parse, spans[n]) for n in chain]
        top = heads[chain[-1]] if chain else heads[index]
        within += _phrases(text, tree, spans, heads, top)
        within += _modifying(text, tree, heads[index])
        name, end = _name(text, tree, first, last, heads[index])
        own = _text(text, parse, (first, last))
        outer = tuple(dict.fromkeys(place for place in within if place != own))
        start = parse.words[first].start
        yield PlaceMention(number, heads[index], start, end, name, outer[:_MOST_WITHIN])


def _trimmed(parse: Parse, entity: Entity) -> tuple[int, int]:
    """Return first and last word of a name without article, marks and possessive."""
    first, last = entity.first, entity.last
    while first <= last and parse.words[first].upos in _NOT_NAME:
        first += 1
    while last >= first and parse.words[last].upos in _NOT_NAME:
        last -= 1
    return first, last


def _text(text: str, parse: Parse, span: tuple[int, int]) -> str:
    return text[parse.words[span[0]].start : parse.words[span[1]].end]


def _chain(tree: Tree, spans: list[tuple[int, int]], heads: list[int], index: int) -> list[int]:
    """Return the places that follow behind commas and hold the one before each."""
    chain: list[int] = []
    at = index
    while at + 1 < len(spans):
        opener = spans[at][1] + 1
        follows = spans[at + 1][0] == opener + 1
        if not follows or tree.words[opener].form not in _OPENERS:
            break
        if _is_listed(tree, heads[index : at + 1], heads[at + 1]):
            break
        at += 1
        chain.append(at)
    return chain


def _is_listed(tree: Tree, before: list[int], place: int) -> bool:
    """Say whether a name stands beside others: "Orland, Kestria and Ostia".

    What holds the others hangs on one of them, and is not joined to it.
    """
    word = tree.words[place]
    if word.deprel == "conj":
        return True
    modifies = any(tree.words[one].deprel in ("compound", "amod") for one in before)
    return word.head not in before and not modifies


def _phrases(
    text: str, tree: Tree, spans: list[tuple[int, int]], heads: list[int], place: int
) -> list[str]:
    """Return the places of "in West Kestria", "of Kestria" behind a name, nearest first."""
    found = []
    inside = _words("inside")
    for _ in range(_MOST_WITHIN):
        below = [n for n in tree.children(place, "nmod", "obl") if tree.case(n) in inside]
        if not below:
            break
        place = below[0]
        if place in heads:
            found.append(_text(text, tree.parse, spans[heads.index(place)]))
    return found


def _modifying(text: str, tree: Tree, place: int) -> list[str]:
    """Return "Kestrian" of "the Kestrian town of Port Alma" and "Kestria's Port Alma"."""
    word, sorts = tree.words[place], _words("sorts")
    nouns = [place]
    if word.head >= 0 and tree.words[word.head].lemma in sorts and word.deprel in _NAMING:
        nouns.append(word.head)
    # "the Kestrian capital Port Alma" may also hang the noun on the name.
    nouns += [n for n in tree.children(place) if tree.words[n].lemma in sorts]
    modifiers = [n for noun in nouns for n in tree.children(noun, "amod", "nmod:poss")]
    return [
        _text(text, tree.parse, _trimmed(tree.parse, entity))
        for entity in tree.parse.entities
        if entity.label in ("LOC", "NORP")
        and not entity.first <= place <= entity.last
        and any(entity.first <= n <= entity.last for n in modifiers)
    ]


def _name(text: str, tree: Tree, first: int, last: int, head: int) -> tuple[str, int]:
    """Return the name to look up ("Idlib province") and where its words end."""
    kinds, words = _words("kinds"), tree.words
    own, end = _text(text, tree.parse, (first, last)), words[last].end
    if words[last].form.lower() in kinds:
        return own, end
    after = last + 1
    if after < len(words) and words[after].form.lower() in kinds and words[head].head == after:
        return text[words[first].start : words[after].end], words[after].end
    above = words[head].head
    if above >= 0 and words[head].deprel == "nmod" and tree.case(head) == "of":
        kind = words[above].form.lower()
        if kind in kinds and not tree.children(above, "compound"):
            return f"{own} {kind}", end
    return own, end


def _dateline(text: str, number: int, parse: Parse) -> list[PlaceMention]:
    """Return the place of a dateline that stands as a sentence of its own, in capitals."""
    words = parse.words
    if not 1 < len(words) <= _DATELINE_WORDS or words[-1].form not in _DATELINE_ENDS:
        return []
    pieces: list[tuple[int, int]] = []
    first = 0
    for position, word in enumerate(words):
        if word.form.isupper() and word.form[0].isalpha():
            continue
        if first < position:
            pieces.append((first, position - 1))
        first = position + 1
        if word.form != ",":
            break
    if not pieces or pieces[0][0] != 0 or len(words[0].form) < 3:
        return []
    names = [_text(text, parse, piece) for piece in pieces]
    head = head_of(parse, 0, pieces[0][1] + 1)
    start, end = words[0].start, words[pieces[0][1]].end
    return [PlaceMention(number, head, start, end, names[0], tuple(names[1:]))]
