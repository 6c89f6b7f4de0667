"""Claims: one sentence asserts one event, in the words of that sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rival:
    """A reading that lost: its frame, its type, its score (0 to 1).

    ``behind`` is by how much it asked for less than the winner; 0 is a tie.
    """

    frame: str
    type: str
    score: float
    behind: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says happened.

    ``trigger`` are word numbers in ``sentence``, ``start`` and ``end`` the offsets of
    the clause. ``actors``, ``recipients``, ``behalf`` are numbers of actor mentions,
    ``place``, ``date``, ``amount`` numbers in the lists of Mentions (-1: none),
    ``tolls`` and ``speech`` likewise. ``like`` is the PLOVER type that a type of another
    codebook follows, "" for none. ``status`` is actual, future, hypothetical or
    negated; ``background`` says that the grammar puts it before the report's own news.
    """

    sentence: int
    trigger: tuple[int, ...]
    start: int
    end: int
    type: str
    mode: str
    cameo: str
    frame: str
    score: float
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    contexts: tuple[str, ...] = ()
    object: str = ""
    behalf: int = -1
    place: int = -1
    date: int = -1
    amount: int = -1
    tolls: tuple[int, ...] = ()
    speech: tuple[int, ...] = ()
    status: str = "actual"
    background: bool = False
    rivals: tuple[Rival, ...] = ()
    like: str = ""

    @property
    def manner(self) -> str:
        """The PLOVER type by whose rules the claim is told and merged."""
        return self.like or self.type
