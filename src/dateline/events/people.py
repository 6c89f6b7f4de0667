"""The persons of a report with their names, and the offices it says they hold."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dateline.events.given import Report
from dateline.records import ActorEntity, ActorMention, Office, OfficeMention, Person, content_hash

_MOST_NAMES = 12
#: Sectors of those who hold no office.
_PRIVATE: Final = frozenset({"CVL", "UNK", "REF", "CRM", "UAF", "AGR", "LAB", "ELI"})


def find_people(report: Report) -> tuple[Person, ...]:
    """Return the named persons of a report in the order of the text."""
    return tuple(
        _person(report, entity)
        for entity in report.context.answers.entities
        if entity.kind == "person"
    )


def _person(report: Report, entity: ActorEntity) -> Person:
    actors = report.context.mentions.actors
    own = [actors[n] for n in entity.mentions]
    names = Counter(name for mention in own for name in _called(report, mention))
    also = [name for name in names if name != entity.name][:_MOST_NAMES]
    return Person(
        key=entity.key,
        document=report.document.id,
        name=entity.name,
        also=tuple(also),
        rank=_longest(mention.rank for mention in own),
        postnominals=_longest(mention.postnominals for mention in own),
        country=entity.country,
        sectors=entity.sectors,
        identifier=entity.identifier,
        known=entity.known,
    )


def _called(report: Report, mention: ActorMention) -> Iterator[str]:
    """Yield what a mention calls a person: the name, or the title that stands for it."""
    if mention.kind == "pronoun":
        return
    if mention.name:
        yield mention.name
    elif mention.kind == "role":
        words = report.parses[mention.sentence].words
        text = report.document.text
        yield " ".join(text[words[mention.first].start : words[mention.last].end].split())


def _longest(values: Iterator[str]) -> str:
    return max(values, key=lambda value: (len(value), value), default="")


def find_offices(report: Report) -> tuple[Office, ...]:
    """Return every claim that a person holds a post, in the order of the text."""
    answers, actors = report.context.answers, report.context.mentions.actors
    found: dict[tuple[str, str, str], Office] = {}
    for entity in answers.entities:
        if entity.kind != "person":
            continue
        for number in entity.mentions:
            for post in filter(_is_office, actors[number].offices):
                office = _office(report, entity, actors[number], post.post, post.start, post.end)
                key = (entity.key, post.post.lower(), str(post.former))
                found.setdefault(key, _with(office, post.country, post.sectors, post.former))
    return tuple(sorted(found.values(), key=lambda office: (office.start, office.id)))


def _is_office(post: OfficeMention) -> bool:
    """Say whether a title is an office, not what somebody privately is: "activist", "son"."""
    return not post.sectors or not set(post.sectors) <= _PRIVATE


def _office(
    report: Report, entity: ActorEntity, mention: ActorMention, post: str, start: int, end: int
) -> Office:
    text = " ".join(report.document.text[mention.start : mention.end].split())
    return Office(
        id=content_hash(report.document.id, "office", entity.key, post, str(start)),
        document=report.document.id,
        person=entity.name,
        person_key=entity.key,
        as_written=text,
        rank=mention.rank,
        post=post,
        country=entity.country,
        sectors=entity.sectors,
        former=False,
        reported=report.document.published,
        start=start,
        end=end,
    )


def _with(office: Office, country: str, sectors: tuple[str, ...], former: bool) -> Office:
    return replace(
        office,
        country=country or office.country,
        sectors=sectors or office.sectors,
        former=former,
    )
