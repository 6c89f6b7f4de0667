"""Who a phrase means, outside of any report: "the Kenyan envoy", "rebels in Rakhine"."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dateline import knowledge
from dateline.parsing import shipped_reader
from dateline.pipeline import AFTER_READING, BEFORE_READING, NOTHING, run_steps
from dateline.records import (
    ActorEntity,
    ActorMention,
    Additions,
    Document,
    Mentions,
    Parse,
    Part,
    Resolutions,
    Sentence,
)

#: What of the pipeline's steps is needed to know who is who.
_WANTED: Final = frozenset({"layout", "mentions", "homes", "answers"})
#: A phrase is read as the subject of a small sentence: alone it may be no sentence at all.
_SAYS = " said so."


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a phrase means: country (ISO 3166 alpha-3, IGO, UNO …), PLOVER sectors, office.

    ``name`` is "" where the phrase only describes; ``identifier`` a Wikidata id or "";
    ``known`` says that the knowledge has him; ``why`` where the country comes from.
    """

    text: str
    kind: str
    name: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    office: str = ""
    identifier: str = ""
    known: bool = False
    why: str = ""


def actor(
    phrase: str, on: str = "", context: str = "", additions: Additions = NOTHING
) -> Actor | None:
    """Return who a phrase means on a day (ISO 8601), or None where it names nobody.

    Without a day it is the newest that the knowledge of office holders tells of.
    ``context`` is text that stands before it, such as the sentence it was taken from;
    ``additions`` go before the shipped knowledge.

    >>> actor("the Kenyan defence minister").country
    'KEN'
    """
    lead = context.strip()
    lead = lead + ("" if lead[-1:] in ("", ".", "!", "?") else ".") + " " if lead else ""
    words = " ".join(phrase.split())
    text = lead + words + _SAYS
    day = on or knowledge.actors().newest
    document = Document(text, published=day, parts=(Part("body", 0, len(text)),))
    read = next(read_actors([document], additions))
    span = (len(lead), len(lead) + len(words))
    number = _meant(read.mentions.actors, read.parses, span)
    if number < 0:
        return None
    found = read.answers.actors[number].entities
    if len(found) != 1:
        return None
    return _answer(words, read.answers.entities[found[0]])


@dataclass(frozen=True, slots=True)
class ActorsRead:
    """A document read up to who is who: what stands in it and what it stands for."""

    document: Document
    parses: tuple[Parse, ...]
    mentions: Mentions
    answers: Resolutions


def read_actors(
    documents: Iterable[Document], additions: Additions = NOTHING
) -> Iterator[ActorsRead]:
    """Yield the mentions and resolutions of documents, in order, without their events."""
    given: deque[dict[str, Any]] = deque()

    def prepared() -> Iterator[tuple[str, list[Sentence]]]:
        for document in documents:
            values: dict[str, Any] = {"document": document, "additions": additions}
            run_steps(BEFORE_READING, values)
            given.append(values)
            yield values["document"].text, values["sentences"]

    for parses in shipped_reader().parse(prepared()):
        values = given.popleft()
        values["parses"] = tuple(parses)
        run_steps((step for step in AFTER_READING if step.gives[0] in _WANTED), values)
        yield ActorsRead(
            values["document"], values["parses"], values["mentions"], values["answers"]
        )


def _meant(actors: Sequence[ActorMention], parses: Sequence[Parse], span: tuple[int, int]) -> int:
    """Return the mention at the head of a stretch, else the one that covers most of it, or -1."""
    inside = [n for n, m in enumerate(actors) if m.start < span[1] and m.end > span[0]]
    for number in inside:
        mention = actors[number]
        words = parses[mention.sentence].words
        outside = words[words[mention.head].head].start >= span[1]
        if outside and mention.kind != "adjective":
            return number
    covered = {n: min(actors[n].end, span[1]) - max(actors[n].start, span[0]) for n in inside}
    return max(inside, key=lambda n: (covered[n], -n), default=-1)


def _answer(text: str, entity: ActorEntity) -> Actor:
    return Actor(
        text,
        entity.kind,
        entity.name,
        entity.country,
        entity.sectors,
        entity.office,
        entity.identifier,
        entity.known,
        entity.country_why,
    )
