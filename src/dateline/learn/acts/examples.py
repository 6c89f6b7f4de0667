"""From annotated sentences to what the event head learns from.

A sentence gives one example of what happens in it, and one for each pair of parties with
their words marked, from which the relation of a given pair is learnt.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from dateline.learn.acts.labels import STATUSES, act_labels
from dateline.marked import MarkedEvent, MarkedSentence, Span
from dateline.parsing import parse_many
from dateline.reading.acts import SOURCE, TARGET
from dateline.reading.subwords import Subwords
from dateline.reading.windows import WINDOW, encode_words
from dateline.records import Word

#: Fields of an annotated event and the role of their words.
_FIELDS: Final = ("actors", "recipients", "place", "date", "object")


@dataclass(slots=True)
class Event:
    """One event of a sentence in numbers; ``roles`` gives (word, role)."""

    trigger: int
    type: int
    mode: int
    status: int
    background: bool
    roles: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class ActExample:
    """A sentence as the network takes it.

    ``marks`` has one number a subword where a pair is marked; then ``relation`` is the
    label and the rest says nothing. ``first`` is the place of each word's first subword.
    """

    document: str
    subwords: list[int]
    cases: list[int]
    first: list[int]
    events: tuple[Event, ...] = ()
    contexts: tuple[int, ...] = ()
    marks: list[int] | None = None
    relation: int = -1


@dataclass(slots=True)
class ReadSentence:
    """A sentence read: its words over all units that the splitter cuts it into."""

    words: list[Word] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)


def read_words(texts: Iterable[str]) -> Iterator[ReadSentence]:
    """Yield the words of each sentence with their heads, -1 for roots."""
    for parts in parse_many(texts):
        read = ReadSentence()
        for part in parts:
            base = len(read.words)
            read.words.extend(part.words)
            read.heads.extend(word.head + base if word.head >= 0 else -1 for word in part.words)
        yield read


def covered(words: Sequence[Word], span: Span) -> list[int]:
    """Return the words that overlap a span."""
    return [n for n, word in enumerate(words) if word.start < span[1] and word.end > span[0]]


def head_word(read: ReadSentence, span: Span) -> int:
    """Return the word of a span that governs the others, -1 where it covers none."""
    inside = covered(read.words, span)
    return next((n for n in inside if read.heads[n] not in inside), -1)


class ActLabeller:
    """Turns annotated sentences into examples."""

    def __init__(self, subwords: Subwords) -> None:
        self._subwords = subwords
        self._numbers = {
            task: {name: number for number, name in enumerate(names)}
            for task, names in act_labels().items()
        }

    def examples(self, sentences: Sequence[MarkedSentence]) -> Iterator[ActExample]:
        """Yield each sentence's example, then those of its pairs."""
        reads = read_words(sentence.text for sentence in sentences)
        for sentence, read in zip(sentences, reads, strict=True):
            pieces = [self._subwords.pieces(word.form) for word in read.words]
            if not pieces or sum(map(len, pieces)) > WINDOW:
                continue
            encoded = encode_words([word.form for word in read.words], pieces)
            events = tuple(
                made for event in sentence.events if (made := self._event(read, event)) is not None
            )
            names = {name for event in sentence.events for name in event.contexts}
            contexts = tuple(sorted(self._numbers["context"][name] for name in names))
            yield ActExample(
                sentence.document, encoded.subwords, encoded.cases, encoded.first, events, contexts
            )
            for source, target, kind in _pairs(sentence.events):
                marks = [0] * len(encoded.subwords)
                for span, mark in ((source, SOURCE), (target, TARGET)):
                    for word in covered(read.words, span) if span else ():
                        place = encoded.first[word]
                        marks[place : place + len(pieces[word])] = [mark] * len(pieces[word])
                yield ActExample(
                    sentence.document,
                    encoded.subwords,
                    encoded.cases,
                    encoded.first,
                    marks=marks,
                    relation=self._numbers["relation"][kind],
                )

    def _event(self, read: ReadSentence, event: MarkedEvent) -> Event | None:
        trigger = head_word(read, event.trigger)
        if trigger < 0:
            return None
        roles: dict[int, int] = {}
        spans = [
            (span, role) for role, name in enumerate(_FIELDS, 1) for span in getattr(event, name)
        ]
        spans += [(who, len(_FIELDS) + 1) for who, _ in event.sources if who]
        for span, role in spans:
            word = head_word(read, span)
            if word >= 0:
                roles.setdefault(word, role)
        mode = f"{event.type}/{event.modes[0]}" if event.modes else "none"
        return Event(
            trigger,
            self._numbers["type"][event.type],
            self._numbers["mode"][mode],
            STATUSES.index(event.status),
            event.background,
            tuple(sorted(roles.items())),
        )


Pair = tuple[Span | None, Span | None]


def _pairs(events: Sequence[MarkedEvent]) -> Iterator[tuple[Span | None, Span | None, str]]:
    """Yield source, target and type of each pair of parties that has one relation alone."""
    found: dict[Pair, set[str]] = {}
    for event in events:
        if event.status == "negated":
            continue
        for pair in _sides(event):
            found.setdefault(pair, set()).add(event.type)
    for (source, target), kinds in found.items():
        if len(kinds) == 1:
            yield source, target, next(iter(kinds))


def _sides(event: MarkedEvent) -> Iterator[Pair]:
    """Yield who does it to whom; for want of a recipient the object or the place stands in."""
    actors = event.actors
    if event.recipients:
        yield from ((a, r) for a in actors or (None,) for r in event.recipients if a != r)
    elif len(actors) > 1:
        yield from combinations(actors, 2)
    elif actors:
        yield actors[0], None
        stands_in = event.object or event.place
        yield from ((actors[0], thing) for thing in stands_in[:1] if thing != actors[0])
