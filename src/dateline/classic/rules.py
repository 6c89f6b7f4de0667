"""Rules that make one event of an act and of who says, wants or tries it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.classic.parties import NOBODY
from dateline.records import VerbRule

#: Stands for nobody, and for anybody or nobody.
_NONE: Final = "_"
_ANY: Final = "."


def applied(
    rule: VerbRule, speakers: Iterable[str], pairs: Sequence[tuple[str, str]], *, own: bool
) -> Iterator[tuple[str, str]]:
    """Yield the sources and targets that a rule gives; the same letter is the same actor.

    ``own`` says that the act has a subject of its own, and not only its speaker's.
    """
    for speaker in speakers:
        for source, target in pairs:
            bound: dict[str, str] = {}
            places = (
                (rule.speaker, speaker),
                (rule.source, source if own or rule.source != _NONE else NOBODY),
                (rule.target, target),
            )
            if all(_binds(bound, letter, code) for letter, code in places):
                one, other = (bound.get(letter, NOBODY) for letter in rule.result)
                if one != other:
                    yield one, other


def _binds(bound: dict[str, str], letter: str, code: str) -> bool:
    """Let a letter stand for a code; say whether it can."""
    if letter == _ANY:
        return True
    if letter == _NONE:
        return code == NOBODY
    return code != NOBODY and bound.setdefault(letter, code) == code
