"""A pattern being tried at a word, and what comes of it where it holds."""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.claims.patterns import Pattern, Slot
from dateline.claims.scene import Scene

#: What a slot adds to the score when an actor fills it, and when a thing does.
_ACTOR, _THING = 0.4, 0.1


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at word ``trigger``.

    ``roles`` are the actor mentions of each slot, ``things`` the head words of slots
    without an actor, ``used`` the words that the pattern took up (they trigger nothing
    of their own), ``clauses`` the heads of clauses that it took in.
    """

    pattern: Pattern
    trigger: int
    score: float
    roles: dict[str, tuple[int, ...]]
    things: dict[str, int]
    used: tuple[int, ...]
    clauses: tuple[int, ...] = ()


#: Gives the best match that reports an event at a word, if any.
Finder = Callable[[int], Match | None]


@dataclass(slots=True)
class Attempt:
    """A pattern tried at ``word``, with what has been found for it so far.

    ``nouns`` are the literal objects found, ``score`` what the filled slots add; the
    rest is as in Match. ``finder`` looks for events at other words of the sentence.
    """

    scene: Scene
    pattern: Pattern
    word: int
    finder: Finder
    roles: dict[str, tuple[int, ...]]
    things: dict[str, int]
    used: list[int]
    clauses: list[int]
    nouns: list[int]
    score: float = 0.0

    def put(self, slot: Slot, word: int, actors: tuple[int, ...]) -> None:
        """Fill a slot with a word and the actors that it brings."""
        if actors:
            merged = (*self.roles.get(slot.role, ()), *actors)
            self.roles[slot.role] = tuple(dict.fromkeys(merged))
        self.things.setdefault(slot.role, word)
        self.score += _ACTOR if actors else _THING

    def result(self) -> Match:
        """Return the match, for a pattern that holds."""
        return Match(
            self.pattern,
            self.word,
            self.pattern.weight + self.score,
            self.roles,
            self.things,
            tuple(self.used),
            tuple(self.clauses),
        )
