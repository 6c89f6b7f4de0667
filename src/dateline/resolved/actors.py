"""Who is meant: names, titles, descriptions and pronouns of one report brought together.

First every name over the whole report, then descriptions and pronouns in the order of
the text, each within its own story. Headlines point forward: what is found neither
before nor in the same sentence is looked for after.
"""

from collections.abc import Callable, Mapping, Sequence

from dateline.records import ActorEntity, ActorMention, ActorResolution, Mentions, Parse
from dateline.resolved.chains import AskHolder, Chain
from dateline.resolved.copulas import join_said
from dateline.resolved.descriptions import resolve_group, resolve_state
from dateline.resolved.homes import fill_countries
from dateline.resolved.naming import resolve_names
from dateline.resolved.pairs import resolve_pair
from dateline.resolved.pronouns import resolve_pronoun
from dateline.resolved.report import Report
from dateline.resolved.roles import resolve_role
from dateline.resolved.state_words import is_state_word


def resolve_actors(
    text: str,
    parses: Sequence[Parse],
    mentions: Mentions,
    stories: Sequence[int],
    homes: Mapping[int, str],
    ask: AskHolder,
    country_of_place: Callable[[str], str],
) -> tuple[tuple[ActorEntity, ...], tuple[ActorResolution, ...]]:
    """Return the entities of a report and which one each actor mention means.

    ``stories`` gives the story of each sentence, ``homes`` the country of each story's
    dateline; ``ask`` asks the known office holders, ``country_of_place`` the gazetteer.
    """
    report = Report(text, parses, mentions, stories, homes)
    resolve_names(report)
    _ask_knowledge(report, ask, country_of_place)
    for number, mention in enumerate(report.actors):
        if number not in report.of and not join_said(report, number, mention):
            _resolver(mention)(report, number, mention)
    fill_countries(report, country_of_place)
    entities = tuple(chain.entity(_words(report, chain)) for chain in report.chains)
    answers = tuple(
        ActorResolution(report.of.get(number, ()), report.why.get(number, "nobody found"))
        for number in range(len(report.actors))
    )
    return entities, answers


def _ask_knowledge(report: Report, ask: AskHolder, country_of_place: Callable[[str], str]) -> None:
    """Give the named their known offices, and places their country."""
    for chain in report.chains:
        chain.look_up(ask)
        if chain.kind == "place" and not chain.country:
            chain.country, chain.country_why = country_of_place(chain.name), "gazetteer"


def _resolver(mention: ActorMention) -> Callable[[Report, int, ActorMention], None]:
    """Return what resolves a mention that is no name."""
    if mention.kind == "pronoun":
        return resolve_pronoun
    if mention.count == 2 and mention.kind in ("group", "role"):
        return resolve_pair
    if mention.kind == "role":
        return resolve_state if is_state_word(mention) else resolve_role
    return resolve_group


def _words(report: Report, chain: Chain) -> str:
    """Return the words of a chain's first mention."""
    mention = report.actors[chain.mentions[0]]
    return " ".join(report.text[mention.start : mention.end].split())
