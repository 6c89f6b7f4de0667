"""Names over the whole report: which of them are of one person or thing."""

from dateline.records import ActorMention
from dateline.resolved.chains import Chain
from dateline.resolved.names import fold, is_same_person, tokens
from dateline.resolved.report import Report


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
            report.new(number, "person", "name")


def _fits_name(chain: Chain, mention: ActorMention) -> bool:
    """Say whether a person's name, gender and country allow for another mention."""
    if chain.gender and mention.gender and chain.gender != mention.gender:
        return False
    if chain.country and mention.country and chain.country != mention.country:
        return False
    return any(is_same_person(mention.name, name) for name in chain.names)


def _others(report: Report) -> None:
    known: dict[tuple[str, str], Chain] = {}
    for number, mention in enumerate(report.actors):
        key = _name_key(mention)
        if key is None:
            continue
        if key in known:
            report.join(number, known[key], "name")
            continue
        known[key] = chain = report.new(number, key[0], "name")
        if _is_government(mention):
            chain.sectors = ["GOV", *(s for s in chain.sectors if s == "PRE")]
        for alias in mention.aliases:
            known.setdefault((key[0], fold(alias)), chain)


def _is_government(mention: ActorMention) -> bool:
    """Say whether a name is a state's, so that its government is meant."""
    if mention.kind in ("state", "adjective"):
        return True
    return mention.kind in ("place", "group") and bool(mention.country)


def _name_key(mention: ActorMention) -> tuple[str, str] | None:
    """Return what mentions of one named thing share, None for persons and descriptions."""
    if mention.kind in ("state", "adjective") and mention.country:
        return ("state", mention.country) if mention.name else None
    if mention.kind == "place":
        return "place", fold(mention.name)
    if mention.kind == "organisation" and mention.name:
        return "organisation", fold(mention.name).removeprefix("the ")
    if mention.kind == "group" and mention.name:
        return "group", fold(mention.name)
    return None
