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
    lemma = mention.lemma.lower()
    return lemma.split()[-1] in _state_words() or lemma in _state_words()
