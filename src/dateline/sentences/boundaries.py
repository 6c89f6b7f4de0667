"""Where sentences end: a small linear model over the words around each gap.

A gap between two words is a candidate where the first ends like a sentence or
the second begins like one. Its features are hashed into a table of weights; the
sum decides. The model is trained by ``dateline.learn.boundaries``.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.sentences.tokens import word_list

BUCKETS: Final = 1 << 16
BULLETS: Final = frozenset("*•▪●◦")
_ENDS: Final = frozenset(".?!…:;\"”’')]}»")
_OPEN: Final = frozenset('"“‘([{«')


@lru_cache(maxsize=1 << 15)
def word_class(form: str) -> str:
    """Return the coarse class of a word that the features speak of."""
    if form[0] in ".?!…" and not form[-1].isalnum():
        return form[0] * min(len(form), 3)
    if form[-1] == "." and len(form) > 1:
        return _stopped_class(form)
    if form[0].isdigit():
        return "number" if len(form) < 3 else "year" if len(form) == 4 else "longnumber"
    if form[0].isalpha():
        upper = form.isupper() and len(form) > 1
        return "lower" if form == form.lower() else "upper" if upper else "capital"
    return "other" if form[0].isalnum() else form[:2]


def _stopped_class(form: str) -> str:
    if form.lower() in word_list("titles.txt"):
        return "title."
    if len(form) == 2:
        return "initial."
    return "acronym." if "." in form[:-1] else "abbrev."


def is_candidate(current: str, following: str) -> bool:
    """Say whether a sentence might end between two words."""
    return current[-1] in _ENDS or not following[0].isalpha() or not following[0].islower()


def is_certain(before: str, current: str, following: str, spaced: bool) -> bool:
    """Say whether a sentence surely ends: a stop after a whole word, then a capital or a bullet.

    The tokenizer leaves the stop of an abbreviation or an initial with its word.
    """
    whole = len(before) > 2 and before.isalpha() and before.islower()
    opens = following[0].isupper() or following in BULLETS
    return spaced and current == "." and whole and opens


def gap_features(
    forms: Sequence[str], place: int, start: int, spaced: bool, quoted: bool
) -> list[str]:
    """Return the features of the gap after ``forms[place]``.

    ``start`` is where the present sentence began, ``spaced`` whether white space
    stands in the gap, ``quoted`` whether a quotation is open before it.
    """
    current, following = forms[place], forms[place + 1]
    before = forms[place - 1] if place > start else "^"
    after = forms[place + 2] if place + 2 < len(forms) else "$"
    classes = (word_class(before), word_class(current), word_class(following), word_class(after))
    b, c, f, a = classes
    length = min(place - start, 12) // 2
    opens = following[0] in _OPEN
    gap = f"{spaced:d}{quoted:d}"
    return [
        f"c{c}", f"f{f}", f"w{current.lower()}", f"n{following.lower()}", f"p{before.lower()}",
        f"cf{c}|{f}|{gap}", f"bc{b}|{c}|{gap}", f"bcf{b}|{c}|{f}", f"cfa{c}|{f}|{a}",
        f"l{length}|{c}|{f}", f"cn{c}|{following.lower()}", f"wf{current.lower()}|{f}",
        f"wn{current.lower()}|{following.lower()}", f"pc{before.lower()}|{c}|{f}",
        f"o{opens:d}|{c}|{a}|{gap}", f"bcfa{b}|{c}|{f}|{a}", f"fa{f}|{after.lower()}",
    ]  # fmt: skip


def bucket(feature: str) -> int:
    """Return the feature's place in the table of weights."""
    return crc32(feature.encode("utf-8", "replace")) & (BUCKETS - 1)


def quote_open(form: str, quoted: bool) -> bool:
    """Return whether a quotation is open after ``form``, given whether one was before."""
    if form in ("“", "«", "``"):
        return True
    if form in ("”", "»", "''"):
        return False
    return not quoted if form == '"' else quoted


class Boundaries:
    """The trained weights, and the left-to-right decision."""

    def __init__(self, path: Path) -> None:
        """Load a ``.npy`` file with 65,536 weights and, last, the threshold."""
        table: NDArray[np.float16] = np.load(path)
        self._weights: list[float] = [float(x) for x in table]

    def ends(self, forms: Sequence[str], spaces: Sequence[bool], first: int = 0) -> list[int]:
        """Return the numbers of the words after which a sentence ends, the last included.

        ``spaces[i]`` says whether white space follows word i; words before ``first``
        (a dateline) are passed over.
        """
        found: list[int] = []
        start, quoted = first, False
        for place in range(first, len(forms) - 1):
            quoted = quote_open(forms[place], quoted)
            if not is_candidate(forms[place], forms[place + 1]):
                continue
            if place == start and forms[place] in BULLETS:
                continue
            before = forms[place - 1] if place else "^"
            if (
                is_certain(before, forms[place], forms[place + 1], spaces[place])
                or self._score(forms, place, start, spaces[place], quoted) > self._weights[-1]
            ):
                found.append(place)
                start = place + 1
        if forms:
            found.append(len(forms) - 1)
        return found

    def _score(
        self, forms: Sequence[str], place: int, start: int, spaced: bool, quoted: bool
    ) -> float:
        features = gap_features(forms, place, start, spaced, quoted)
        return sum(self._weights[bucket(feature)] for feature in features)
