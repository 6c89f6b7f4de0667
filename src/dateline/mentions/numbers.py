"""Numbers in words and figures: "twenty-one", "1,200", "2.5 million", "a dozen"."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

_FIGURE: Final = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,9})?")
_FRACTION: Final = re.compile(r"([1-9])/([2-9])")
#: "500m", "2bn": the figure and the short form in one word.
_JOINED: Final = re.compile(r"(\d[\d,.]*)([a-z]+)")
_SHORT: Final = re.compile(r"([a-z]{1,3})(?:\.$|-\d)")
_ARTICLES: Final = ("a", "an")


@cache
def number_words() -> dict[str, tuple[str, float]]:
    """Return the known words in lower case with their kind and value."""
    text = (files(__package__) / "data" / "number_words.txt").read_text(encoding="utf-8")
    rows = (line.split("#")[0].split() for line in text.splitlines())
    return {word: (row[0], float(row[1])) for row in rows if row for word in row[2:]}


def parse_number(words: Sequence[str]) -> float | int | None:
    """Return the value of words that are one number as a whole, else None.

    >>> parse_number(["twenty", "-", "one"]), parse_number(["half", "a", "million"])
    (21, 500000)
    """
    found = number_at(words, 0)
    return found[0] if found and found[1] == len(words) else None


def number_at(words: Sequence[str], first: int) -> tuple[float | int, int] | None:
    """Return the number that begins at a word, and the word after its last; None if none.

    >>> number_at("a dozen men".split(), 0)
    (12, 2)
    """
    reading = _Reading(words, first)
    end = reading.run()
    if end == first:
        return None
    value = round(reading.total + (reading.current or 0.0), 6)
    return (int(value) if value == int(value) else value), end


def _short_form(word: str) -> tuple[str, float]:
    """Return the kind and value of "m." at the end of a sentence and of "bn-2bn"."""
    match = _SHORT.match(word)
    found = number_words().get(match[1], ("", 0.0)) if match else ("", 0.0)
    return found if found[0] == "short" else ("", 0.0)


class _Reading:
    """One number while it is read: what is settled (total) and what may still be multiplied."""

    def __init__(self, words: Sequence[str], first: int) -> None:
        self.words, self.place = words, first
        self.total = 0.0
        self.current: float | None = None
        self.kind = ""

    def run(self) -> int:
        """Read as far as it goes and return the word after the last."""
        while self.place < len(self.words):
            steps = self._step(self._word(0))
            if not steps:
                break
            self.place += steps
        return self.place

    def _word(self, ahead: int) -> str:
        place = self.place + ahead
        return self.words[place].lower() if place < len(self.words) else ""

    def _kind(self, ahead: int) -> str:
        return number_words().get(self._word(ahead), ("", 0.0))[0]

    def _step(self, word: str) -> int:
        """Take one part of the number; return how many words it has, 0 at the end."""
        kind, value = number_words().get(word) or _short_form(word)
        if kind in ("times", "scale", "short"):
            return self._multiply(kind, value)
        if kind in ("ones", "teens", "tens"):
            return self._add(kind, value)
        if kind == "part":
            return self._half(value)
        if word[:1].isdigit():
            return self._figure(word)
        return self._joint(word)

    def _figure(self, word: str) -> int:
        if self.kind == "figure" and (part := _FRACTION.fullmatch(word)):
            self.current = (self.current or 0.0) + int(part[1]) / int(part[2])
            self.kind = "done"
            return 1
        if self.kind:
            return 0
        shown = word
        if (joined := _JOINED.fullmatch(word)) and number_words().get(joined[2], ("",))[0] in (
            "short",
            "scale",
        ):
            shown = joined[1]
        if not _FIGURE.fullmatch(shown):
            return 0
        self.current, self.kind = float(shown.replace(",", "")), "figure"
        if shown != word and joined:
            self._multiply("scale", number_words()[joined[2]][1])
        return 1

    def _add(self, kind: str, value: float) -> int:
        """Take "one", "nineteen" or "twenty", where it fits behind what was read."""
        fits = self.kind in ("", "hundred", "scale") or (self.kind == "tens" and kind == "ones")
        if not fits:
            return 0
        self.current = (self.current or 0.0) + value
        self.kind = kind
        return 1

    def _multiply(self, kind: str, value: float) -> int:
        if self.current is None and self.kind == "scale" and kind == "scale":
            self.total *= value  # "2 lakh crore"
            return 1
        if self.current is None or self.kind == "done":
            return 0
        if kind == "short" and self.kind != "figure":
            return 0
        if kind == "times":
            self.current *= value
            self.kind = "hundred" if value == 100 else "done"
        else:
            self.total += self.current * value
            self.current = None
            self.kind = "scale" if kind == "scale" else "done"
        return 1

    def _half(self, value: float) -> int:
        """Take "half a million" and "half-million"; a bare half is no number here."""
        if self.kind:
            return 0
        steps = 2 if self._word(1) in (*_ARTICLES, "-") else 1
        if self._kind(steps) not in ("scale", "times"):
            return 0
        self.current, self.kind = value, "figure"
        return steps

    def _joint(self, word: str) -> int:
        """Take what joins: "-", "and", "point", and the article of "a hundred"."""
        if word in _ARTICLES and not self.kind and self._kind(1) in ("scale", "times"):
            self.current, self.kind = 1.0, "article"
            return 1
        if word == "-":
            return 1 if self._goes_on(1) else 0
        if word == "and" and self._word(1) == "a" and self._word(2) == "half":
            return self._and_a_half()
        if word == "and" and self.kind in ("hundred", "scale"):
            return 1 if self._kind(1) in ("ones", "teens", "tens") else 0
        if word == "point" and self.kind in ("ones", "teens", "tens", "figure"):
            return self._decimals()
        return 0

    def _goes_on(self, ahead: int) -> bool:
        kind = self._kind(ahead)
        return (self.kind == "tens" and kind == "ones") or (
            self.kind not in ("", "done") and kind in ("times", "scale")
        )

    def _and_a_half(self) -> int:
        if self.kind == "scale" and self.current is None and self.total:
            unit = number_words()[self._word(-1)][1]
            self.total += unit / 2
        elif self.current is not None and self.kind != "done":
            self.current += 0.5
        else:
            return 0
        self.kind = "figure" if self.current is not None else "done"
        return 3

    def _decimals(self) -> int:
        steps, rate = 1, 0.1
        while self._kind(steps) == "ones":
            self.current = (self.current or 0.0) + rate * number_words()[self._word(steps)][1]
            rate /= 10
            steps += 1
        if steps == 1:
            return 0
        self.kind = "figure"
        return steps
