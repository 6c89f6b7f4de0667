"""The Python face: a file to a document, a document to its events."""

import warnings
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from dateline.errors import UnreadableInput
from dateline.records import (
    Additions,
    Codebook,
    Document,
    Event,
    Note,
    Office,
    Person,
    Quote,
    Record,
    Refusal,
)


class Events(list[Event]):
    """The events of a report, in the order of the text, with all else that was read."""

    def __init__(self, record: Record) -> None:
        """Wrap what the pipeline gives."""
        super().__init__(record.events)
        self.record = record

    @property
    def document(self) -> Document:
        """The report, with its parts."""
        return self.record.document

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes with their speakers."""
        return self.record.quotes

    @property
    def offices(self) -> tuple[Office, ...]:
        """Every claim of the report that somebody holds a post."""
        return self.record.offices

    @property
    def people(self) -> tuple[Person, ...]:
        """The named persons."""
        return self.record.people


def read(path: str, published: str = "") -> Document:
    """Return the first report that a file holds; ``published`` dates it if it has no date.

    Raises UnreadableInput with the reason where there is none.
    """
    from dateline.documents.intake import read_documents  # noqa: PLC0415

    for item in read_documents([path], published):
        if isinstance(item, Document):
            return item
        if isinstance(item, Refusal):
            raise UnreadableInput(item.origin, item.reason, item.advice)
        assert isinstance(item, Note)
    raise UnreadableInput(path, "no report in it", "name a file with one")


def code(
    document: Document,
    actors: Iterable[str] = (),
    codebook: str | Path | Codebook | None = None,
) -> Events:
    """Return the events of a report.

    ``actors`` are paths of dictionaries of names and offices (docs/dictionaries.md), which
    go before the shipped knowledge. Lines of them that cannot be used are told by a
    UserWarning each. Raises UnreadableInput where a file is none.

    ``codebook`` is the folder of one of your own (docs/codebooks.md), or what
    ``codebooks.read_codebook`` gave for it. Raises BadCodebook with every mistake in it.

    >>> [event.type for event in code(Document("France's president visited Kenya."))]
    ['CONSULT']
    """
    from dateline.pipeline import code_many  # noqa: PLC0415

    given = _additions(tuple((path, _stamp(path)) for path in actors))
    book = codebook if isinstance(codebook, Codebook | None) else _codebook(codebook)
    return Events(next(code_many([document], additions=given, codebook=book)))


def _codebook(folder: str | Path) -> Codebook:
    """Return the codebook of a folder; the last ones asked for are kept until they change."""
    files = sorted(Path(folder).rglob("*.yaml"))
    return _read_codebook(str(folder), tuple(f"{file} {_stamp(str(file))}" for file in files))


@lru_cache(maxsize=4)
def _read_codebook(folder: str, stamps: tuple[str, ...]) -> Codebook:  # noqa: ARG001 - a key
    from dateline.codebooks import read_codebook  # noqa: PLC0415

    return read_codebook(folder)


@lru_cache(maxsize=4)
def _additions(files: tuple[tuple[str, str], ...]) -> Additions:
    """Return what dictionaries say; the last ones asked for are kept until they change."""
    if not files:
        return Additions()
    from dateline.dictionaries import read_dictionaries  # noqa: PLC0415

    found = read_dictionaries(path for path, _stamp in files)
    for refusal in found.refused:
        warnings.warn(str(refusal), stacklevel=3)
    return found.additions


def _stamp(path: str) -> str:
    """Return what changes when a file is written; "" where there is none, which is told later."""
    try:
        state = Path(path).stat()
    except (OSError, ValueError):
        return ""
    return f"{state.st_mtime_ns} {state.st_size}"
