"""The contexts of an event: of its wording, of its sentences, of what its story is about."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dateline.events.given import Report
from dateline.records import Claim, Codebook, ContextEvidence, ContextWord

#: A story is about a context with evidence in so many of its sentences, and in such a part
#: of all; at most so many contexts.
_LEAST: Final = 3
_PART: Final = 0.4
_MOST: Final = 2
#: Words that are kept as evidence of one context.
_SHOWN: Final = 3


def dominant(
    stories: Sequence[int], words: Sequence[ContextWord]
) -> dict[int, dict[str, list[ContextWord]]]:
    """Return by story the contexts that it is about, with their words."""
    by_story: dict[int, dict[str, list[ContextWord]]] = {}
    for word in words:
        own = by_story.setdefault(stories[word.sentence], {})
        own.setdefault(word.context, []).append(word)
    sizes = Counter(stories)
    return {story: dict(_strongest(own, sizes[story])) for story, own in by_story.items()}


def _strongest(
    found: Mapping[str, list[ContextWord]], size: int
) -> Iterator[tuple[str, list[ContextWord]]]:
    counts = {context: len({word.sentence for word in own}) for context, own in found.items()}
    order = sorted(counts, key=lambda context: (-counts[context], context))
    for context in order[:_MOST]:
        if counts[context] >= max(_LEAST, _PART * size):
            yield context, found[context]


def contexts_of(
    report: Report, story: int, claims: Sequence[Claim]
) -> tuple[tuple[str, ...], tuple[ContextEvidence, ...]]:
    """Return the contexts of an event, and the words of those that rest on words."""
    wording = {context for claim in claims for context in claim.contexts}
    sentences = {claim.sentence for claim in claims}
    near: dict[str, list[ContextWord]] = {}
    for number in sorted(sentences):
        for word in report.words.get(number, ()):
            near.setdefault(word.context, []).append(word)
    # What is only recalled need not be what the story is about.
    recalled = all(claim.background for claim in claims)
    around = {} if recalled else report.about.get(story, {})
    taken = _narrowed(report.codebook, wording | set(near) | set(around))
    evidence = [
        ContextEvidence(context, basis, word.start, word.end)
        for basis, found in (("sentence", near), ("report", around))
        for context, own in found.items()
        if context in taken
        if basis == "sentence" or context not in near
        for word in own[:_SHOWN]
    ]
    evidence.sort(key=lambda item: (item.context, item.start))
    return tuple(sorted(taken)), tuple(evidence)


def _narrowed(codebook: Codebook, found: set[str]) -> set[str]:
    """Return contexts without those in whose place a narrower one is found."""
    return {
        context
        for context in found
        if found.isdisjoint(codebook.contexts.get(context, {}).get("unless", ()))
    }
