"""What was set aside on the way in, and what a reader should know of the rest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not read: which, why, and what to do about it."""

    origin: str
    reason: str
    advice: str = ""

    def __str__(self) -> str:
        return (
            f"{self.origin}: {self.reason}; {self.advice}"
            if self.advice
            else (f"{self.origin}: {self.reason}")
        )


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on an input that was read: its encoding, its columns, a date that is unknown."""

    origin: str
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"


@dataclass(frozen=True, slots=True)
class Passed(Note):
    """What is no report by its nature and was passed over: so many, for one reason."""

    reason: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Known:
    """An input whose report is known from the same bytes before, so that it was not read."""

    origin: str
    document: str
