"""Where a hyphen joins: "anti-American" and "al-Qaeda" are one word, "long-term" is three."""

from dateline.lists import words


def affixes() -> frozenset[str]:
    """Return prefixes ("anti-") and suffixes ("-wise") that a hyphen does not split off."""
    return words("dateline", "affixes")


def joins(first: str, second: str) -> bool:
    """Say whether a hyphen between two parts leaves them one word.

    >>> joins("al", "Qaeda"), joins("long", "term"), joins("UN", "brokered")
    (True, False, False)
    """
    letters = len(first) > 1 and first.isupper()
    prefix = f"{first.lower()}-" in affixes() and not letters
    return prefix or f"-{second.lower()}" in affixes()


def cut(word: str) -> list[str]:
    """Return the words that hyphens cut a word into; each hyphen that cuts stands alone.

    >>> cut("al-Qaeda-linked")
    ['al-Qaeda', '-', 'linked']
    """
    found: list[str] = []
    for part in word.split("-"):
        if found and joins(found[-1], part) and found[-1] and part:
            found[-1] += f"-{part}"
        else:
            found += ["-", part] if found else [part]
    return [part for part in found if part]
