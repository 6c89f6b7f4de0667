"""Every frame's examples are read: an event of its type, with the parties it names."""

import pytest

from dateline import knowledge
from dateline.claims.finding import find_claims
from dateline.claims.patterns import frame_of, parse_pattern
from dateline.claims.scenes import Scenes
from dateline.mentions.actors import find_actors
from dateline.mentions.lexicon import Term, shipped_lexicon
from dateline.parsing import parse
from dateline.records import Mentions

#: The examples' states are invented; to the reader of the frames they are states.
INVENTED = [
    Term(kind, text, name=name, code=code)
    for name, adjective, people, code in (
        ("Kestria", "Kestrian", "Kestrians", "XKE"),
        ("Orland", "Orlandian", "Orlandians", "XOR"),
        ("Veldia", "Veldian", "Veldians", "XVE"),
    )
    for kind, text in (("state", name), ("adjective", adjective), ("people", people))
]
LEXICON = shipped_lexicon(INVENTED)
CODEBOOK = knowledge.shipped_codebook()
FRAMES = {frame["id"]: frame for frame in knowledge.frames()["frames"]}


def claims_of(text):
    parses = parse(text)
    mentions = Mentions(actors=find_actors(text, parses, LEXICON))
    return find_claims(Scenes(parses, mentions, CODEBOOK)), mentions.actors


def named(text, wanted, numbers, actors):
    if not wanted:
        return True
    return any(
        word in text[actors[n].start : actors[n].end].lower()
        for n in numbers
        for word in str(wanted).lower().replace("’s", "").replace("'s", "").split()
        if word not in ("the", "a", "of", "and")
    )


def misreads(frame):
    """Return what is wrong with the reading of a frame's examples."""
    for example in frame["examples"]:
        text = example["text"]
        claims, actors = claims_of(text)
        own = [c for c in claims if c.type == frame["type"] or c.frame == frame["id"]]
        if not own:
            yield f"{[c.frame for c in claims]} in: {text}"
            continue
        sides = [
            named(text, example.get("actor"), c.actors, actors)
            and named(text, example.get("recipient"), (*c.recipients, *c.actors), actors)
            for c in own
        ]
        if not any(sides):
            yield f"parties in: {text}"


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_reads_its_examples(name):
    assert list(misreads(FRAMES[name])) == []


def test_every_frame_has_an_example_and_patterns_that_parse():
    for frame in FRAMES.values():
        assert frame.get("examples"), frame["id"]
        for key in ("verbs", "nouns"):
            for pattern in frame.get(key, ()):
                assert parse_pattern(pattern, frame_of(frame), noun=key == "nouns").triggers
