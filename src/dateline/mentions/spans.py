"""The main word of a stretch of words."""

from dateline.records import Parse


def head_of(parse: Parse, first: int, end: int) -> int:
    """Return the word of ``first`` to ``end`` (not included) that hangs on a word outside.

    Of several the first is taken.
    """
    words = parse.words
    outside = (n for n in range(first, end) if not first <= words[n].head < end)
    return next(outside, end - 1)
