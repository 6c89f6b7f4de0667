"""Who says so: sources of an event in the order in which they stand behind each other."""

import pytest

from dateline import Document, code


def sources(text):
    found = code(Document(text, published="2026-03-18"))
    return [[source.source.lower() for source in event.attribution] for event in found]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Rebels killed ten soldiers in Mali on Friday, the ministry said, citing the police.",
            ["the ministry", "the police"],
        ),
        (
            "Rebels killed ten soldiers in Mali, police said, according to Acme News.",
            ["acme news", "police"],
        ),
        ("Chile expelled the Peruvian ambassador on Friday, citing security concerns.", []),
        ("Police believe that rebels killed ten soldiers in Mali.", []),
    ],
)
def test_sources_stand_in_the_order_of_their_distance(text, chain):
    assert chain in sources(text)
