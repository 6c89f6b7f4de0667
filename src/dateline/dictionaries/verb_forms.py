"""The forms of a verb that a dictionary names by its base alone."""

from typing import Final

_VOWELS: Final = "AEIOU"
_HISSING: Final = ("S", "SH", "CH", "X", "Z", "O")


def inflected(base: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return all forms of a verb in capitals; ``given`` are those that the file writes out.

    Where the file gives forms, the past is among them and no regular one is made.

    >>> inflected("PLAN", ())
    ('PLAN', 'PLANS', 'PLANNING', 'PLANNED')
    """
    if base.endswith("Y") and base[-2:-1] not in _VOWELS:
        regular = [base[:-1] + "IES", base + "ING", base[:-1] + "IED"]
    else:
        stem = base.removesuffix("E") if not base.endswith("EE") else base
        stem = _doubled(stem) if stem == base else stem
        past = base + "D" if base.endswith("E") else stem + "ED"
        regular = [base + ("ES" if base.endswith(_HISSING) else "S"), stem + "ING", past]
    if given:
        regular = [*regular[:2], *given]
    return tuple(dict.fromkeys([base, *regular]))


def _doubled(stem: str) -> str:
    """Return a short stem with its last consonant doubled: PLANN, STOPP."""
    vowels = sum(letter in _VOWELS for letter in stem)
    ends = len(stem) > 2 and stem[-1] not in _VOWELS + "WXY"
    if ends and vowels == 1 and stem[-2] in _VOWELS:
        return stem + stem[-1]
    return stem
