"""Descriptions of groups and states: "the rebels", "its army", "the country"."""

from dateline.records import ActorMention
from dateline.resolved.chains import Chain
from dateline.resolved.report import Report


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
    """Resolve "the rebels", "its army" to an earlier mention of the same words."""
    country = report.owner_country(mention)
    chains = list(report.in_story(report.story(mention), "group", "organisation"))
    same = (chain for chain in reversed(chains) if _same_words(chain, mention, country))
    chain = next(same, None)
    if chain is not None:
        report.join(number, chain, "same words")
    else:
        kind = "organisation" if mention.kind == "organisation" else "group"
        chain = report.new(number, kind, "description")
    chain.settle(country, "owner")


def _same_words(chain: Chain, mention: ActorMention, country: str) -> bool:
    """Say whether a chain is called by the same words, and its country allows for it."""
    if chain.lemma != mention.lemma:
        return False
    if country:
        return chain.country == country
    return mention.definite or not chain.country
