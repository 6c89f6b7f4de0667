"""All mentions of a document in one call."""

from collections.abc import Sequence
from typing import Protocol

from dateline.grammar import Tree
from dateline.mentions.actors import find_actors
from dateline.mentions.amounts import find_amounts
from dateline.mentions.dates import find_dates
from dateline.mentions.lexicon import lexicon_for
from dateline.mentions.places import find_places
from dateline.mentions.speech import find_speech
from dateline.mentions.stances import find_stances
from dateline.mentions.tolls import find_tolls
from dateline.records import Additions, Document, Mentions, Parse


class _Blocks(Protocol):
    @property
    def blocks(self) -> tuple[tuple[int, int], ...]:
        """The paragraphs of the document."""


def find_mentions(
    document: Document, parses: Sequence[Parse], layout: _Blocks, additions: Additions
) -> Mentions:
    """Return the actors, places, dates, sums, casualties, sayings and stances of a document.

    The names of ``additions`` go before those of the shipped knowledge.
    """
    text = document.text
    trees = [Tree(parse) for parse in parses]
    speech = find_speech(text, parses, layout.blocks, trees)
    return Mentions(
        actors=find_actors(text, parses, lexicon_for(additions), trees, document.published),
        places=find_places(text, parses),
        dates=find_dates(text, parses),
        amounts=find_amounts(text, parses),
        tolls=find_tolls(parses),
        speech=speech,
        stances=find_stances(trees, speech),
    )
