"""Persons by title or description: "the defence minister", "the visiting general"."""

from collections.abc import Sequence

from dateline.records import ActorMention
from dateline.resolved.chains import Chain
from dateline.resolved.posts import Post, names_post, post_of
from dateline.resolved.report import Report


def resolve_role(report: Report, number: int, mention: ActorMention) -> None:
    """Resolve a title to the person that holds it, else to somebody not named."""
    country = report.owner_country(mention)
    chain = _person_for(report, number, mention, country)
    if chain is not None:
        report.join(number, chain, "title")
        chain.settle(country, "title")
    else:
        report.new(number, "role", "description").settle(country, "owner")


def _person_for(report: Report, number: int, mention: ActorMention, country: str) -> Chain | None:
    """Return the person that a title or description means: nearest before, else after."""
    fitting = _fitting(report, mention, country)
    before = [chain for chain in fitting if chain.last_before(number) >= 0]
    if before:
        return max(before, key=lambda chain: chain.last_before(number))
    points_forward = mention.definite or country or _is_head_matter(report, mention)
    if not fitting or not points_forward:
        return None
    return min(fitting, key=lambda chain: min(n for n in chain.mentions if n > number))


def _fitting(report: Report, mention: ActorMention, country: str) -> Sequence[Chain]:
    """Return the persons whom a title fits; those who bear its very words, if any do."""
    fitting = [
        chain
        for chain in report.in_story(report.story(mention), "person", "role")
        if chain.is_personal
        and _fits_role(report, chain, mention, country)
        and not _same_clause(report, chain, mention)
    ]
    title = mention.lemma.lower()
    exact = [chain for chain in fitting if any(names_post(title, post) for post in chain.posts)]
    return exact or fitting


def _is_head_matter(report: Report, mention: ActorMention) -> bool:
    """Say whether a mention stands in a line without articles: a headline, a strap."""
    words = report.parses[mention.sentence].words
    return not any(word.form == "." for word in words[-2:])


def _fits_role(report: Report, chain: Chain, mention: ActorMention, country: str) -> bool:
    """Say whether a person may be called so, by country, rank or post."""
    if country and chain.country and chain.country != country:
        return False
    if not (country or mention.definite or _is_head_matter(report, mention)):
        return False
    title = mention.lemma.lower()
    if mention.definite and (
        title.split()[-1] in chain.ranks or any(names_post(title, post) for post in chain.posts)
    ):
        return True
    wanted = post_of(mention.lemma)
    if wanted is None:
        return False
    if wanted.generic:
        return _fits_generic(report, chain, mention, country)
    return _fits_post(chain, wanted, country)


def _fits_generic(report: Report, chain: Chain, mention: ActorMention, country: str) -> bool:
    """Say whether "the leader" may mean a person; "the visiting" one is from elsewhere."""
    if "visiting" in report.text[mention.start : mention.end].lower():
        home = report.homes.get(report.story(mention), "")
        return bool(chain.country) and chain.country != home
    return chain.country == country if country else mention.definite


def _fits_post(chain: Chain, wanted: Post, country: str) -> bool:
    """Say whether a person holds a post, or may: same country, sector, no other post."""
    posts = [found for post in chain.posts if (found := post_of(post)) is not None]
    if chain.holder is not None and (held := post_of(chain.holder.post)) is not None:
        posts.append(held)
    if posts:
        return any(post.row == wanted.row for post in posts)
    alike = country and chain.country == country and set(wanted.sectors) & set(chain.sectors)
    return bool(alike)


def _same_clause(report: Report, chain: Chain, mention: ActorMention) -> bool:
    """Say whether the chain already stands in the sentence beside the mention.

    "The president met the minister": two persons, unless one names the other.
    """
    tree = report.tree(mention.sentence)
    clause = tree.clause(mention.head)
    others = (report.actors[n] for n in chain.mentions)
    return any(
        other.sentence == mention.sentence and tree.clause(other.head) == clause for other in others
    )
