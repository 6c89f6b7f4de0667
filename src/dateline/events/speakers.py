"""Who speaks in each saying of a report.

"The statement said" and "it added" speak for whoever made the statement: its owner in
the phrase, else the body that spoke last in the same story.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.groups import Context
from dateline.grammar import Tree
from dateline.records import ActorMention, Parse


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: name, entity number (-1: not an actor), offsets of the words."""

    name: str
    entity: int
    start: int
    end: int


def find_speakers(
    text: str, parses: Sequence[Parse], context: Context
) -> tuple[Speaker | None, ...]:
    """Return the speaker of each saying, in the order of Mentions.speech."""
    here: dict[int, list[int]] = {}
    for number, actor in enumerate(context.mentions.actors):
        here.setdefault(actor.sentence, []).append(number)
    last: dict[int, Speaker] = {}
    found: list[Speaker | None] = []
    for said in context.mentions.speech:
        sentence = said.source_sentence if said.source_sentence >= 0 else said.sentence
        story = context.stories[sentence]
        speaker = None
        if said.source >= 0:
            speaker = _speaker(text, parses[sentence], said.source, context, here.get(sentence, []))
            vague = speaker is None or speaker.entity < 0 or _is_it(parses[sentence], said.source)
            if vague and story in last:
                speaker = last[story]
        if speaker is not None and speaker.entity >= 0 and _is_body(context, speaker.entity):
            last[story] = speaker
        found.append(speaker)
    return tuple(found)


def _is_it(parse: Parse, source: int) -> bool:
    return parse.words[source].form.lower() == "it"


def _is_body(context: Context, entity: int) -> bool:
    return context.answers.entities[entity].kind in ("organisation", "state", "group")


def _speaker(
    text: str, parse: Parse, source: int, context: Context, here: Sequence[int]
) -> Speaker | None:
    word = parse.words[source]
    actors = context.mentions.actors
    own = next((n for n in here if actors[n].first <= source <= actors[n].last), -1)
    if own < 0:
        inside = set(Tree(parse).subtree(source))
        own = next((n for n in here if actors[n].head in inside and _can_speak(actors[n])), -1)
    if own < 0:
        return Speaker(text[word.start : word.end], -1, word.start, word.end)
    entities = context.answers.actors[own].entities
    if not entities:
        return None
    names = [context.answers.entities[e].name for e in entities]
    return Speaker(" and ".join(names), entities[0], actors[own].start, actors[own].end)


def _can_speak(actor: ActorMention) -> bool:
    return actor.kind not in ("pronoun", "place", "adjective")
