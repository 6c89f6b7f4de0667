"""Descriptions that stand for states: "the country", "both sides"."""

from functools import cache

from dateline import knowledge
from dateline.records import ActorMention


@cache
def _state_words() -> frozenset[str]:
    rows = knowledge.roles()["states"]
    return frozenset(str(word).lower() for row in rows for word in row["words"])


def is_state_word(mention: ActorMention) -> bool:
    """Say whether a description stands for a state."""
    return is_state_noun(mention.lemma)


def is_state_noun(lemma: str) -> bool:
    """Say whether a noun phrase's lemmas are those of a word for states."""
    lower = lemma.lower()
    last = lower.rpartition(" ")[2]
    return lower in _state_words() or last in _state_words()
