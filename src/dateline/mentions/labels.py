"""Speakers before a colon: "Moreno: we will stay", "Later he said: …", and the line behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.spans import head_of
from dateline.mentions.speaking import speaking
from dateline.records import SpeechMention

#: A label has so many words at most, and what follows it so many at least.
_LONGEST: Final = 8
_SHORTEST: Final = 2


def find_labels(text: str, trees: Sequence[Tree]) -> Iterator[SpeechMention]:
    """Yield what is said behind colons, a saying for each sentence of it."""
    for number, tree in enumerate(trees):
        found = _label(text, tree) or _announced(text, tree)
        if found is None:
            continue
        source, cue, start, end = found
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if len(text[start:end].split()) >= _SHORTEST:
            yield from _by_sentence(
                trees, number, SpeechMention(number, source, cue, start, end, False)
            )


def _by_sentence(
    trees: Sequence[Tree], number: int, whole: SpeechMention
) -> Iterator[SpeechMention]:
    while number < len(trees) and trees[number].parse.start < whole.content_end:
        parse = trees[number].parse
        start, end = max(parse.start, whole.content_start), min(parse.end, whole.content_end)
        if start < end:
            yield replace(
                whole,
                sentence=number,
                content_start=start,
                content_end=end,
                source_sentence=whole.sentence,
            )
        number += 1


def _label(text: str, tree: Tree) -> tuple[int, int, int, int] | None:
    """Return source, cue and offsets of what a speaker says who is named before a colon."""
    words = tree.words
    colon = next((n for n, w in enumerate(words[: _LONGEST + 1]) if w.form == ":"), -1)
    if colon < 1 or not _names_speaker(tree, colon):
        return None
    opens_line = text[: words[0].start].rstrip(" ")[-1:] in ("", "\n")
    start = words[colon].end
    end = _line_end(text, start) if opens_line else words[-1].end
    return head_of(tree.parse, 0, colon), colon, start, end


def _names_speaker(tree: Tree, colon: int) -> bool:
    """Say whether the words before a colon are a person or body, and no clause."""
    if any(word.upos in ("VERB", "AUX") for word in tree.words[:colon]):
        return False
    for entity in tree.parse.entities:
        if entity.first == 0 and entity.last < colon and entity.label in ("PER", "ORG"):
            return True
    return tree.words[head_of(tree.parse, 0, colon)].lemma.lower() in speaking()["labels"]


def _announced(text: str, tree: Tree) -> tuple[int, int, int, int] | None:
    """Return the same of a sentence that ends on a colon: "Later he said:"."""
    if tree.words[-1].form != ":":
        return None
    cue = tree.parse.root
    source = tree.own_subject(cue)
    says = tree.words[cue].lemma in speaking()["plain"] and source >= 0
    if not says or tree.children(cue, "ccomp", "obj"):
        return None
    start = tree.words[-1].end
    start += len(text[start:]) - len(text[start:].lstrip())
    return source, cue, start, _line_end(text, start)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
