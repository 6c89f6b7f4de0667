"""What charts are drawn from."""

from dataclasses import dataclass
from typing import Final, Literal

#: Events by quad class: verbal cooperation, material cooperation, verbal and material conflict.
Counts = tuple[int, int, int, int]
QUADS: Final = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)
MarkerKind = Literal["agreement", "visit", "arms", "aid"]


@dataclass(frozen=True, slots=True)
class Bucket:
    """One period: first and last day (ISO), events by quad class, reports, the mean score."""

    since: str
    until: str
    counts: Counts = (0, 0, 0, 0)
    reports: int = 0
    score: float | None = None

    @property
    def total(self) -> int:
        """All events of the period."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Marker:
    """An event that a chart points out; ``amount`` in words, "" for none."""

    kind: MarkerKind
    date: str
    label: str
    amount: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An office of a person: days on which reports say it, and the term that is known.

    Days are ISO dates as far as they are exact; "" where there is none, an ``end`` too
    where the term goes on. ``conflict`` ties terms that contradict each other; 0 is none.
    """

    person: str
    post: str
    country: str
    first: str = ""
    last: str = ""
    start: str = ""
    end: str = ""
    former: bool = False
    conflict: int = 0
    address: str = ""

    @property
    def name(self) -> str:
        """The post with its state."""
        words = f"{self.post} ({self.country})" if self.country else self.post
        return f"former {words}" if self.former else words
