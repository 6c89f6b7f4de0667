"""What events are built from: a report with its claims, and groups of claims."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.records import Claim, Mentions, Resolutions


@dataclass(slots=True)
class Group:
    """Claims that make one event, in the order of the text, with their parties."""

    claims: list[int]
    story: int
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Context:
    """What merging looks at beside the claims: ``stories`` and ``terse`` by sentence.

    ``terse`` sentences are headlines and straps, which name people by halves.
    """

    claims: Sequence[Claim]
    mentions: Mentions
    answers: Resolutions
    stories: Sequence[int]
    terse: Sequence[bool]

    def told(self, group: Group) -> list[Claim]:
        """Return the claims of a group."""
        return [self.claims[number] for number in group.claims]

    def countries(self, entities: Sequence[int]) -> set[str]:
        """Return the countries of some entities."""
        return {self.answers.entities[e].country for e in entities} - {""}
