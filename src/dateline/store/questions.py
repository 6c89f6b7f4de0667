"""What the questions to a store share: their SQL, rows by name, and what the store says now."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar

from dateline.store.database import Store

Row = dict[str, object]

_Answer = TypeVar("_Answer")
#: Answers that are kept, those asked for last at the end.
_KEPT: Final[OrderedDict[Hashable, Any]] = OrderedDict()
_MOST_KEPT: Final = 256
_LOCK: Final = Lock()
_SQL: Final = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the rows of an answer, and how many rows the whole answer has."""

    rows: list[Row]
    total: int


@cache
def sql(name: str) -> str:
    """Return the SQL of a question, or of a part of one."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def rows_of(names: Sequence[str], found: Sequence[Sequence[object]]) -> list[Row]:
    """Return rows by name."""
    return [dict(zip(names, row, strict=True)) for row in found]


def kept(store: Store, question: Hashable, make: Callable[[], _Answer]) -> _Answer:
    """Return the answer to a question, made only once for what the store says now.

    For answers that take long and are small; ``question`` names it with all its filters. A
    store in memory, or a part of one, has no name by which to tell it from others.
    """
    now = state(store)
    if now[0] is None or not store.is_whole:
        return make()
    key = (now, question)
    with _LOCK:
        if key in _KEPT:
            _KEPT.move_to_end(key)
            found: _Answer = _KEPT[key]
            return found
    answer = make()
    with _LOCK:
        _KEPT[key] = answer
        while len(_KEPT) > _MOST_KEPT:
            _KEPT.popitem(last=False)
    return answer


def state(store: Store) -> tuple[object, ...]:
    """Return values that change whenever reports or judgements do, in two milliseconds."""

    def asked() -> tuple[object, ...]:
        [found] = store.fetch(sql("state"))
        return found

    found: tuple[object, ...] = store.once("state", asked)
    return found
