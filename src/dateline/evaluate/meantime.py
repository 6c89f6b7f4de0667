"""Our names in MEANTIME's scheme.

MEANTIME marks mentions, not names: a mention is the noun phrase around the name
("the United States", "Spokeswoman Sandy Angers"), and a name that only modifies
another noun ("US officials") is no mention of its own. The map below uses our
own parse and knows nothing of the gold.
Source: NWR annotation guidelines, Tonelli et al. 2014 (NWR-2014-2), chapter 3.
"""

from typing import Final

from dateline.reading.reader import Reading
from dateline.records import Entity

#: Relations by which a name only modifies the noun that governs it.
_ATTRIBUTIVE: Final = frozenset(("compound", "amod", "nmod:desc", "det"))
#: Left dependents that belong to the phrase.
_INSIDE: Final = frozenset(
    ("det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat")
)


def mentions(reading: Reading) -> set[tuple[int, int, str]]:
    """Return (first word, last word, type) of the mentions that our names stand for."""
    found = set()
    for entity in reading.entities:
        top = _top(entity, reading)
        if reading.deprels[top] not in _ATTRIBUTIVE:
            found.add((_left_edge(entity.first, top, reading), entity.last, entity.label))
    return found


def _top(entity: Entity, reading: Reading) -> int:
    """Return the word of a name whose head stands outside it."""
    for number in range(entity.first, entity.last + 1):
        head = reading.heads[number] - 1
        if not entity.first <= head <= entity.last:
            return number
    return entity.last


def _left_edge(first: int, top: int, reading: Reading) -> int:
    """Return the first word of the phrase: the name's, or that of a modifier before it."""
    edge = first
    for number in range(first - 1, -1, -1):
        governor, label = number, reading.deprels[number]
        while governor != top and reading.heads[governor] > 0:
            label = reading.deprels[governor]
            governor = reading.heads[governor] - 1
        if governor != top or label not in _INSIDE:
            break
        edge = number
    return edge
