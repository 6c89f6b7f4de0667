"""What a dictionary's lines say, whatever its form, before it is decided what they mean."""

from dataclasses import dataclass


class Unusable(Exception):
    """A line or a part of one that is not read: the reason, and what to do about it."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason}; {advice}")
        self.reason, self.advice = reason, advice


@dataclass(frozen=True, slots=True)
class Wording:
    """A name as the file writes it, and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the names of an entry stand for on the days from ``start`` to ``end`` (included).

    ``start`` is an ISO 8601 prefix, ``end`` a full date, each "" where there is no bound.
    """

    country: str
    sectors: tuple[str, ...]
    start: str
    end: str
    line: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry: its names, the main one first, and what they mean.

    ``kind`` is what the file says of it, "" where it says nothing; ``capitals`` says that
    the file writes all names in capitals, ``agent`` that it is a noun to which others lend
    their country.
    """

    wordings: tuple[Wording, ...]
    meanings: tuple[Meaning, ...]
    kind: str = ""
    post: str = ""
    identifier: str = ""
    capitals: bool = False
    agent: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that is not used, with the reason and the next step."""

    line: int
    reason: str
    advice: str


def refused(line: int, error: Unusable) -> Refused:
    """Return the refusal of a line for an error found in it."""
    return Refused(line, error.reason, error.advice)
