"""Users' dictionaries: what they say of names, offices, kinds of people, and verbs."""

from dateline.dictionaries.codebooks import ReadCodebook, read_codebook
from dateline.dictionaries.reading import Dictionaries, read_dictionaries

__all__ = ["Dictionaries", "ReadCodebook", "read_codebook", "read_dictionaries"]
