"""dateline reads news reports and keeps the record of politics that they report."""

from dateline.asking import Actor, actor
from dateline.bridges.spacy import spacy
from dateline.coding import Events, code, read
from dateline.errors import DatelineError, UserError
from dateline.parsing import parse, parse_many
from dateline.records import (
    Document,
    Entity,
    Event,
    Office,
    Parse,
    Person,
    Quote,
    Record,
    Sentence,
    Token,
    Word,
)
from dateline.relations import Relation, relation

__version__ = "0.5.0"

__all__ = [
    "Actor",
    "DatelineError",
    "Document",
    "Entity",
    "Event",
    "Events",
    "Office",
    "Parse",
    "Person",
    "Quote",
    "Record",
    "Relation",
    "Sentence",
    "Token",
    "UserError",
    "Word",
    "actor",
    "code",
    "parse",
    "parse_many",
    "read",
    "relation",
    "spacy",
]
