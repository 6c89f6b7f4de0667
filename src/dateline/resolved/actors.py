"""Who is meant: names, titles, descriptions and pronouns of one report brought together.

First every name over the whole report, then descriptions and pronouns in the order of
the text, each within its own story. Headlines point forward: what is found neither
before nor in the same sentence is looked for after.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from dateline import knowledge
from dateline.grammar import Tree
from dateline.records import ActorEntity, ActorMention, ActorResolution, Mentions, Parse
from dateline.resolved.chains import Chain
from dateline.resolved.names import fold, is_same_person, tokens
from dateline.resolved.posts import names_post, post_of

_SUBJECT: Final = ("nsubj", "nsubj:pass")
#: A pronoun's antecedent is looked for this many sentences back.
_BACK: Final = 4
#: Who may be a side in a conflict within one country.
_ANY_SIDE: Final = ("state", "organisation", "group")
#: PLOVER's codes for those who act for no country.
_NO_COUNTRIES: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})


@dataclass(slots=True)
class _Report:
    """What the resolver works on. ``stories`` and ``homes`` are by sentence and story."""

    text: str
    parses: Sequence[Parse]
    mentions: Mentions
    stories: Sequence[int]
    homes: Mapping[int, str]
    day: str
    chains: list[Chain] = field(default_factory=list)
    of: dict[int, tuple[int, ...]] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)

    def story(self, mention: ActorMention) -> int:
        return self.stories[mention.sentence]

    def join(self, number: int, chain: Chain, why: str) -> None:
        mention = self.mentions.actors[number]
        chain.add(number, mention, self.story(mention))
        self.of[number], self.why[number] = (chain.number,), why

    def new(self, number: int, kind: str, why: str) -> Chain:
        chain = Chain(kind, len(self.chains))
        self.chains.append(chain)
        mention = self.mentions.actors[number]
        chain.plural, chain.lemma = mention.count != 1, mention.lemma
        self.join(number, chain, why)
        return chain


def resolve_actors(
    text: str,
    parses: Sequence[Parse],
    mentions: Mentions,
    stories: Sequence[int],
    homes: Mapping[int, str],
    day: str,
    country_of_place: Callable[[str], str],
) -> tuple[tuple[ActorEntity, ...], tuple[ActorResolution, ...]]:
    """Return the entities of a report and which one each actor mention means.

    ``stories`` gives the story of each sentence, ``homes`` the country of each story's
    dateline, ``day`` the report's ISO date or "", ``country_of_place`` asks the gazetteer.
    """
    report = _Report(text, parses, mentions, stories, homes, day)
    _names(report)
    for chain in report.chains:
        chain.look_up(day)
    for chain in report.chains:
        if chain.kind == "place" and not chain.country:
            chain.country, chain.country_why = country_of_place(chain.name), "gazetteer"
    _descriptions(report)
    _fill_countries(report)
    entities = tuple(chain.entity(_words(report, chain)) for chain in report.chains)
    answers = tuple(
        ActorResolution(report.of.get(number, ()), report.why.get(number, "nobody found"))
        for number in range(len(mentions.actors))
    )
    return entities, answers


def _words(report: _Report, chain: Chain) -> str:
    mention = report.mentions.actors[chain.mentions[0]]
    return " ".join(report.text[mention.start : mention.end].split())


# ------------------------------------------------------------------ names


def _names(report: _Report) -> None:
    people = [n for n, m in enumerate(report.mentions.actors) if m.kind == "person"]
    people.sort(key=lambda n: (-len(tokens(report.mentions.actors[n].name)), n))
    chains: list[Chain] = []
    for number in people:
        mention = report.mentions.actors[number]
        fitting = [chain for chain in chains if _fits_name(chain, mention)]
        if fitting:
            best = max(fitting, key=lambda c: (report.story(mention) in c.stories, -c.number))
            report.join(number, best, "name")
        else:
            chains.append(report.new(number, "person", "name"))
    others: dict[tuple[str, str], Chain] = {}
    for number, mention in enumerate(report.mentions.actors):
        key = _name_key(mention)
        if key is None:
            continue
        if key in others:
            report.join(number, others[key], "name")
            continue
        others[key] = chain = report.new(number, key[0], "name")
        if mention.kind in ("state", "adjective") or (
            mention.kind in ("place", "group") and mention.country
        ):
            chain.sectors = ["GOV", *(s for s in chain.sectors if s == "PRE")]
        for alias in mention.aliases:
            others.setdefault((key[0], fold(alias)), chain)


def _fits_name(chain: Chain, mention: ActorMention) -> bool:
    if chain.gender and mention.gender and chain.gender != mention.gender:
        return False
    if chain.country and mention.country and chain.country != mention.country:
        return False
    return any(is_same_person(mention.name, name) for name in chain.names)


def _name_key(mention: ActorMention) -> tuple[str, str] | None:
    """Return what mentions of one named thing share, None for persons and descriptions."""
    if mention.kind in ("state", "adjective") and mention.country:
        return ("state", mention.country) if mention.name else None
    if mention.kind == "organisation" and mention.name:
        return "organisation", fold(mention.name).removeprefix("the ")
    if mention.kind == "place":
        return "place", fold(mention.name)
    if mention.kind == "group" and mention.name:
        return "group", fold(mention.name)
    return None


# ------------------------------------------------------------------ descriptions


def _descriptions(report: _Report) -> None:
    for number, mention in enumerate(report.mentions.actors):
        if number in report.of:
            continue
        if mention.kind == "pronoun":
            _pronoun(report, number, mention)
        elif mention.count == 2 and mention.kind in ("group", "role"):
            _pair(report, number, mention)
        elif mention.kind == "role" and _is_state_word(mention):
            _one_state(report, number, mention)
        elif mention.kind == "role":
            _role(report, number, mention)
        else:
            _group(report, number, mention)


@cache
def _state_words() -> frozenset[str]:
    rows = knowledge.roles()["states"]
    return frozenset(str(word).lower() for row in rows for word in row["words"])


def _is_state_word(mention: ActorMention) -> bool:
    """Say whether a description stands for a state: "the country", "both sides"."""
    words = mention.lemma.lower().split()
    return words[-1] in _state_words() or mention.lemma.lower() in _state_words()


def _owner_country(report: _Report, mention: ActorMention) -> str:
    """Return the country of the owner: "its army", "the ministry's spokesman"."""
    for _ in range(4):
        if mention.country or mention.owner < 0:
            break
        for chain in report.of.get(mention.owner, ()):
            if report.chains[chain].country:
                return report.chains[chain].country
        mention = report.mentions.actors[mention.owner]
    return mention.country


def _role(report: _Report, number: int, mention: ActorMention) -> None:
    country = _owner_country(report, mention)
    chain = _person_for(report, number, mention, country)
    if chain is not None:
        report.join(number, chain, "title")
        if country and not chain.country:
            chain.country, chain.country_why = country, "title"
        return
    chain = report.new(number, "role", "description")
    if country and not chain.country:
        chain.country, chain.country_why = country, "owner"


def _person_for(report: _Report, number: int, mention: ActorMention, country: str) -> Chain | None:
    """Return the person that a title or description means: nearest before, else after."""
    story = report.story(mention)
    fitting = [
        chain
        for chain in report.chains
        if chain.is_personal
        and story in chain.stories
        and _fits_role(report, chain, mention, country)
        and not _same_clause(report, chain, mention)
    ]
    if not fitting:
        return None
    title = mention.lemma.lower()
    exact = [chain for chain in fitting if any(names_post(title, post) for post in chain.posts)]
    fitting = exact or fitting
    before = [(_last_before(chain, number), chain) for chain in fitting]
    known = [pair for pair in before if pair[0] >= 0]
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    if not (mention.definite or country or _is_head_matter(report, mention)):
        return None
    return min(fitting, key=lambda chain: min(n for n in chain.mentions if n > number))


def _last_before(chain: Chain, number: int) -> int:
    return max((n for n in chain.mentions if n < number), default=-1)


def _is_head_matter(report: _Report, mention: ActorMention) -> bool:
    """Say whether a mention stands in a line without articles: a headline, a strap."""
    words = report.parses[mention.sentence].words
    return not any(word.form == "." for word in words[-2:])


def _fits_role(report: _Report, chain: Chain, mention: ActorMention, country: str) -> bool:
    if country and chain.country and chain.country != country:
        return False
    if not country and not mention.definite and not _is_head_matter(report, mention):
        return False
    if mention.definite and mention.lemma.lower().split()[-1] in chain.ranks:
        return True
    wanted = post_of(mention.lemma)
    if wanted is None:
        return False
    if wanted.generic:
        if "visiting" in report.text[mention.start : mention.end].lower():
            home = report.homes.get(report.story(mention), "")
            return bool(chain.country) and chain.country != home
        return bool(country and chain.country == country) or (not country and mention.definite)
    posts = [found for post in chain.posts if (found := post_of(post)) is not None]
    if chain.holder is not None and (held := post_of(chain.holder.post)) is not None:
        posts.append(held)
    if any(post.row == wanted.row for post in posts):
        return True
    alike = country and chain.country == country and set(wanted.sectors) & set(chain.sectors)
    return bool(alike) and not any(post.row != wanted.row for post in posts[:1])


def _same_clause(report: _Report, chain: Chain, mention: ActorMention) -> bool:
    """Say whether the chain already stands in the sentence beside the mention.

    "The president met the minister": two persons, unless one names the other.
    """
    actors = report.mentions.actors
    tree = Tree(report.parses[mention.sentence])
    clause = tree.clause(mention.head)
    return any(
        actors[n].sentence == mention.sentence and tree.clause(actors[n].head) == clause
        for n in chain.mentions
    )


def _one_state(report: _Report, number: int, mention: ActorMention) -> None:
    """Resolve "the country", "the kingdom": the state last spoken of."""
    story = report.story(mention)
    states = [
        (last, chain)
        for chain in report.chains
        if chain.kind == "state"
        and story in chain.stories
        and (last := _last_before(chain, number)) >= 0
    ]
    if states and mention.definite:
        report.join(number, max(states, key=lambda pair: pair[0])[1], "description")
    else:
        report.new(number, "group", "description")


def _group(report: _Report, number: int, mention: ActorMention) -> None:
    """Resolve "the rebels", "its army" to an earlier mention of the same words."""
    country = _owner_country(report, mention)
    story = report.story(mention)
    for chain in reversed(report.chains):
        if chain.kind not in ("group", "organisation") or story not in chain.stories:
            continue
        bare = not mention.definite and not country and chain.country
        if chain.lemma == mention.lemma and not bare and (not country or chain.country == country):
            report.join(number, chain, "same words")
            if country and not chain.country:
                chain.country, chain.country_why = country, "owner"
            return
    kind = "organisation" if mention.kind == "organisation" else "group"
    chain = report.new(number, kind, "description")
    if country and not chain.country:
        chain.country, chain.country_why = country, "owner"


def _pair(report: _Report, number: int, mention: ActorMention) -> None:
    """Resolve "both sides", "the two leaders": the two most spoken of in the story."""
    story = report.story(mention)
    kinds: tuple[str, ...] = ("person", "role")
    if _is_state_word(mention):
        sides = _sides_spoken_of(report, number, story)
        kinds = ("state",) if sides or "side" not in mention.lemma else _ANY_SIDE
    counted = []
    for chain in report.chains:
        if chain.kind not in kinds or story not in chain.stories:
            continue
        if chain.plural and kinds != _ANY_SIDE:
            continue
        before = [n for n in chain.mentions if n < number]
        here = [n for n in chain.mentions if report.story(report.mentions.actors[n]) == story]
        if here:
            counted.append((bool(before), len(before) or len(here), before[-1:] or [-1], chain))
    counted.sort(key=lambda row: (row[0], row[1], row[2]), reverse=True)
    chosen: list[Chain] = []
    for _, _, _, chain in counted:
        same = any(chain.country and chain.country == other.country for other in chosen)
        if not same or kinds == _ANY_SIDE:
            chosen.append(chain)
        if len(chosen) == 2:
            break
    if len(chosen) == 2:
        report.of[number] = tuple(chain.number for chain in chosen)
        report.why[number] = "both"
        for chain in chosen:
            chain.stories.add(story)
    elif kinds != ("state",) or mention.lemma in ("both", "two"):
        _pair_of_states(report, number, story)


def _sides_spoken_of(report: _Report, number: int, story: int) -> bool:
    """Say whether at least two states have been spoken of more than once."""
    often = [
        chain
        for chain in report.chains
        if chain.kind == "state"
        and story in chain.stories
        and len([n for n in chain.mentions if n != number]) > 1
    ]
    return len(often) > 1


def _pair_of_states(report: _Report, number: int, story: int) -> None:
    states = [c for c in report.chains if c.kind == "state" and story in c.stories]
    states.sort(key=lambda chain: (-len(chain.mentions), chain.number))
    if len(states) >= 2:
        report.of[number] = tuple(chain.number for chain in states[:2])
        report.why[number] = "both states"


# ------------------------------------------------------------------ pronouns


def _pronoun(report: _Report, number: int, mention: ActorMention) -> None:
    if mention.gender == "we":
        _speaker(report, number, mention)
        return
    tree = Tree(report.parses[mention.sentence])
    best: tuple[int, int] | None = None
    for other in range(number - 1, -1, -1):
        candidate = report.mentions.actors[other]
        back = mention.sentence - candidate.sentence
        if back > _BACK or report.story(candidate) != report.story(mention):
            break
        if other not in report.of or not _agrees(report, mention, other):
            continue
        score = _antecedent_score(report, tree, mention, candidate)
        if score is not None and (best is None or score > best[0]):
            best = (score, other)
    if best is not None:
        report.of[number] = report.of[best[1]]
        report.why[number] = "pronoun"
        for chain in report.of[number]:
            report.chains[chain].mentions.append(number)


def _agrees(report: _Report, mention: ActorMention, other: int) -> bool:
    chains = [report.chains[n] for n in report.of[other]]
    if mention.count == 0:
        return len(chains) > 1 or any(
            c.plural or c.kind in ("group", "organisation") for c in chains
        )
    if len(chains) != 1:
        return False
    chain = chains[0]
    if mention.gender == "n":
        return chain.kind in ("state", "organisation", "place") or (
            chain.kind == "group" and not chain.plural
        )
    if not chain.is_personal:
        return False
    return not chain.gender or chain.gender == mention.gender


def _antecedent_score(
    report: _Report, tree: Tree, mention: ActorMention, candidate: ActorMention
) -> int | None:
    """Return how well a mention serves: nearer sentences, subjects, speakers first."""
    back = mention.sentence - candidate.sentence
    other = tree if back == 0 else Tree(report.parses[candidate.sentence])
    head = other.words[candidate.head]
    possessive = tree.words[mention.head].deprel == "nmod:poss"
    if back == 0:
        same = tree.clause(candidate.head) == tree.clause(mention.head)
        if same and not possessive:
            return None
        if candidate.first <= tree.words[mention.head].head <= candidate.last:
            return None
    score = 40 - 12 * back
    if head.deprel in _SUBJECT:
        score += 10
        if other.words[head.head].deprel == "root":
            score += 4
    elif head.deprel in ("obj", "obl:agent"):
        score += 3
    if candidate.kind == "adjective":
        score -= 12
    if candidate.kind == "place" and mention.gender == "n":
        score -= 6
    speaks = tree.words[mention.head].deprel == "nsubj"
    if mention.gender == "n" and speaks and _is_cue(report, mention.sentence, mention.head):
        score += 15 if candidate.kind == "organisation" else 0
        score += 12 if _is_source(report, candidate) else 0
    return score


def _is_cue(report: _Report, sentence: int, word: int) -> bool:
    return any(s.sentence == sentence and s.source == word for s in report.mentions.speech)


def _is_source(report: _Report, candidate: ActorMention) -> bool:
    return any(
        s.sentence == candidate.sentence and candidate.first - 3 <= s.source <= candidate.last + 3
        for s in report.mentions.speech
    )


def _speaker(report: _Report, number: int, mention: ActorMention) -> None:
    """Resolve "we" and "our" to who speaks."""
    for said in report.mentions.speech:
        if not said.content_start <= mention.start < said.content_end or said.source < 0:
            continue
        sentence = said.source_sentence if said.source_sentence >= 0 else said.sentence
        for other, candidate in enumerate(report.mentions.actors):
            if candidate.sentence == sentence and (
                candidate.first <= said.source <= candidate.last
            ):
                report.of[number] = report.of.get(other, ())
                report.why[number] = "speaker"
                return


# ------------------------------------------------------------------ countries


def _fill_countries(report: _Report) -> None:
    """Give those without a country their owner's, else the report's home, flagged."""
    main = _main_country(report)
    for chain in report.chains:
        if chain.country or chain.kind in ("state", "place", "pair"):
            continue
        actors = report.mentions.actors
        for number in chain.mentions:
            country = _owner_country(report, actors[number])
            if country:
                chain.country, chain.country_why = country, "owner"
                break
        else:
            _assume_home(report, chain, main)


def _assume_home(report: _Report, chain: Chain, main: str) -> None:
    """Take the dateline's country if the report speaks of it, else its main country."""
    for story in sorted(chain.stories):
        home = report.homes.get(story, "")
        if home and (not main or any(other.country == home for other in report.chains)):
            chain.country, chain.country_why = home, "dateline"
            return
    if main:
        chain.country, chain.country_why = main, "the report's main country"


def _main_country(report: _Report) -> str:
    """Return the country that most mentions belong to, "" where none stands out."""
    counted: Counter[str] = Counter()
    for chain in report.chains:
        if len(chain.country) == 3 and chain.country not in _NO_COUNTRIES:
            counted[chain.country] += len(chain.mentions)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] * 5 < sum(counted.values()) * 2:
        return ""
    return ranked[0][0]
