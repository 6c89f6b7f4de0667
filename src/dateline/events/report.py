"""The record of one report: its events, offices, people, quotes and places."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Protocol

from dateline.events.building import build_events
from dateline.events.given import Report, Setting
from dateline.events.groups import Context
from dateline.events.people import find_offices, find_people
from dateline.events.quotes import find_quotes
from dateline.events.speakers import find_speakers
from dateline.events.topics import dominant
from dateline.records import (
    Claim,
    Codebook,
    ContextWord,
    Document,
    Mentions,
    Parse,
    Place,
    Record,
    Resolutions,
    ResolvedDate,
)

#: A lead tells what happened at most this many days before it was printed.
_FRESH = 4
_LEAD_SENTENCES = 3


class _Layout(Protocol):
    @property
    def kinds(self) -> tuple[str, ...]:
        """The kind of part of each sentence."""

    @property
    def stories(self) -> tuple[int, ...]:
        """The story of each sentence."""

    @property
    def terse(self) -> tuple[bool, ...]:
        """Whether each sentence is a headline or strap."""


def make_record(  # noqa: PLR0913, PLR0917 - one argument for each step behind it
    document: Document,
    parses: Sequence[Parse],
    layout: _Layout,
    mentions: Mentions,
    claims: Sequence[Claim],
    answers: Resolutions,
    homes: Mapping[int, Place],
    topics: Sequence[ContextWord],
    codebook: Codebook,
) -> Record:
    """Return all that a report gives."""
    context = Context(claims, mentions, answers, layout.stories, layout.terse)
    report = Report(
        document,
        parses,
        context,
        layout.kinds,
        _settings(document, layout, mentions, answers, homes),
        find_speakers(document.text, parses, context),
        codebook,
        _by_sentence(topics),
        dominant(layout.stories, topics),
    )
    return Record(
        document=document,
        parses=tuple(parses),
        events=build_events(report),
        offices=find_offices(report),
        people=find_people(report),
        quotes=find_quotes(report),
        places=tuple(
            (mention.name, place)
            for mention, place in zip(mentions.places, answers.places, strict=True)
            if place is not None
        ),
    )


def _by_sentence(topics: Sequence[ContextWord]) -> dict[int, list[ContextWord]]:
    found: dict[int, list[ContextWord]] = {}
    for word in topics:
        found.setdefault(word.sentence, []).append(word)
    return found


def _settings(
    document: Document,
    layout: _Layout,
    mentions: Mentions,
    answers: Resolutions,
    homes: Mapping[int, Place],
) -> dict[int, Setting]:
    """Return the day and place of each story: its lead's date, its dateline's place."""
    names = {part.story: part.place for part in document.parts if part.kind == "dateline"}
    found = {}
    for story in set(layout.stories):
        body = [n for n, own in enumerate(layout.stories) if own == story and not layout.terse[n]][
            :_LEAD_SENTENCES
        ]
        day = _lead_day(document.published, set(body), mentions, answers)
        place = homes.get(story)
        name = names.get(story, names.get(0, "")) if place is not None else ""
        found[story] = Setting(day, place, name)
    return found


def _lead_day(
    published: str, lead: set[int], mentions: Mentions, answers: Resolutions
) -> ResolvedDate:
    for mention, date in zip(mentions.dates, answers.dates, strict=True):
        if mention.sentence not in lead or date.precision != "day" or date.end:
            continue
        if not published:
            if date.basis == "stated":
                return ResolvedDate(date.value, "", "day", "assumed")
            continue
        if 0 <= _days_between(date.value, published) <= _FRESH:
            return ResolvedDate(date.value, "", "day", "assumed")
    if published:
        return ResolvedDate(published[:10], "", "day", "assumed")
    return ResolvedDate("")


def _days_between(day: str, later: str) -> int:
    try:
        first = datetime.date.fromisoformat(day)
        return (datetime.date.fromisoformat(later[:10]) - first).days
    except ValueError:
        return -1
