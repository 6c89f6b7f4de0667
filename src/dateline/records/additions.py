"""Additions to the shipped knowledge: what a user's dictionaries and judgements say.

They are read by whoever knows their form (``dictionaries``, ``store``) and handed through
the pipeline to the stages that find and resolve actors.
"""

from dataclasses import dataclass

from dateline.records.documents import content_hash


@dataclass(frozen=True, slots=True)
class NameEntry:
    """Words for an actor that is no single person: a state, body, group, or kind of people.

    ``kind`` is state, adjective, people, capital, metonym, org (names, matched with their
    capitals) or rank, post, body, crowd (nouns, matched in any case and number). ``code``
    is an ISO 3166 alpha-3 code or PLOVER's IGO, UNO, EUR, NGO, IMG, MNC, ISM; "" says
    nothing of the country. ``start`` and ``end`` are ISO 8601 prefixes that bound the days
    on which the entry holds (``end`` included), "" where there is no bound. ``source``
    names the file and line, or the judgement, that says so.
    """

    text: str
    kind: str
    name: str = ""
    code: str = ""
    sectors: tuple[str, ...] = ()
    person: bool = False
    start: str = ""
    end: str = ""
    identifier: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class HolderEntry:
    """A person and what he is from ``start`` to ``end`` (ISO 8601 prefixes, "" for no bound).

    ``post`` is "" where only country and sectors are known; ``also`` are other spellings of
    the name.
    """

    name: str
    country: str
    post: str = ""
    sectors: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    identifier: str = ""
    also: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Additions:
    """What goes before the shipped knowledge in one run.

    ``refused`` are claims that a person judged to be wrong: (name, post, country), folded
    by nobody: as written.
    """

    names: tuple[NameEntry, ...] = ()
    holders: tuple[HolderEntry, ...] = ()
    refused: tuple[tuple[str, str, str], ...] = ()

    def __add__(self, other: "Additions") -> "Additions":
        return Additions(
            self.names + other.names, self.holders + other.holders, self.refused + other.refused
        )

    def __bool__(self) -> bool:
        return bool(self.names or self.holders or self.refused)

    @property
    def digest(self) -> str:
        """A short hash of the content, "" where there is none: the same additions, the same."""
        return content_hash(repr(self)) if self else ""
