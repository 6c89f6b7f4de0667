"""Of which kind a mention is: whether it may fill a slot narrowed to some kinds.

The kinds stand in knowledge/frames/kinds.yaml.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from dateline import knowledge
from dateline.records import ActorMention

_NOTHING: frozenset[str] = frozenset()


@cache
def _kinds() -> Mapping[str, Mapping[str, frozenset[str]]]:
    return {
        kind: {key: frozenset(values) for key, values in row.items()}
        for kind, row in knowledge.frames()["kinds"].items()
    }


def is_of_kinds(mention: ActorMention, kinds: Sequence[str]) -> bool:
    """Say whether a mention is of one of some kinds; no kinds mean any."""
    if not kinds:
        return True
    if mention.kind == "pronoun":
        return _pronoun_fits(mention, tuple(kinds))
    return any(_is_of(mention, _kinds()[kind]) for kind in kinds if kind in _kinds())


def must_be_told(kinds: Sequence[str]) -> bool:
    """Say whether only words of their own say that somebody is of some kinds."""
    return any("told" in _kinds().get(kind, ()) for kind in kinds)


def _pronoun_fits(mention: ActorMention, kinds: tuple[str, ...]) -> bool:
    if kinds == ("named",) or must_be_told(kinds):
        return False
    return mention.gender != "n" or kinds != ("person",)


def _is_of(mention: ActorMention, kind: Mapping[str, frozenset[str]]) -> bool:
    if mention.count == 2 and mention.kind == "group" and "told" not in kind:
        return True  # "both sides", "the two neighbours" are of any kind
    return (
        mention.kind in kind.get("mentions", _NOTHING)
        or not kind.get("sectors", _NOTHING).isdisjoint(mention.sectors)
        or mention.country in kind.get("codes", _NOTHING)
        or not kind.get("lemmas", _NOTHING).isdisjoint(mention.lemma.lower().split())
    )
