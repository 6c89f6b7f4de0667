"""Events of either side, annotated or found, in the one form that scores compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dateline.records import Codebook, Event, Evidence

#: PLOVER types without a direction: who met whom is the same either way.
_EITHER_WAY: Final = frozenset({"CONSULT", "COOPERATE"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Who:
    """A party: its name, the country that it acts for, its sectors (() says nothing)."""

    name: str
    country: str
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it is compared. None stands for what was not annotated: it fits anything.

    ``also`` are types that are as good. ``core`` is False where nobody is blamed for not
    finding it. ``mutual``: its sides may be exchanged. ``spans`` are the words that assert
    it; ``reasons`` are the sentences, rules and rivals behind what the coder found.
    """

    type: str
    actors: tuple[Who, ...] | None
    recipients: tuple[Who, ...] | None
    date: str | None
    status: str | None
    spans: tuple[Span, ...]
    also: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    background: bool = False
    core: bool = True
    mutual: bool = False
    quad: int | None = None
    reasons: tuple[Evidence, ...] = ()

    @property
    def types(self) -> frozenset[str]:
        """All types that are right for it."""
        return frozenset((self.type, *self.also))

    @property
    def parties(self) -> tuple[Who, ...]:
        """Both sides together."""
        return (*(self.actors or ()), *(self.recipients or ()))


def annotated(row: Mapping[str, Any], codebook: Codebook) -> Happening:
    """Return the event of a gold file, whose form has been checked."""
    sides = "actors" in row or "recipients" in row
    evidence = row.get("evidence") or ()
    spans = [evidence] if evidence and isinstance(evidence[0], int) else evidence
    return Happening(
        type=row["type"],
        actors=_parties(row.get("actors")) if sides else None,
        recipients=_parties(row.get("recipients")) if sides else None,
        date=(row["date"] or "") if "date" in row else None,
        status=row.get("status") or None,
        spans=tuple((start, end) for start, end in spans),
        also=_words(row.get("also_accepted")),
        modes=_words(row.get("mode")),
        background=bool(row.get("background")),
        core=bool(row.get("core", True)),
        mutual=codebook.manner(row["type"]) in _EITHER_WAY,
        quad=codebook.quad(row["type"]),
    )


def found(event: Event, codebook: Codebook) -> Happening:
    """Return an event that the coder found."""
    return Happening(
        type=event.type,
        actors=tuple(Who(p.name, p.code, p.sectors) for p in event.actors),
        recipients=tuple(Who(p.name, p.code, p.sectors) for p in event.recipients),
        date=event.date.value,
        status=event.status,
        spans=tuple(sorted({span for one in event.evidence for span in one.words})),
        modes=event.modes,
        background=event.background,
        mutual=codebook.manner(event.type) in _EITHER_WAY,
        quad=codebook.quad(event.type),
        reasons=event.evidence,
    )


def _parties(rows: Iterable[Mapping[str, Any]] | None) -> tuple[Who, ...]:
    return tuple(
        Who(str(row.get("name") or ""), str(row.get("country") or ""), _words(row.get("sector")))
        for row in rows or ()
    )


def _words(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the words of a field that holds one, several with blanks or commas, or a list."""
    if isinstance(value, str):
        return tuple(value.replace(",", " ").split())
    return tuple(value or ())
