"""Words that change what kind of actor a noun is: "opposition leader", "rebel chief"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline import knowledge

#: Most words of one modifier ("anti-personnel land mine" is none).
_LONGEST: Final = 4


@dataclass(frozen=True, slots=True)
class Modifier:
    """What a modifier does (knowledge/roles.yaml, ``adjectives``).

    ``sectors`` are PLOVER's. ``instead`` takes the place of the noun's own, ``of`` only
    where the noun has one of those; ``weak`` says something only of nouns that yield.
    """

    sectors: tuple[str, ...]
    instead: bool = False
    of: frozenset[str] = frozenset()
    weak: bool = False


@cache
def _modifiers() -> Mapping[str, Modifier]:
    found: dict[str, Modifier] = {}
    for row in knowledge.roles()["adjectives"]:
        modifier = Modifier(
            tuple(row["sectors"]),
            bool(row.get("instead", False)),
            frozenset(row.get("of", ())),
            bool(row.get("weak", False)),
        )
        for word in row["words"]:
            found.setdefault(str(word).lower(), modifier)
    return found


def modifiers_in(words: Sequence[str]) -> Iterator[Modifier]:
    """Yield what the words before a noun say, the longest known words first.

    ``words`` are lower-case forms; a hyphen stands alone, as the tokenizer cuts it.
    """
    first = 0
    while first < len(words):
        for size in range(min(_LONGEST, len(words) - first), 0, -1):
            known = _modifiers().get(_joined(words[first : first + size]))
            if known is not None:
                yield known
                first += size
                break
        else:
            first += 1


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace(" - ", "-").replace(" 's", "'s").replace(" ’s", "'s")


def modified(
    own: tuple[str, ...], said: Sequence[Modifier], inherited: tuple[str, ...], yields: bool
) -> tuple[str, ...]:
    """Return the sectors of a noun, the main one first.

    ``own`` are the noun's, ``said`` its modifiers, ``inherited`` those of the body that it
    belongs to ("spokesman for the army"). A noun that ``yields`` has its own by default only.

    >>> modified(("LEG",), [Modifier(("OPP",))], (), yields=False)
    ('LEG', 'OPP')
    >>> modified(("GOV",), [Modifier(("OPP",))], (), yields=True)
    ('OPP',)
    """
    for modifier in said:
        if modifier.instead and (not modifier.of or not own or modifier.of & set(own)):
            return modifier.sectors
    strong = [s for m in said if not m.weak and not m.instead for s in m.sectors]
    if not yields:
        return tuple(dict.fromkeys([*own, *strong]))
    weak = [s for m in said if m.weak for s in m.sectors]
    chosen = [*strong, *weak] or list(inherited) or list(own)
    return tuple(dict.fromkeys(chosen))


@cache
def _yielding() -> frozenset[str]:
    return frozenset(
        str(word).lower()
        for section in ("posts", "bodies", "people")
        for row in knowledge.roles()[section]
        if row.get("yields", False)
        for word in row["words"]
    )


def does_yield(text: str) -> bool:
    """Say whether a noun's sectors are a default only: "leader", "team", "worker"."""
    return text.lower() in _yielding()


@cache
def generic_posts() -> frozenset[str]:
    """Return words that any office holder may be called by, and that are no office."""
    return frozenset(knowledge.roles()["generic"])
