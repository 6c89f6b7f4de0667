"""Names over the whole report: which of them are of one person or thing."""

from typing import Final

from dateline.records import ActorMention
from dateline.resolved.chains import Chain
from dateline.resolved.given import gender_of
from dateline.resolved.names import fold, is_same_person, tokens
from dateline.resolved.organisations import is_same_organisation, name_words
from dateline.resolved.report import Report

#: Prepositions before places.
_PLACING: Final = frozenset({"in", "at", "near", "into", "around", "outside", "across"})


def resolve_names(report: Report) -> None:
    """Give every named mention its chain: persons first, then states, organisations, places."""
    _people(report)
    _others(report)


def _people(report: Report) -> None:
    """Bring persons together, the longest names first."""
    people = [n for n, mention in enumerate(report.actors) if mention.kind == "person"]
    people.sort(key=lambda n: (-len(tokens(report.actors[n].name)), n))
    for number in people:
        mention = report.actors[number]
        fitting = [chain for chain in report.chains if _fits_name(chain, mention)]
        if fitting:
            best = max(fitting, key=lambda c: (report.story(mention) in c.stories, -c.number))
            report.join(number, best, "name")
        else:
            chain = report.new(number, "person", "name")
            chain.gender = chain.gender or gender_of(mention.name)


def _fits_name(chain: Chain, mention: ActorMention) -> bool:
    """Say whether a person's name, gender and country allow for another mention."""
    if chain.gender and mention.gender and chain.gender != mention.gender:
        return False
    if chain.country and mention.country and chain.country != mention.country:
        return False
    return any(is_same_person(mention.name, name) for name in chain.names)


def _others(report: Report) -> None:
    """Bring states, places, groups together by name, and organisations, the longest first."""
    known: dict[tuple[str, str], Chain] = {}
    for number, mention in enumerate(report.actors):
        key = _name_key(mention)
        if key is None or _is_surname(report, number, mention):
            continue
        if key in known:
            report.join(number, known[key], "name")
            continue
        known[key] = chain = report.new(number, key[0], "name")
        if _is_government(mention):
            chain.sectors = ["GOV", *(s for s in chain.sectors if s == "PRE")]
    organisations = [
        n for n, m in enumerate(report.actors) if m.kind == "organisation" and n not in report.of
    ]
    organisations.sort(key=lambda n: (-len(name_words(report.actors[n].name)), n))
    for number in organisations:
        if report.actors[number].name and not _is_surname(report, number, report.actors[number]):
            _organisation(report, number)


def _organisation(report: Report, number: int) -> None:
    """Give an organisation's name the chain that it may be short for, or one of its own."""
    mention = report.actors[number]
    fitting = [
        chain
        for chain in report.chains
        if chain.kind == "organisation" and _fits_organisation(chain, mention)
    ]
    if fitting:
        best = max(fitting, key=lambda c: (mention.name in c.names, len(c.mentions), -c.number))
        report.join(number, best, "name")
    else:
        report.new(number, "organisation", "name")


def _fits_organisation(chain: Chain, mention: ActorMention) -> bool:
    if chain.country and mention.country and chain.country != mention.country:
        return False
    names = (mention.name, *mention.aliases)
    called = (*chain.names, *chain.aliases)
    return any(is_same_organisation(name, full) for name in names for full in called)


def _is_surname(report: Report, number: int, mention: ActorMention) -> bool:
    """Take a bare surname that was read as a place or firm for the one person who bears it."""
    name = tokens(mention.name)
    if mention.kind not in ("place", "organisation") or len(name) != 1 or mention.country:
        return False
    bearers = [
        chain
        for chain in report.chains
        if chain.kind == "person"
        and any(len(tokens(full)) > 1 and tokens(full)[-1] == name[0] for full in chain.names)
    ]
    if len(bearers) != 1 or report.tree(mention.sentence).case(mention.head) in _PLACING:
        return False
    report.join(number, bearers[0], "surname")
    return True


def _is_government(mention: ActorMention) -> bool:
    """Say whether a name is a state's, so that its government is meant."""
    if mention.kind in ("state", "adjective"):
        return True
    return mention.kind == "place" and bool(mention.country)


def _name_key(mention: ActorMention) -> tuple[str, str] | None:
    """Return what mentions of one named thing share, None for persons and descriptions."""
    if mention.kind in ("state", "adjective") and mention.country:
        return ("state", mention.country) if mention.name else None
    if mention.kind == "place":
        return "place", fold(mention.name)
    if mention.kind == "group" and mention.name:
        return "group", fold(mention.name)
    return None
