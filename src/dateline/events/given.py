"""What the events of a report are built from: the report and its stories' settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.events.groups import Context
from dateline.events.speakers import Speaker
from dateline.records import Codebook, ContextWord, Document, Parse, Place, ResolvedDate


@dataclass(frozen=True, slots=True)
class Setting:
    """A story's own day and place: what its lead says, else the report's."""

    date: ResolvedDate
    place: Place | None
    place_text: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that events are built from. ``kinds`` gives the part of each sentence.

    ``words`` are the words of contexts by sentence, ``about`` those of the contexts that each
    story is about.
    """

    document: Document
    parses: Sequence[Parse]
    context: Context
    kinds: Sequence[str]
    settings: dict[int, Setting]
    speakers: Sequence[Speaker | None]
    codebook: Codebook
    words: Mapping[int, Sequence[ContextWord]]
    about: Mapping[int, Mapping[str, Sequence[ContextWord]]]
