"""Pairs: "both sides", "the two leaders" are the two most spoken of."""

from collections.abc import Iterable, Sequence
from typing import Final

from dateline.records import ActorMention
from dateline.resolved.chains import Chain
from dateline.resolved.report import Report
from dateline.resolved.state_words import is_state_word

_PEOPLE: Final = ("person", "role")
_STATES: Final = ("state",)
#: Who may be a side in a conflict within one country.
_ANY_SIDE: Final = ("state", "organisation", "group")


def resolve_pair(report: Report, number: int, mention: ActorMention) -> None:
    """Resolve a pair to the two most spoken of in its story."""
    story = report.story(mention)
    kinds = _kinds(report, number, mention)
    ranked = _by_weight(report, number, story, kinds)
    chosen = ranked[:2] if kinds == _ANY_SIDE else _of_two_countries(ranked)
    if len(chosen) == 2:
        report.join_several(number, chosen, "both")
        for chain in chosen:
            chain.stories.add(story)
    elif kinds != _STATES or mention.lemma in ("both", "two"):
        _pair_of_states(report, number, story)


def _kinds(report: Report, number: int, mention: ActorMention) -> tuple[str, ...]:
    """Return what kinds of chains the two may be."""
    if not is_state_word(mention):
        return _PEOPLE
    if "side" not in mention.lemma or _are_sides_states(report, number, report.story(mention)):
        return _STATES
    return _ANY_SIDE


def _are_sides_states(report: Report, number: int, story: int) -> bool:
    """Say whether at least two states have been spoken of more than once."""
    often = [
        chain
        for chain in report.in_story(story, "state")
        if len([n for n in chain.mentions if n != number]) > 1
    ]
    return len(often) > 1


def _by_weight(report: Report, number: int, story: int, kinds: tuple[str, ...]) -> list[Chain]:
    """Return the chains of a story by how much they are spoken of, before ``number`` first."""
    counted = []
    for chain in report.in_story(story, *kinds):
        if chain.plural and kinds != _ANY_SIDE:
            continue
        before = [n for n in chain.mentions if n < number]
        here = [n for n in chain.mentions if report.story(report.actors[n]) == story]
        if here:
            last = before[-1] if before else -1
            counted.append((bool(before), len(before) or len(here), last, chain))
    counted.sort(key=lambda row: row[:3], reverse=True)
    return [chain for *_, chain in counted]


def _of_two_countries(ranked: Iterable[Chain]) -> Sequence[Chain]:
    """Return the first two chains that are not of one country."""
    chosen: list[Chain] = []
    for chain in ranked:
        if len(chosen) < 2 and not any(_same_country(chain, other) for other in chosen):
            chosen.append(chain)
    return chosen


def _same_country(one: Chain, other: Chain) -> bool:
    return bool(one.country) and one.country == other.country


def _pair_of_states(report: Report, number: int, story: int) -> None:
    """Take the two states most spoken of, where nobody else makes a pair."""
    states = list(report.in_story(story, "state"))
    states.sort(key=lambda chain: (-len(chain.mentions), chain.number))
    if len(states) >= 2:
        report.join_several(number, states[:2], "both states")
