"""The records in which stages meet: frozen, slotted, pointing back to the text."""

from dateline.records.additions import Additions, HolderEntry, NameEntry
from dateline.records.claims import Claim, Rival
from dateline.records.codebook import Codebook, ContextWord
from dateline.records.documents import PART_KINDS, Document, Part, content_hash
from dateline.records.events import (
    Attribution,
    Coding,
    ContextEvidence,
    Event,
    Evidence,
    Office,
    Party,
    Person,
    Quote,
    Record,
)
from dateline.records.mentions import (
    ActorMention,
    AmountMention,
    DateMention,
    Mentions,
    OfficeMention,
    PlaceMention,
    SpeechMention,
    TollMention,
)
from dateline.records.reading import Entity, Parse, Sentence, Token, Word
from dateline.records.refusals import Note, Refusal
from dateline.records.resolved import (
    ActorEntity,
    ActorResolution,
    KnownTerm,
    Place,
    Resolutions,
    ResolvedDate,
)

__all__ = [
    "PART_KINDS",
    "ActorEntity",
    "ActorMention",
    "ActorResolution",
    "Additions",
    "AmountMention",
    "Attribution",
    "Claim",
    "Codebook",
    "Coding",
    "ContextEvidence",
    "ContextWord",
    "DateMention",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "HolderEntry",
    "KnownTerm",
    "Mentions",
    "NameEntry",
    "Note",
    "Office",
    "OfficeMention",
    "Parse",
    "Part",
    "Party",
    "Person",
    "Place",
    "PlaceMention",
    "Quote",
    "Record",
    "Refusal",
    "Resolutions",
    "ResolvedDate",
    "Rival",
    "Sentence",
    "SpeechMention",
    "Token",
    "TollMention",
    "Word",
    "content_hash",
]
