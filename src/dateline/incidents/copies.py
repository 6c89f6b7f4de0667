"""Reports that copy one another: nearly the same words in the same order.

MinHash over runs of words, with a fixed seed: a report's print depends on its text alone.
Prints are compared where one of their bands is the same.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from dateline.incidents.words import shingles

#: Words in a run.
_RUN: Final = 5
_SEED: Final = 20261130
_NUMBERS: Final = 128
_BANDS: Final = 32
#: Share of the same runs from which on two reports are copies.
ALIKE: Final = 0.6
#: Texts with fewer runs are copies only if they are the same.
_FEWEST: Final = 25


def print_of(text: str) -> bytes:
    """Return the print of a text: 128 numbers of four bytes; of a short one, its hash alone."""
    runs = sorted(set(shingles(text, _RUN)))
    if len(runs) < _FEWEST:
        words = " ".join(shingles(text, 1)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(words, digest_size=8).digest() if words else b""
    minhash = RMinHash(num_perm=_NUMBERS, seed=_SEED)
    minhash.update(runs)
    return np.array(minhash.digest(), dtype="<u4").tobytes()


def bands(print_: bytes) -> list[int]:
    """Return the keys by which prints are found, 63 bits each, in order."""
    size = len(print_) // _BANDS
    if not size:
        return [_key(b"short", print_)] if print_ else []
    pieces = (print_[n * size : (n + 1) * size] for n in range(_BANDS))
    return sorted({_key(str(n).encode(), piece) for n, piece in enumerate(pieces)})


def likeness(one: bytes, two: bytes) -> float:
    """Return the share of runs that two texts have in common, as far as prints tell it."""
    if len(one) != len(two) or not one:
        return 0.0
    if one == two:
        return 1.0
    if len(one) < 4 * _NUMBERS:
        return 0.0
    return round(float(np.mean(_numbers(one) == _numbers(two))), 4)


def first_of(group: Sequence[tuple[str, str]]) -> str:
    """Return the id of the earliest of reports given as (published, id)."""
    return min(group, key=lambda row: (row[0] or "9999", row[1]))[1]


def _numbers(print_: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(print_, dtype="<u4")


def _key(name: bytes, piece: bytes) -> int:
    digest = hashlib.blake2b(piece, digest_size=8, person=name).digest()
    return int.from_bytes(digest, "big") >> 1
