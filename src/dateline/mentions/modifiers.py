"""Words that change what kind of actor a noun is: "opposition leader", "rebel chief"."""

from functools import cache

from dateline import knowledge


@cache
def _modifiers() -> dict[str, tuple[str, ...]]:
    return {
        str(word).lower(): tuple(row["sectors"])
        for row in knowledge.roles()["adjectives"]
        for word in row["words"]
    }


def sectors_of_modifier(lemma: str) -> tuple[str, ...]:
    """Return the PLOVER sectors that a modifier adds, in order of weight."""
    return _modifiers().get(lemma.lower(), ())


@cache
def generic_posts() -> frozenset[str]:
    """Return words that any office holder may be called by, and that are no office."""
    return frozenset(knowledge.roles()["generic"])
