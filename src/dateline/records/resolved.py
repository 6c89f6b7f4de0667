"""Resolutions: what mentions stand for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorResolution:
    """Who an actor mention is.

    ``entities`` are numbers in Resolutions.entities: one for most mentions, several
    for "both sides", none where nobody is found.
    """

    entities: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """An office that a person is known to have held, from ``start`` to ``end``.

    Both are ISO 8601 prefixes, "" for no known bound.
    """

    post: str
    sectors: tuple[str, ...]
    start: str
    end: str

    def holds(self, day: str) -> bool:
        """Say whether the term runs on a day, month or year (an ISO 8601 prefix)."""
        if not self.start:
            return False
        begun = self.start[: len(day)] <= day[: len(self.start)]
        return begun and (not self.end or day[: len(self.end)] <= self.end[: len(day)])


@dataclass(frozen=True, slots=True)
class ActorEntity:
    """Someone who acts in one story of a report, under the fullest name read.

    ``key`` is stable for the same name, country and kind. ``known`` says that the
    knowledge has it; ``identifier`` is its Wikidata id there, or "". ``terms`` are the known
    offices of a person whose office the report does not tell, the highest first.
    """

    key: str
    kind: str
    name: str
    country: str
    sectors: tuple[str, ...]
    office: str
    identifier: str
    known: bool
    mentions: tuple[int, ...]
    country_why: str = ""
    terms: tuple[KnownTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date: ISO 8601 prefix (``2025-08-13``, ``2025-08``, ``2025``) or "".

    ``end`` closes an interval. ``precision`` is day, month, year or unknown; ``basis``
    is stated (written out), resolved (worked out from the report's date) or assumed
    (taken over from the report).
    """

    value: str
    end: str = ""
    precision: str = "unknown"
    basis: str = "assumed"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer (GeoNames names and codes), or only a country.

    ``resolution`` says how exact it is: point, city, district, province or country.
    ``score`` is 0 to 1; ``rivals`` are the geonameids that lost.
    """

    name: str
    country: str
    country_name: str = ""
    geonameid: int = 0
    lat: float | None = None
    lon: float | None = None
    city: str = ""
    district: str = ""
    province: str = ""
    feature_class: str = ""
    feature_code: str = ""
    resolution: str = "country"
    score: float = 1.0
    rivals: tuple[int, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Resolutions:
    """The answers for one document, list by list as in Mentions."""

    entities: tuple[ActorEntity, ...]
    actors: tuple[ActorResolution, ...]
    dates: tuple[ResolvedDate, ...]
    places: tuple[Place | None, ...]
