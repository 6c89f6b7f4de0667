"""What a sentence says between two given parties, in PLOVER.

Frames vote with what they read between the two; the event head reads the sentence with
their words marked. Both are added up, so that each type has a score.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dateline import knowledge
from dateline.errors import UnusableSpan
from dateline.parsing import shipped_reader
from dateline.records import Claim, Document, Parse, Part

#: What a frame's reading counts, by how many sides it has right; chosen, like the weight of
#: the head's probability, on the part of the corpus that is kept for choosing.
_VOTES: Final = {4: 1.0, 3: 0.8, 2: 0.5, 1: 0.3, 0: 0.15}
_NO_VOTE: Final = 0.05
_HEAD: Final = 0.3
#: Types in which both parties may be actors.
_MUTUAL: Final = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "ASSAULT"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of a pair: PLOVER ``type`` and ``mode``, the score of each type, and why.

    ``scores`` sum to 1, best first; ``why`` names the frames that voted and the head.
    """

    type: str
    mode: str
    quad: int
    scores: Mapping[str, float] = field(compare=False)
    why: tuple[str, ...] = ()


def relation(sentence: str, source: Span | None, target: Span | None = None) -> Relation:
    """Return what a sentence says between two parties, given by their offsets.

    Either may be None where the sentence does not name it. Raises UnusableSpan where a
    span lies outside the sentence.

    >>> relation("Peru condemned Kenya.", source=(0, 4), target=(15, 20)).type
    'ACCUSE'
    """
    return next(relations([(sentence, source, target)]))


def relations(pairs: Iterable[tuple[str, Span | None, Span | None]]) -> Iterator[Relation]:
    """Yield the relation of each pair, in order."""
    from dateline.pipeline import values_to  # noqa: PLC0415 (not needed to parse)

    asked = list(pairs)
    for text, *spans in asked:
        _check(text, spans)
    documents = (Document(text, parts=(Part("body", 0, len(text)),)) for text, *_ in asked)
    for (_, source, target), values in zip(asked, values_to(documents, "framed"), strict=True):
        yield _relation(values, source, target)


def _check(text: str, spans: Sequence[Span | None]) -> None:
    for span in spans:
        if span is not None and not 0 <= span[0] < span[1] <= len(text):
            raise UnusableSpan(span, len(text))


def _relation(values: Mapping[str, Any], source: Span | None, target: Span | None) -> Relation:
    votes, claims = _votes(values, source, target)
    heads = _head(values["parses"], source, target)
    kinds = list(knowledge.plover()["types"])
    total = {kind: _HEAD * heads.get(kind, 0.0) + votes.get(kind, 0.0) for kind in kinds}
    whole = sum(total.values()) or 1.0
    ordered = sorted(total, key=lambda kind: (-total[kind], kinds.index(kind)))
    scores = {kind: round(total[kind] / whole, 4) for kind in ordered}
    best = ordered[0]
    told = [claim for claim in claims if claim.type == best]
    why = tuple(claim.frame for claim in told) + (("head",) if heads else ())
    mode = next((claim.mode for claim in told if claim.mode), "")
    return Relation(best, mode, knowledge.plover()["types"][best]["quad"], scores, why)


def _votes(
    values: Mapping[str, Any], source: Span | None, target: Span | None
) -> tuple[dict[str, float], list[Claim]]:
    """Return what frames say for each type, and their claims, those that fit best first."""
    mentions = values["mentions"].actors
    fits: list[tuple[int, float, Claim]] = []
    for claim in values["framed"]:
        actors = [(mentions[n].start, mentions[n].end) for n in claim.actors]
        recipients = [(mentions[n].start, mentions[n].end) for n in claim.recipients]
        fits.append((_fit(claim.type, actors, recipients, source, target), claim.score, claim))
    fits.sort(key=lambda row: (-row[0], -row[1], row[2].start))
    votes: dict[str, float] = {}
    for fit, score, claim in fits:
        votes.setdefault(claim.type, score * _VOTES.get(fit, _NO_VOTE))
    return votes, [claim for *_, claim in fits]


def _fit(
    kind: str, actors: list[Span], recipients: list[Span], source: Span | None, target: Span | None
) -> int:
    """Return 4 to -2: how well the sides of a claim are the two parties."""
    fit = 2 * _any(actors, source) + 2 * _any(recipients, target) - _any(recipients, source)
    if _any(actors, target):
        fit += 2 if kind in _MUTUAL and not recipients else -1
    return fit


def _any(spans: list[Span], wanted: Span | None) -> int:
    return wanted is not None and any(a < wanted[1] and wanted[0] < b for a, b in spans)


def _head(parses: Sequence[Parse], source: Span | None, target: Span | None) -> dict[str, float]:
    words = [word for parse in parses for word in parse.words]
    sides = [
        [n for n, word in enumerate(words) if side and word.start < side[1] and side[0] < word.end]
        for side in (source, target)
    ]
    return shipped_reader().relate([word.form for word in words], *sides)
