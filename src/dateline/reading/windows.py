"""Words as the encoder takes them; sentences that are too long for it cut into windows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.reading.casing import SPECIAL, case_class
from dateline.reading.subwords import END, START

#: Subwords of a window, markers not counted; training sentences are no longer.
WINDOW: Final = 198
_SEARCH: Final = 40
_BREAKS: Final = (frozenset((".", "!", "?", ";")), frozenset((",", ":", "—", "–", "--")))


@dataclass(slots=True)
class Encoded:
    """Words as the encoder takes them: its subwords between two markers.

    ``cases`` has each subword's case class, ``first`` the place of each word's first.
    """

    subwords: list[int]
    cases: list[int]
    first: list[int]


def encode_words(forms: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> Encoded:
    """Return the encoder's input for words, given each word's vocabulary numbers."""
    encoded = Encoded([START], [SPECIAL], [])
    for form, numbers in zip(forms, pieces, strict=True):
        encoded.first.append(len(encoded.subwords))
        encoded.subwords.extend(numbers)
        encoded.cases.extend([case_class(form)] * len(numbers))
    encoded.subwords.append(END)
    encoded.cases.append(SPECIAL)
    return encoded


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
