"""A coding project's dictionaries to a codebook: its own codes, nothing translated."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from dateline.dictionaries.drafts import Refused
from dateline.dictionaries.name_codes import read_discards, read_names
from dateline.dictionaries.reading import text_of
from dateline.dictionaries.verb_lines import read_verbs
from dateline.errors import UnreadableInput
from dateline.records import Refusal, VerbBook, VerbForm, VerbRule

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class ReadCodebook:
    """What dictionaries say, and the lines that are refused (``origin`` is FILE:LINE)."""

    codebook: VerbBook
    refused: tuple[Refusal, ...]


def read_codebook(
    verbs: Iterable[str], names: Iterable[str], discards: Iterable[str] = ()
) -> ReadCodebook:
    """Return what files of verbs, of actors and agents, and of discarded phrases say.

    The forms are those of TABARI, PETRARCH, PETRARCH2 and UniversalPetrarch. Lines that
    cannot be used are refused and the rest is used. Raises UnreadableInput for a file that
    is missing, binary or larger than 64 MiB, or in which nothing is found.
    """
    refused: list[Refusal] = []
    actors = tuple(_items(names, read_names, refused))
    read = list(_items(verbs, read_verbs, refused))
    codebook = VerbBook(
        actors,
        tuple(item for item in read if isinstance(item, VerbForm)),
        tuple(_items(discards, read_discards, refused)),
        tuple(item for item in read if isinstance(item, VerbRule)),
    )
    return ReadCodebook(codebook, tuple(refused))


def _items(
    paths: Iterable[str],
    read: Callable[[str], Iterator[_Item | Refused]],
    refused: list[Refusal],
) -> Iterator[_Item]:
    """Yield what the files of one kind say; add refused lines in their order."""
    for path in dict.fromkeys(paths):
        found, lines = False, []
        for item in read(text_of(path)):
            if isinstance(item, Refused):
                lines.append(item)
            else:
                found = True
                yield item
        if not found:
            reason = "nothing in it is read" if lines else "is empty"
            advice = f"line {lines[0].line}: {lines[0].reason}" if lines else "name a dictionary"
            raise UnreadableInput(path, reason, advice)
        lines = sorted(dict.fromkeys(lines), key=lambda line: line.line)
        refused += [Refusal(f"{path}:{r.line}", r.reason, r.advice) for r in lines]
