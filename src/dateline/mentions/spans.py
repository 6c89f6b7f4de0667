"""The main word of a stretch of words."""

from typing import Final

from dateline.records import Parse

_SMALL: Final = frozenset(("DET", "ADP", "PUNCT", "CCONJ"))


def head_of(parse: Parse, first: int, end: int) -> int:
    """Return the word of ``first`` to ``end`` (not included) that hangs on a word outside.

    Of several the first is taken that is no article, preposition or mark.
    """
    words = parse.words
    outside = [n for n in range(first, end) if not first <= words[n].head < end]
    main = (n for n in outside if words[n].upos not in _SMALL)
    return next(main, outside[0] if outside else end - 1)
