"""Case classes: what an uncased encoder cannot see of a word's writing.

The encoder's vocabulary is lower-cased. The eight classes here are fed through
its token-type embedding, so that "US" and "us" or "Turkey" and "turkey" differ.
"""

from functools import lru_cache
from typing import Final

LOWER, TITLE, INITIAL, UPPER, MIXED, DIGIT, SYMBOL, SPECIAL = range(8)
CASE_CLASSES: Final = 8


@lru_cache(maxsize=1 << 15)
def case_class(form: str) -> int:
    """Return the case class of a word form, 0 to 7 (7 is for markers such as [CLS])."""
    if any(c.isdigit() for c in form):
        return DIGIT
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return SYMBOL
    if not any(c.isupper() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return INITIAL if len(letters) == 1 else UPPER
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return TITLE
    return MIXED
