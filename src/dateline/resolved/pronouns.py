"""Pronouns: "he", "its", "they" by the mentions before, "we" by who speaks."""

from collections.abc import Iterator
from typing import Final

from dateline.grammar import Tree
from dateline.records import ActorMention, SpeechMention
from dateline.resolved.chains import Chain
from dateline.resolved.report import Report

_SUBJECT: Final = ("nsubj", "nsubj:pass")
#: A pronoun's antecedent is looked for this many sentences back.
_BACK: Final = 4


def resolve_pronoun(report: Report, number: int, mention: ActorMention) -> None:
    """Resolve a pronoun to the mention before it that serves best, the nearest of several."""
    if mention.gender == "we":
        _resolve_speaker(report, number, mention)
        return
    if mention.gender == "n" and _means_a_thing(report, mention):
        return
    best: tuple[int, int] | None = None
    for other in _before(report, number, mention):
        score = _score(report, mention, report.actors[other])
        if score is not None and (best is None or score > best[0]):
            best = (score, other)
    if best is not None:
        report.of[number], report.why[number] = report.of[best[1]], "pronoun"
        for chain in report.of[number]:
            report.chains[chain].mentions.append(number)


def _means_a_thing(report: Report, mention: ActorMention) -> bool:
    """Say whether "it" goes back to a subject that is no actor: "the convoy left, it was hit"."""
    tree = report.tree(mention.sentence)
    subjects = [
        number
        for number in range(mention.head)
        if tree.words[number].deprel in _SUBJECT and tree.words[number].upos == "NOUN"
    ]
    if not subjects:
        return False
    last = subjects[-1]
    return not any(
        actor.sentence == mention.sentence and actor.first <= last <= actor.last
        for actor in report.actors
    )


def _before(report: Report, number: int, mention: ActorMention) -> Iterator[int]:
    """Yield the resolved mentions that a pronoun agrees with, nearest first."""
    for other in range(number - 1, -1, -1):
        candidate = report.actors[other]
        far = mention.sentence - candidate.sentence > _BACK
        if far or report.story(candidate) != report.story(mention):
            return
        if other in report.of and _agrees(report, mention, other):
            yield other


def _agrees(report: Report, mention: ActorMention, other: int) -> bool:
    """Say whether number and gender allow a pronoun to mean what a mention means."""
    chains = [report.chains[n] for n in report.of[other]]
    if mention.count == 0:
        return len(chains) > 1 or any(_is_several(chain) for chain in chains)
    if len(chains) != 1:
        return False
    if mention.gender == "n":
        return _is_thing(chains[0])
    fits = not chains[0].gender or chains[0].gender == mention.gender
    return chains[0].is_personal and fits


def _is_several(chain: Chain) -> bool:
    return chain.plural or chain.kind in ("group", "organisation")


def _is_thing(chain: Chain) -> bool:
    if chain.kind == "group":
        return not chain.plural
    return chain.kind in ("state", "organisation", "place")


def _score(report: Report, mention: ActorMention, candidate: ActorMention) -> int | None:
    """Return how well a mention serves: nearer sentences, subjects, speakers first.

    None where it cannot: the object of its own subject ("he met him"), the owned itself.
    """
    back = mention.sentence - candidate.sentence
    tree = report.tree(mention.sentence)
    if back == 0 and _is_barred(tree, mention, candidate):
        return None
    place = _score_of_place(report.tree(candidate.sentence), candidate.head)
    kind = _score_of_kind(mention, candidate)
    return 60 - 18 * back + place + kind + _score_of_speech(report, tree, mention, candidate)


def _is_barred(tree: Tree, mention: ActorMention, candidate: ActorMention) -> bool:
    """Say whether the grammar of one sentence keeps two mentions apart."""
    possessive = tree.words[mention.head].deprel == "nmod:poss"
    if not possessive and tree.clause(candidate.head) == tree.clause(mention.head):
        return True
    return candidate.first <= tree.words[mention.head].head <= candidate.last


def _score_of_place(tree: Tree, number: int) -> int:
    """Return what a mention's part in its sentence is worth: subjects, then objects."""
    head = tree.words[number]
    if head.deprel in _SUBJECT:
        return 14 if tree.words[head.head].deprel == "root" else 10
    return 3 if head.deprel in ("obj", "obl:agent") else 0


def _score_of_kind(mention: ActorMention, candidate: ActorMention) -> int:
    """Return what adjectives, and places as actors, are worth less."""
    if candidate.kind == "adjective":
        return -12
    return -6 if candidate.kind == "place" and mention.gender == "n" else 0


def _score_of_speech(
    report: Report, tree: Tree, mention: ActorMention, candidate: ActorMention
) -> int:
    """Return what organisations and speakers are worth more where "it" says something."""
    subject = mention.gender == "n" and tree.words[mention.head].deprel == "nsubj"
    if not subject or not _speaks(report, mention):
        return 0
    organisation = 15 if candidate.kind == "organisation" else 0
    return organisation + (12 if _has_spoken(report, candidate) else 0)


def _speaks(report: Report, mention: ActorMention) -> bool:
    return any(
        said.sentence == mention.sentence and said.source == mention.head
        for said in report.mentions.speech
    )


def _has_spoken(report: Report, candidate: ActorMention) -> bool:
    """Say whether something is said in a mention's sentence by a word in or beside it."""
    near = range(candidate.first - 3, candidate.last + 4)
    return any(
        said.sentence == candidate.sentence and said.source in near
        for said in report.mentions.speech
    )


def _resolve_speaker(report: Report, number: int, mention: ActorMention) -> None:
    """Resolve "we" and "our" to who speaks."""
    for said in report.mentions.speech:
        if said.source >= 0 and said.content_start <= mention.start < said.content_end:
            speaker = _speaker(report, said)
            side = _side_of(report, speaker) if mention.count != 1 else report.of.get(speaker, ())
            if side:
                report.of[number], report.why[number] = side, "speaker"
                for chain in side:
                    report.chains[chain].mentions.append(number)
                return


def _side_of(report: Report, speaker: int) -> tuple[int, ...]:
    """Return whom somebody speaks for as "we": his body's or state's chain, else himself."""
    if speaker < 0:
        return ()
    for chain in report.of.get(speaker, ()):
        if not report.chains[chain].is_personal:
            return (chain,)
        owners = [report.actors[n].owner for n in report.chains[chain].mentions]
        for owner in owners:
            if owner >= 0 and len(report.of.get(owner, ())) == 1:
                return report.of[owner]
        body = _body_served(report, report.chains[chain])
        if body is not None:
            return (body,)
        state = _state_served(report, report.chains[chain], report.actors[speaker])
        if state is not None:
            return (state.number,)
    return report.of.get(speaker, ())


def _body_served(report: Report, chain: Chain) -> int | None:
    """Return the organisation that an office of somebody is of: "the chairman of Acme"."""
    for number in chain.mentions:
        mention = report.actors[number]
        for office in mention.offices:
            if office.former:
                continue
            for other, actor in enumerate(report.actors):
                inside = office.start <= actor.start and actor.end <= office.end
                if inside and actor.kind == "organisation" and len(report.of.get(other, ())) == 1:
                    return report.of[other][0]
    return None


def _state_served(report: Report, chain: Chain, mention: ActorMention) -> Chain | None:
    """Return the state that an office holder speaks for, where the story names it."""
    if not chain.posts or not {"GOV", "MIL", "LEG"} & set(chain.sectors):
        return None
    states = report.in_story(report.story(mention), "state")
    return next((state for state in states if state.country == chain.country), None)


def _speaker(report: Report, said: SpeechMention) -> int:
    """Return the number of the mention that says something, or -1."""
    sentence = said.source_sentence if said.source_sentence >= 0 else said.sentence
    for number, actor in enumerate(report.actors):
        if actor.sentence == sentence and actor.first <= said.source <= actor.last:
            return number
    return -1
