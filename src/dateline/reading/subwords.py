"""From word forms to the encoder's subwords: WordPiece, uncased.

Written here rather than taken from ``tokenizers``, which brings a network client
along: words come ready cut, so that forty lines and a cache do. The normalisation
is BERT's (Devlin et al. 2019, "uncased"): lower case, accents stripped, control
characters dropped, punctuation and ideographs cut off as single pieces.
"""

import unicodedata
from pathlib import Path
from typing import Final

UNKNOWN: Final = 100
START: Final = 101
END: Final = 102
#: Longer words (URLs, runs of one letter) are read by their first pieces.
MOST_PIECES: Final = 8
_MOST_CHARACTERS: Final = 100
_CACHE_LIMIT: Final = 50_000
_IDEOGRAPHS: Final = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


class Subwords:
    """The encoder's vocabulary, with a cache, since words follow Zipf's law."""

    def __init__(self, path: Path) -> None:
        """Load a vocabulary: one piece a line, its number the line's."""
        lines = path.read_text(encoding="utf-8").splitlines()
        self._numbers = {piece: number for number, piece in enumerate(lines)}
        self._cache: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def is_word(self, form: str) -> bool:
        """Say whether a form, lower-cased, is a word of the vocabulary by itself."""
        return form.lower() in self._numbers

    def pieces(self, form: str) -> tuple[int, ...]:
        """Return 1 to 8 vocabulary numbers for a word form."""
        found = self._cache.get(form)
        if found is None:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[form] = self._encode(form)
        return found

    def _encode(self, form: str) -> tuple[int, ...]:
        pieces: list[int] = []
        for part in split_word(form[:_MOST_CHARACTERS]):
            pieces.extend(self._match(part))
            if len(pieces) >= MOST_PIECES:
                break
        return tuple(pieces[:MOST_PIECES]) or (UNKNOWN,)

    def _match(self, part: str) -> list[int]:
        """Return the longest pieces from left to right; unknown where one fails."""
        found: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else f"##{part[start:end]}"
                number = self._numbers.get(piece)
                if number is not None:
                    break
                end -= 1
            else:
                return [UNKNOWN]
            found.append(number if number is not None else UNKNOWN)
            start = end
        return found


def split_word(form: str) -> list[str]:
    """Return the parts of a form: lower-cased, without accents, cut at punctuation."""
    if form.isascii() and form.isalnum():
        return [form.lower()]
    clean = "".join(c for c in form if not _is_dropped(c))
    plain = "".join(
        c for c in unicodedata.normalize("NFD", clean) if unicodedata.category(c) != "Mn"
    ).lower()
    parts: list[str] = [""]
    for character in plain:
        if character.isspace():
            parts.append("")
        elif _stands_alone(character):
            parts += [character, ""]
        else:
            parts[-1] += character
    return [part for part in parts if part]


def _is_dropped(character: str) -> bool:
    if character in "\t\n\r":
        return False
    return character in "\0\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")


def _stands_alone(character: str) -> bool:
    code = ord(character)
    if code < 128:
        return not character.isalnum()
    if any(low <= code <= high for low, high in _IDEOGRAPHS):
        return True
    return unicodedata.category(character).startswith("P")
