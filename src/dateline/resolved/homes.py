"""Countries of those who are given none: their owner's, else the report's home."""

from collections import Counter
from typing import Final

from dateline.resolved.chains import Chain
from dateline.resolved.report import Report

#: PLOVER's codes for those who act for no country.
_NO_COUNTRIES: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})
#: So many mentions of one country outweigh a dateline that the text never speaks of.
_MANY: Final = 3
#: Kinds that are countries, or lie in one that the gazetteer knows.
_PLACED: Final = frozenset({"state", "place", "pair"})


def fill_countries(report: Report) -> None:
    """Give those without a country their owner's, else the report's home, flagged."""
    main, often = _main_country(report)
    for chain in report.chains:
        if not chain.country and chain.kind not in _PLACED:
            chain.settle(_of_owner(report, chain), "owner")
            if not chain.country:
                _assume_home(report, chain, main, often)


def _of_owner(report: Report, chain: Chain) -> str:
    """Return the country that the first mention with an owner takes from it, or ""."""
    owners = (report.owner_country(report.actors[number]) for number in chain.mentions)
    return next(filter(None, owners), "")


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

    "" where none stands out.
    """
    counted: Counter[str] = Counter()
    for chain in report.chains:
        if len(chain.country) == 3 and chain.country not in _NO_COUNTRIES:
            counted[chain.country] += len(chain.mentions)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] * 5 < sum(counted.values()) * 2:
        return "", False
    return ranked[0][0], ranked[0][1] >= _MANY
