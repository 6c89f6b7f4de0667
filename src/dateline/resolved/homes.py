"""Countries of those who are given none: their owner's, else the report's home."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from dateline.lists import words
from dateline.resolved.chains import Chain
from dateline.resolved.organisations import is_body_word
from dateline.resolved.report import Report
from dateline.resolved.state_words import is_state_noun

#: PLOVER's codes for those who act for no country.
_NO_COUNTRIES: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})
#: So many mentions of one country outweigh a dateline that the text never speaks of.
_MANY: Final = 3
#: Sectors of institutions that have a seat.
_SEATED: Final = frozenset({"EDU", "COP", "JUD", "MED", "LEG", "GOV"})
#: Kinds that are countries, or lie in one that the gazetteer knows.
_PLACED: Final = frozenset({"state", "place", "pair"})


def fill_countries(report: Report, country_of_place: Callable[[str], str]) -> None:
    """Give those without a country their owner's, a place's in the name, else the report's home.

    ``country_of_place`` asks the gazetteer. The last is a guess, and flagged.
    """
    unplaced = [c for c in report.chains if not c.country and c.kind not in _PLACED]
    for chain in unplaced:
        chain.settle(_of_owner(report, chain), "owner")
        if not chain.country and chain.kind == "organisation":
            chain.settle(_of_place_in_name(chain, country_of_place), "place in the name")
        if not chain.country and chain.kind == "person":
            chain.settle(_of_place_in_office(chain, country_of_place), "place in the office")
    main, often = _main_country(report)
    for chain in unplaced:
        if not chain.country and not _is_of_many(report, chain):
            _assume_home(report, chain, main, often)


def _may_be_place(place: Sequence[str]) -> bool:
    """Say whether words may name a place: in capitals, and not such as any body's name has."""
    common = len(place) == 1 and is_body_word(place[0])
    return not common and all(word[:1].isupper() for word in place)


def _is_of_many(report: Report, chain: Chain) -> bool:
    """Say whether a chain means states at large, or people from elsewhere: "foreign forces"."""
    if chain.plural and is_state_noun(chain.lemma):
        return True
    return any(_from_elsewhere(report, number) for number in chain.mentions)


def _from_elsewhere(report: Report, number: int) -> bool:
    """Say whether a mention's words are of no one country: "Western", "international"."""
    mention = report.actors[number]
    if mention.name and mention.kind != "group":
        return False
    head = report.parses[mention.sentence].words[mention.head]
    said = report.text[mention.start : max(mention.start, head.end)].lower().replace("-", " ")
    return bool(set(said.split()) & _elsewhere())


def _elsewhere() -> frozenset[str]:
    return words("dateline.resolved", "elsewhere")


def _of_owner(report: Report, chain: Chain) -> str:
    """Return the country that the first mention with an owner takes from it, or ""."""
    owners = (report.owner_country(report.actors[number]) for number in chain.mentions)
    return next(filter(None, owners), "")


def _of_place_in_name(chain: Chain, country_of_place: Callable[[str], str]) -> str:
    """Return the country of the place that an institution is named for, or "".

    "Amherst College", "the University of Nairobi"; not firms and parties, whose names say
    less of where they are, unless they say so: "the Bank of Nova Scotia".
    """
    seated = bool(_SEATED & set(chain.sectors))
    return _first_country(chain.names, seated, country_of_place)


def _of_place_in_office(chain: Chain, country_of_place: Callable[[str], str]) -> str:
    """Return the country of the place that an office is of: "Pune MP", "mayor of Lyon"."""
    return _first_country(chain.posts, True, country_of_place)


def _first_country(
    phrases: Iterable[str], first: bool, country_of_place: Callable[[str], str]
) -> str:
    """Return the country of a place behind "of" in phrases, or ``first`` in them, or ""."""
    for phrase in phrases:
        row = phrase.removeprefix("the ").removeprefix("The ").split()
        behind = [
            row[n + 1 : n + size]
            for n, word in enumerate(row[:-1])
            if word in ("of", "in", "at", "for")
            for size in (3, 2)
        ]
        ahead = [row[:2], row[:1]] if first and len(row) > 1 else []
        for place in (*behind, *ahead):
            if place and place != row and _may_be_place(place):
                country = country_of_place(" ".join(place))
                if country:
                    return country
    return ""


def _assume_home(report: Report, chain: Chain, main: str, often: bool) -> None:
    """Take the dateline's country, or the main one if the report speaks of that alone."""
    for story in sorted(chain.stories):
        home = report.homes.get(story, "")
        if home and (not often or any(other.country == home for other in report.chains)):
            chain.settle(home, "dateline")
            return
    chain.settle(main, "the report's main country")


def _main_country(report: Report) -> tuple[str, bool]:
    """Return the country that most mentions belong to, and whether they are many.

    The media that are quoted do not count. "" where none stands out; of two spoken of as
    much, the one named first.
    """
    counted: Counter[str] = Counter()
    first: dict[str, int] = {}
    for chain in report.chains:
        spoken_of = chain.kind != "organisation" or "JRN" not in chain.sectors
        if len(chain.country) == 3 and chain.country not in _NO_COUNTRIES and spoken_of:
            counted[chain.country] += len(chain.mentions)
            begun = min(chain.mentions)
            first[chain.country] = min(begun, first.get(chain.country, begun))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], first[item[0]]))
    if not ranked or ranked[0][1] * 5 < sum(counted.values()) * 2:
        return "", False
    return ranked[0][0], ranked[0][1] >= _MANY
