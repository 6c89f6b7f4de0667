"""dateline reads news reports and keeps the record of politics that they report."""

from dateline.bridges.spacy import spacy
from dateline.errors import DatelineError, UserError
from dateline.parsing import parse, parse_many
from dateline.records import Entity, Parse, Sentence, Token, Word

__version__ = "0.1.0"

__all__ = [
    "DatelineError",
    "Entity",
    "Parse",
    "Sentence",
    "Token",
    "UserError",
    "Word",
    "parse",
    "parse_many",
    "spacy",
]
