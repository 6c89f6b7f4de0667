"""Sentences longer than the encoder reads at once, cut into windows and joined again."""

from collections.abc import Sequence
from typing import Final

#: Subwords of a window, markers not counted; training sentences are no longer.
WINDOW: Final = 198
_SEARCH: Final = 40
_BREAKS: Final = (frozenset((".", "!", "?", ";")), frozenset((",", ":", "—", "–", "--")))


def cut_windows(forms: Sequence[str], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Return (start, end) word ranges of at most ``WINDOW`` subwords that cover all words.

    ``sizes`` holds each word's number of subwords. A window ends after a mark where
    one stands among its last forty words, the strongest and last one first.
    """
    windows = []
    start = 0
    while start < len(forms):
        end, total = start, 0
        while end < len(forms) and total + sizes[end] <= WINDOW:
            total += sizes[end]
            end += 1
        if end < len(forms):
            end = _nicer_end(forms, start, end)
        windows.append((start, end))
        start = end
    return windows


def _nicer_end(forms: Sequence[str], start: int, end: int) -> int:
    for marks in _BREAKS:
        for place in range(end - 1, max(start, end - _SEARCH), -1):
            if forms[place] in marks:
                return place + 1
    return end
