"""Dictionary files to additions: the form found out, lines refused with their reasons."""

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.dictionaries.classic import CODED, read_classic
from dateline.dictionaries.drafts import Draft, Refused
from dateline.dictionaries.making import make
from dateline.dictionaries.spans import Made, settle
from dateline.dictionaries.tables import read_csv, read_yaml, separator_of
from dateline.errors import UnreadableInput
from dateline.inputs import MOST_BYTES, decode, unreadable
from dateline.records import Additions, HolderEntry, NameEntry, Refusal

_YAML: Final = frozenset({".yaml", ".yml"})
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\f\v") | {127})
#: Names times date ranges; the largest public dictionaries make some 60,000.
_MOST_ENTRIES: Final = 1_000_000
#: Of so many bytes one may be a stray control character.
_RARE: Final = 100


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """What dictionaries add, and the lines that are refused (``origin`` is FILE:LINE)."""

    additions: Additions
    refused: tuple[Refusal, ...]


def read_dictionaries(paths: Iterable[str]) -> Dictionaries:
    """Return what files say of names and offices; earlier files go before later ones.

    A file is CSV or YAML of our own keys (docs/dictionaries.md), or an actor or agent file
    of TABARI, PETRARCH or UniversalPetrarch; which one is told by its content. Lines that
    cannot be used are refused and the rest is used. Raises UnreadableInput for a file that
    is missing, binary, empty, larger than 64 MiB, or no dictionary.
    """
    names: list[NameEntry] = []
    holders: list[HolderEntry] = []
    refusals: list[Refusal] = []
    for path in dict.fromkeys(paths):
        kept, lines = _read(path)
        for item in kept:
            if isinstance(item.entry, HolderEntry):
                holders.append(item.entry)
            else:
                names.append(item.entry)
        refusals += [Refusal(f"{path}:{r.line}", r.reason, r.advice) for r in lines]
    return Dictionaries(Additions(tuple(names), tuple(holders)), tuple(refusals))


def _read(path: str) -> tuple[list[Made], list[Refused]]:
    """Return the entries of one file, and its refused lines in their order."""
    text = text_of(path)
    made: list[Made] = []
    refusals: list[Refused] = []
    file = Path(path).name
    for draft in _drafts(text, path):
        for item in [draft] if isinstance(draft, Refused) else make(draft, file):
            if isinstance(item, Refused):
                refusals.append(item)
            else:
                made.append(item)
        if len(made) > _MOST_ENTRIES:
            reason = f"makes more than {_MOST_ENTRIES:,} entries"
            raise UnreadableInput(path, reason, "split it and name the parts")
    kept, clashes = settle(made)
    lines = dict.fromkeys([*refusals, *clashes])
    return kept, sorted(lines, key=lambda refusal: refusal.line)


def text_of(path: str) -> str:
    """Return the text of a file: UTF-8, and single damaged lines as Windows-1252.

    Such files were pieced together over decades, so that one line may differ from the next.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if len(data) > MOST_BYTES:
        limit = f"larger than {MOST_BYTES // 1024 // 1024} MiB"
        raise UnreadableInput(path, limit, "split it and name the parts")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, path)[0]
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * _RARE > len(data):
        raise UnreadableInput(path, "binary, not text", "name a dictionary")
    lines = data.removeprefix(codecs.BOM_UTF8).translate(None, _CONTROLS).split(b"\n")
    return "\n".join(map(_line, lines)).replace("\r\n", "\n").replace("\r", "\n")


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _drafts(text: str, path: str) -> Iterator[Draft | Refused]:
    """Return the entries of a text in the form that it is in."""
    if not text.strip():
        raise UnreadableInput(path, "is empty", "name a dictionary")
    if Path(path).suffix.lower() in _YAML:
        return read_yaml(text, path)
    if separator := separator_of(text):
        return read_csv(text, separator)
    if text.lstrip().startswith(("- ", "-\n")):
        return read_yaml(text, path)
    if CODED.search(text):
        return read_classic(text)
    advice = "give a CSV with a header (name, country, post …); see docs/dictionaries.md"
    raise UnreadableInput(path, "no dictionary of a form that is known", advice)
