"""What mentions and frames say of each sentence's words, for the event head to weigh."""

from collections.abc import Iterator, Sequence

from dateline.claims.scenes import Scenes
from dateline.records import ActorMention, Claim, Hints, Mentions

#: Kinds of mentions that are no actors.
PLACE, DATE = "location", "date"


def find_hints(scenes: Scenes, mentions: Mentions, framed: Sequence[Claim]) -> tuple[Hints, ...]:
    """Return the hints of each sentence; none at all where the codebook has no head."""
    if not scenes.codebook.head:
        return ()
    count = len(scenes.parses)
    words: list[list[tuple[int, str, bool]]] = [[] for _ in range(count)]
    for actor in mentions.actors:
        words[actor.sentence].extend(_words(actor))
    taken = [{word for word, *_ in own} for own in words]
    for kind, others in ((PLACE, mentions.places), (DATE, mentions.dates)):
        for mention in others:
            if mention.head not in taken[mention.sentence]:
                words[mention.sentence].append((mention.head, kind, True))
    claims: list[list[Claim]] = [[] for _ in range(count)]
    for claim in framed:
        claims[claim.sentence].append(claim)
    return tuple(
        Hints(tuple(own), *_told(found, mentions.actors))
        for own, found in zip(words, claims, strict=True)
    )


def _words(actor: ActorMention) -> Iterator[tuple[int, str, bool]]:
    for word in range(actor.first, actor.last + 1):
        yield word, actor.kind, word == actor.head


def _told(
    claims: Sequence[Claim], actors: Sequence[ActorMention]
) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[int, int, str], ...]]:
    """Return the types at the words of claims, and the words of their parties."""
    types = tuple((word, claim.type) for claim in claims for word in claim.trigger)
    sides = tuple(
        (trigger, word, side)
        for claim in claims
        for trigger in claim.trigger
        for side, numbers in (("actor", claim.actors), ("recipient", claim.recipients))
        for number in numbers
        if actors[number].sentence == claim.sentence
        for word in range(actors[number].first, actors[number].last + 1)
    )
    return types, sides
