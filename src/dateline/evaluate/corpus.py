"""Claims of single sentences against the project's own event annotation.

A claim answers a gold event where its trigger words overlap the gold trigger and the type
is the same. Its sides are right where each gold party is overlapped by a party of the claim
and each party of the claim overlaps a gold one, by any words of the sentence that we take
for the same party ("it" for "the government"); what has no direction is compared as one
side. Every sentence is read for itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.marked import MarkedEvent, MarkedSentence, Span, read_marked
from dateline.pipeline import values_to
from dateline.records import Claim, Document, Mentions, Parse

#: The held-out part whose figures are stated first.
REAL: Final = ("sentences", "reports")
_EITHER_WAY: Final = frozenset({"CONSULT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as it stands in its sentence; spans are offsets into the sentence.

    Each party has the spans of all words of the sentence that mean it.
    """

    claim: Claim
    triggers: tuple[Span, ...]
    actors: tuple[tuple[Span, ...], ...]
    recipients: tuple[tuple[Span, ...], ...]


def files() -> tuple[str, ...]:
    """Return the files under the data folder that the sentences point into."""
    return ("news/tehran_times.jsonl.gz", "news/wikipedia_current_events.jsonl.gz")


def read_sentences(sentences: Sequence[MarkedSentence]) -> Iterator[list[Found]]:
    """Yield what is claimed in each sentence, each read for itself."""
    documents = (Document(sentence.text) for sentence in sentences)
    for values in values_to(documents, "answers"):
        yield list(found_in(values))


def found_in(values: Mapping[str, Any]) -> Iterator[Found]:
    """Yield the claims of one sentence; a party stands wherever the sentence names it."""
    parses: Sequence[Parse] = values["parses"]
    mentions: Mentions = values["mentions"]
    places: defaultdict[int, list[Span]] = defaultdict(list)
    for mention, answer in zip(mentions.actors, values["answers"].actors, strict=True):
        for entity in answer.entities:
            places[entity].append((mention.start, mention.end))

    def party(number: int) -> tuple[Span, ...]:
        own = mentions.actors[number]
        same = (span for e in values["answers"].actors[number].entities for span in places[e])
        return tuple(dict.fromkeys([(own.start, own.end), *same]))

    for claim in values["claims"]:
        words = parses[claim.sentence].words
        yield Found(
            claim,
            tuple((words[n].start, words[n].end) for n in claim.trigger),
            tuple(party(n) for n in claim.actors),
            tuple(party(n) for n in claim.recipients),
        )


def pair_up(gold: Sequence[MarkedEvent], found: Sequence[Found]) -> list[tuple[int, int, bool]]:
    """Return (gold number, found number, sides right) of each answered event, one to one."""
    candidates = [
        (not sides_right(event, one), g, f)
        for g, event in enumerate(gold)
        for f, one in enumerate(found)
        if one.claim.type == event.type
        and any(_overlap(span, event.trigger) for span in one.triggers)
    ]
    pairs, taken_gold, taken = [], set[int](), set[int]()
    for wrong, g, f in sorted(candidates):
        if g not in taken_gold and f not in taken:
            taken_gold.add(g)
            taken.add(f)
            pairs.append((g, f, not wrong))
    return pairs


def sides_right(event: MarkedEvent, found: Found) -> bool:
    """Say whether both sides of a claim are those of the gold event."""
    if _same(event.actors, found.actors) and _same(event.recipients, found.recipients):
        return True
    mutual = event.type in _EITHER_WAY or not (event.recipients and found.recipients)
    return mutual and _same((*event.actors, *event.recipients), (*found.actors, *found.recipients))


def _same(gold: Sequence[Span], found: Sequence[Sequence[Span]]) -> bool:
    return all(any(_names(one, other) for other in found) for one in gold) and all(
        any(_names(one, other) for one in gold) for other in found
    )


def _names(gold: Span, party: Sequence[Span]) -> bool:
    return any(_overlap(gold, span) for span in party)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def evaluate_corpus(data: Path) -> list[Row]:
    """Return the figures of the held-out parts: real sentences, and our own."""
    rows = []
    for test, names in (("corpus, real sentences", REAL), ("corpus, original", ("original",))):
        sentences = [s for name in names for s in read_marked(data, name, "test")]
        rows += rows_of(test, sentences, read_sentences(sentences))
    return rows + evaluate_agreement(data)


def evaluate_agreement(data: Path) -> list[Row]:
    """Return how far the second, independent reading of real sentences agrees with the first."""
    second = read_marked(data, "sentences", folder="second")
    places = {(sentence.document, sentence.start) for sentence in second}
    first = {
        (sentence.document, sentence.start): sentence
        for sentence in read_marked(data, "sentences")
        if (sentence.document, sentence.start) in places
    }
    readings = ([_as_found(event) for event in sentence.events] for sentence in second)
    gold = [first[sentence.document, sentence.start] for sentence in second]
    return rows_of(f"two readings of {len(second):,} sentences", gold, readings)


def _as_found(event: MarkedEvent) -> Found:
    """Return an annotated event as a claim."""
    claim = Claim(
        0, (), *event.trigger, event.type, event.modes[0] if event.modes else "", "", "", 1.0,
        (), (), status=event.status, background=event.background,
    )  # fmt: skip
    actors, recipients = (
        tuple((span,) for span in side) for side in (event.actors, event.recipients)
    )
    return Found(claim, (event.trigger,), actors, recipients)


def rows_of(
    test: str, sentences: Sequence[MarkedSentence], found: Iterable[Sequence[Found]]
) -> list[Row]:
    """Return the rows of one test set."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for sentence, claims in zip(sentences, found, strict=True):
        gold = sentence.events
        pairs = pair_up(gold, claims)
        there, got = len(gold), len(claims)
        tallies["trigger and type F1"].add(len(pairs), got, there)
        tallies["trigger, type and both sides F1"].add(sum(ok for *_, ok in pairs), got, there)
        same = [(gold[g], claims[f].claim) for g, f, _ in pairs]
        status = sum(event.status == claim.status for event, claim in same)
        recalled = sum(event.background == claim.background for event, claim in same)
        modes = sum((claim.mode or None) in (event.modes or (None,)) for event, claim in same)
        tallies["status right among those found"].add(status, len(same), len(same))
        tallies["background right among those found"].add(recalled, len(same), len(same))
        tallies["mode right among those found"].add(modes, len(same), len(same))
    return [Row(test, metric, tally.score()) for metric, tally in tallies.items()]
