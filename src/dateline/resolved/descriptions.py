"""Descriptions of groups and states: "the rebels", "its army", "the country"."""

from collections.abc import Mapping
from functools import cache

from dateline.lists import lines
from dateline.records import ActorMention
from dateline.resolved.chains import Chain
from dateline.resolved.organisations import name_words
from dateline.resolved.report import Report


@cache
def _kinds_of_noun() -> Mapping[str, frozenset[str]]:
    """Return nouns for bodies with the sectors and codes that these have, "" for unknown."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("dateline.resolved", "body_nouns"):
        noun, _, kinds = line.partition(":")
        found[noun.strip()] = frozenset(
            "" if kind == "-" else kind for kind in kinds.replace(",", " ").split()
        )
    return found


def resolve_state(report: Report, number: int, mention: ActorMention) -> None:
    """Resolve "the country", "the kingdom": the state last spoken of."""
    states = [
        chain
        for chain in report.in_story(report.story(mention), "state")
        if chain.last_before(number) >= 0
    ]
    if states and mention.definite:
        last = max(states, key=lambda chain: chain.last_before(number))
        report.join(number, last, "description")
    else:
        report.new(number, "group", "description")


def resolve_group(report: Report, number: int, mention: ActorMention) -> None:
    """Resolve "the rebels", "its army" to an earlier mention of the same words or body."""
    country = report.owner_country(mention)
    if _is_government(mention) and _join_state(report, number, mention, country):
        return
    body = _body_meant(report, number, mention, country)
    if body is not None:
        report.join(number, body, "description")
        return
    chains = list(report.in_story(report.story(mention), "group", "organisation"))
    same = (chain for chain in reversed(chains) if _same_words(chain, mention, country))
    chain = next(same, None)
    if chain is not None:
        report.join(number, chain, "same words")
    else:
        kind = "organisation" if mention.kind == "organisation" else "group"
        chain = report.new(number, kind, "description")
    chain.settle(country, "owner")


def _is_government(mention: ActorMention) -> bool:
    """Say whether a body is the government of a state as a whole."""
    return mention.lemma.lower() in lines("dateline.resolved", "government_words")


def _join_state(report: Report, number: int, mention: ActorMention, country: str) -> bool:
    """Give "the government" its state, named or the one most spoken of so far."""
    states = [
        chain
        for chain in report.in_story(report.story(mention), "state")
        if (chain.country == country if country else chain.last_before(number) >= 0)
    ]
    if not states or not (country or mention.definite):
        return False
    best = max(states, key=lambda chain: (_count_before(chain, number), -chain.number))
    report.join(number, best, "government")
    return True


def _count_before(chain: Chain, number: int) -> int:
    return sum(n < number for n in chain.mentions)


def _body_meant(report: Report, number: int, mention: ActorMention, country: str) -> Chain | None:
    """Return the named organisation that "the ministry", "the airline" means, or None.

    One whose name has the noun ("Foreign Ministry"), else for nouns that any body of a kind
    may be called by ("the group", "the company") the last one of that kind.
    """
    if not mention.definite or mention.count != 1:
        return None
    noun = mention.lemma.lower().rpartition(" ")[2]
    named = [
        chain
        for chain in report.in_story(report.story(mention), "organisation")
        if chain.names
        and chain.last_before(number) >= 0
        and not (country and chain.country and chain.country != country)
    ]
    by_name = [chain for chain in named if _bears(chain, noun)]
    by_kind = [] if by_name else [chain for chain in named if _is_of_kind(chain, noun)]
    fitting = by_name or by_kind
    return max(fitting, key=lambda chain: chain.last_before(number), default=None)


def _bears(chain: Chain, noun: str) -> bool:
    """Say whether a body's name has a noun as a word, in the singular or plural."""
    return any(word in (noun, noun + "s") for name in chain.names for word in name_words(name))


def _is_of_kind(chain: Chain, noun: str) -> bool:
    """Say whether a noun may be said of any body like this one: "the group"."""
    kinds = _kinds_of_noun().get(noun)
    if kinds is None:
        return False
    sectors = set(chain.sectors)
    if not sectors:
        return "" in kinds
    return bool(sectors & kinds) or chain.country in kinds


def _same_words(chain: Chain, mention: ActorMention, country: str) -> bool:
    """Say whether a chain is called by the same words, and its country allows for it."""
    if chain.lemma != mention.lemma:
        return False
    if country:
        return chain.country == country
    return mention.definite or mention.last == mention.first or not chain.country
