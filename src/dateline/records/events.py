"""Events, offices and quotes: what one report says, ready to be kept and shown."""

from dataclasses import dataclass, field

from dateline.records.claims import Rival
from dateline.records.documents import Document
from dateline.records.reading import Parse
from dateline.records.resolved import Place, ResolvedDate


@dataclass(frozen=True, slots=True)
class Party:
    """One member of an event's actor or recipient list."""

    key: str
    name: str
    code: str
    sectors: tuple[str, ...]
    office: str
    identifier: str
    entity_text: str
    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so. ``kind`` is statement, quote, report or social."""

    source: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that claims the event, with the words that decided.

    ``start`` and ``end`` bound the sentence, ``words`` the offsets of the trigger.
    ``actor_words`` and ``recipient_words`` are the offsets of the parties there.
    """

    sequence: int
    start: int
    end: int
    part: str
    words: tuple[tuple[int, int], ...]
    actor_words: tuple[tuple[int, int], ...]
    recipient_words: tuple[tuple[int, int], ...]
    frame: str
    score: float
    rivals: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class ContextEvidence:
    """Words that speak for a context of an event.

    ``basis`` is sentence, where they stand in a sentence that tells the event, or report,
    where the context is what the whole story is about.
    """

    context: str
    basis: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coding:
    """The codebook of an event, with the quad class and score of its type there."""

    codebook: str
    quad: int | None
    scale: float | None


@dataclass(frozen=True, slots=True)
class Event:
    """What one report says happened, merged from its claims.

    ``context_words`` are the words behind ``contexts``, as far as these rest on words.
    ``coding`` is None for the codebook that comes with dateline.
    """

    id: str
    document: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: ResolvedDate
    place: Place | None
    place_text: str
    status: str
    background: bool
    attribution: tuple[Attribution, ...]
    object: str
    amount: tuple[float, str] | None
    tolls: tuple[tuple[str, int], ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    context_words: tuple[ContextEvidence, ...] = ()
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A claim that a person holds a post, with its words.

    ``reported`` is the report's date (ISO 8601 or ""); ``start`` and ``end`` are
    offsets of the words.
    """

    id: str
    document: str
    person: str
    person_key: str
    as_written: str
    rank: str
    post: str
    country: str
    sectors: tuple[str, ...]
    former: bool
    reported: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a report under the fullest name, with the other names read."""

    key: str
    document: str
    name: str
    also: tuple[str, ...]
    rank: str
    postnominals: str
    country: str
    sectors: tuple[str, ...]
    identifier: str
    known: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks or of a social post, with who says them."""

    id: str
    document: str
    speaker: str
    speaker_key: str
    country: str
    start: int
    end: int
    text: str
    date: str
    part: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that one report gives: what the store keeps and the commands print."""

    document: Document
    parses: tuple[Parse, ...]
    events: tuple[Event, ...]
    offices: tuple[Office, ...]
    people: tuple[Person, ...]
    quotes: tuple[Quote, ...]
    places: tuple[tuple[str, Place], ...] = field(default=())
