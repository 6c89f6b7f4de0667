"""What a given name tells of the pronouns that may stand for a person."""

from collections.abc import Mapping
from functools import cache

from dateline.lists import lines
from dateline.resolved.names import fold


@cache
def _genders() -> Mapping[str, str]:
    rows = (line.split() for line in lines("dateline.resolved", "given_names"))
    return {fold(name): row[0] for row in rows for name in row[1:]}


def gender_of(name: str) -> str:
    """Return m, f, or "" where a full name's first word does not tell.

    >>> gender_of("Angela Lindqvist"), gender_of("Lindqvist")
    ('f', '')
    """
    first, _, rest = name.partition(" ")
    return _genders().get(fold(first), "") if rest else ""
