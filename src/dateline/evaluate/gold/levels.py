"""When two events are the same: levels that ask for more and more, and who answers whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.evaluate.gold.happenings import Happening, Who

Same = Callable[[Happening, Happening], bool]
_SameSide = Callable[[Sequence[Who], Sequence[Who]], bool]


def same_type(one: Happening, other: Happening) -> bool:
    """Say whether the type of one is a type that is right for the other."""
    return one.type in other.types or other.type in one.types


def same_quad(one: Happening, other: Happening) -> bool:
    """Say whether both are verbal or material, cooperation or conflict, alike."""
    return same_type(one, other) or (one.quad is not None and one.quad == other.quad)


def same_countries(one: Happening, other: Happening) -> bool:
    """Say whether both sides act for the same countries."""
    return _same_sides(
        one, other, lambda a, b: {who.country for who in a} == {who.country for who in b}
    )


def same_sectors(one: Happening, other: Happening) -> bool:
    """Say whether each party has one of its country with a sector in common opposite it.

    A party without a sector goes with any of its country.
    """
    return _same_sides(one, other, lambda a, b: _answered(a, b) and _answered(b, a))


def _answered(side: Sequence[Who], other: Sequence[Who]) -> bool:
    return all(any(_one_kind(who, one) for one in other) for who in side)


def _one_kind(one: Who, other: Who) -> bool:
    unsaid = not one.sectors or not other.sectors
    return one.country == other.country and (unsaid or bool({*one.sectors} & {*other.sectors}))


def _same_sides(one: Happening, other: Happening, same: _SameSide) -> bool:
    """Compare both sides; what has no direction, or one side only, as a whole."""
    if one.actors is None or other.actors is None:
        return True
    if same(one.actors, other.actors) and same(one.recipients or (), other.recipients or ()):
        return True
    mutual = one.mutual or other.mutual or not (one.recipients and other.recipients)
    return mutual and same(one.parties, other.parties)


def same_date(one: Happening, other: Happening) -> bool:
    """Say whether both have the same date to the same precision; no date is one, too."""
    return None in (one.date, other.date) or one.date == other.date


def same_status(one: Happening, other: Happening) -> bool:
    """Say whether both are actual, future, hypothetical or negated alike."""
    return None in (one.status, other.status) or one.status == other.status


def share_words(one: Happening, other: Happening) -> bool:
    """Say whether words that assert the one are among those that assert the other."""
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


@dataclass(frozen=True, slots=True)
class Level:
    """What has to agree for an event to be right, and what the level is called."""

    name: str
    asks: tuple[Same, ...]

    def agrees(self, one: Happening, other: Happening) -> bool:
        """Say whether two events agree in all that the level asks for."""
        return all(same(one, other) for same in self.asks)


#: What each level asks for beside all that the one before it does.
_GROWING: Final[Mapping[str, Same]] = {
    "type": same_type,
    "+ countries": same_countries,
    "+ sectors": same_sectors,
    "+ date": same_date,
    "+ status": same_status,
    "+ shared words": share_words,
}
TYPE: Final = Level("type", (same_type,))
COUNTRIES: Final = Level("type, countries", (same_type, same_countries))
DATES: Final = Level("type, countries, date", (same_type, same_countries, same_date))
#: A report often has several events of a type: only their words tell which is meant.
TYPE_THERE: Final = Level("type, shared words", (same_type, share_words))
#: Three looks of their own, then levels that ask for more and more.
LEVELS: Final = (
    Level("shared words", (share_words,)),
    TYPE_THERE,
    Level("quad class", (same_quad,)),
    *(Level(name, tuple(_GROWING.values())[:many]) for many, name in enumerate(_GROWING, 1)),
)


def pairs_at(
    level: Level, gold: Sequence[Happening], events: Sequence[Happening]
) -> list[tuple[int, int]]:
    """Return the most pairs (gold number, found number), one to one, that a level admits.

    Core events are served first; of several answers one with shared words is tried first.
    Because as many as can be are paired, a level that asks for more never finds more.
    """
    answers = [
        sorted(
            (number for number, event in enumerate(events) if level.agrees(row, event)),
            key=lambda number, row=row: not share_words(row, events[number]),  # type: ignore[misc]
        )
        for row in gold
    ]
    taken: dict[int, int] = {}
    for number in sorted(range(len(gold)), key=lambda number: not gold[number].core):
        _place(number, answers, taken, set())
    return sorted((row, event) for event, row in taken.items())


def _place(
    row: int, answers: Sequence[Sequence[int]], taken: dict[int, int], tried: set[int]
) -> bool:
    """Give a gold event an answer, if need be by giving the one that has it another."""
    for event in answers[row]:
        if event in tried:
            continue
        tried.add(event)
        if event not in taken or _place(taken[event], answers, taken, tried):
            taken[event] = row
            return True
    return False
