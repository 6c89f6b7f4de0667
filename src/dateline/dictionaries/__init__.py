"""Users' dictionaries: what they say of names, offices and kinds of people."""

from dateline.dictionaries.reading import Dictionaries, read_dictionaries

__all__ = ["Dictionaries", "read_dictionaries"]
