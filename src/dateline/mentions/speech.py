"""Who says what: cues, sources and contents of direct and indirect speech."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.quotations import find_quotations
from dateline.records import Parse, SpeechMention

_LISTS: Final = Path(__file__).parent / "data" / "speech.txt"
_REPORTS: Final = frozenset({"ccomp", "parataxis", "obj", "xcomp", "advcl"})


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    rows = (line for line in _LISTS.read_text(encoding="utf-8").splitlines() if ":" in line)
    pairs = (row.split(":", 1) for row in rows if not row.startswith("#"))
    return {name: frozenset(words.replace("+", " ").split()) for name, words in pairs}


def find_speech(
    text: str, parses: Sequence[Parse], blocks: Sequence[tuple[int, int]]
) -> tuple[SpeechMention, ...]:
    """Return the sayings of a document in the order of the text.

    ``blocks`` are its paragraphs. A quote that runs over several sentences has its
    source in one of them; one without any cue goes on with the last speaker of its
    paragraph or of the one before.
    """
    trees = [Tree(parse) for parse in parses]
    indirect = [said for number, tree in enumerate(trees) for said in _cues(number, tree)]
    by_sentence: dict[int, list[SpeechMention]] = {}
    for said in indirect:
        by_sentence.setdefault(said.sentence, []).append(said)
    quoted: list[SpeechMention] = []
    for start, end in find_quotations(text, blocks):
        said_here = _quote(start, end, trees, by_sentence, quoted)
        if said_here is not None:
            quoted.append(said_here)
    return tuple(sorted([*indirect, *quoted], key=lambda s: (s.content_start, s.content_end)))


def _cues(number: int, tree: Tree) -> Iterator[SpeechMention]:
    """Yield what a sentence's own cues report: "police said …", "according to …"."""
    says = _lists()["says"]
    for cue, word in enumerate(tree.words):
        if word.upos == "VERB" and word.lemma in says:
            content = _content(tree, cue)
            source, _ = tree.subject(cue)
            if content is None or source < 0:
                continue
            if tree.is_passive(cue):
                source = tree.child(cue, "obl:agent")
            yield SpeechMention(
                number, source, cue, *content, quoted=False, kind=_kind(tree, source)
            )
        elif word.lemma == "accord" and word.deprel in ("case", "advcl", "obl"):
            source = word.head
            if source < 0 or source <= cue:
                continue
            inside = set(tree.subtree(source))
            rest = [n for n in range(len(tree.words)) if n not in inside]
            if rest:
                span = tree.words[rest[0]].start, tree.words[rest[-1]].end
                yield SpeechMention(
                    number, source, cue, *span, quoted=False, kind=_kind(tree, source)
                )


def _kind(tree: Tree, source: int) -> str:
    if source < 0:
        return "statement"
    lemma = tree.words[source].lemma.lower()
    if lemma in ("newspaper", "agency", "media", "report", "television", "tv", "daily", "radio"):
        return "report"
    return "statement"


def _content(tree: Tree, cue: int) -> tuple[int, int] | None:
    """Return the offsets of what a verb reports: its clause, or the clause it stands in."""
    words = tree.words
    for child in tree.children(cue):
        word = words[child]
        if word.deprel == "ccomp" or (word.deprel == "parataxis" and word.upos == "VERB"):
            inside = tree.subtree(child)
            return words[inside[0]].start, words[inside[-1]].end
    own = words[cue]
    if own.deprel == "parataxis" and own.head >= 0:
        mine = set(tree.subtree(cue))
        rest = [n for n in tree.subtree(own.head) if n not in mine]
        if rest:
            return words[rest[0]].start, words[rest[-1]].end
    return None


def _quote(
    start: int,
    end: int,
    trees: Sequence[Tree],
    by_sentence: Mapping[int, Sequence[SpeechMention]],
    before: Sequence[SpeechMention],
) -> SpeechMention | None:
    """Return a quotation with its source."""
    touched = _touched(trees, start, end)
    if not touched:
        return None
    bare = SpeechMention(touched[0], -1, -1, start, end, quoted=True, kind="quote")
    partial = _uttered(trees[touched[0]], start, end) if len(touched) == 1 else -1
    if partial >= 0:
        source, _ = trees[touched[0]].subject(partial)
        if source >= 0:
            return replace(bare, source=source, cue=partial, source_sentence=touched[0])
    for number in (*touched, touched[0] - 1):
        cue = _cue_beside(trees, number, by_sentence, start, end, inside=number in touched)
        if cue is not None:
            return replace(bare, source=cue.source, cue=cue.cue, source_sentence=number)
    last = before[-1] if before else None
    if last is not None and touched[0] - last.sentence <= 3 and _is_free(trees[touched[0]], start):
        return replace(bare, source=last.source, source_sentence=last.source_sentence)
    return bare


def _touched(trees: Sequence[Tree], start: int, end: int) -> list[int]:
    ends = [tree.parse.end for tree in trees]
    starts = [tree.parse.start for tree in trees]
    return list(range(bisect_right(ends, start), bisect_left(starts, end)))


def _uttered(tree: Tree, start: int, end: int) -> int:
    """Return the verb under which a part of a sentence is quoted: "praised its “courage”"."""
    inside = [n for n, word in enumerate(tree.words) if start <= word.start and word.end <= end]
    if not inside:
        return -1
    top = next((n for n in inside if tree.words[n].head not in inside), inside[0])
    utters, says = _lists()["utters"], _lists()["says"]
    for number in tree.ancestors(top):
        word = tree.words[number]
        if number in inside or word.upos != "VERB":
            continue
        if word.lemma in says and tree.children(number, "ccomp", "parataxis"):
            return -1
        if word.lemma in utters:
            return number
        return -1
    return -1


def _cue_beside(
    trees: Sequence[Tree],
    number: int,
    by_sentence: Mapping[int, Sequence[SpeechMention]],
    start: int,
    end: int,
    *,
    inside: bool,
) -> SpeechMention | None:
    """Return the cue of a sentence whose content a quote overlaps, or that announces it."""
    found = by_sentence.get(number, ())
    for said in found:
        word = trees[number].words[said.cue]
        if start <= word.start < end:
            continue  # a cue within the quote belongs to what is quoted
        if said.content_start < end and start < said.content_end:
            return said
    if not inside and found:
        tail = trees[number].words[-1].form
        return found[-1] if tail == ":" else None
    return None


def _is_free(tree: Tree, start: int) -> bool:
    """Say whether a quote opens its sentence, so that nothing else speaks."""
    return start - tree.parse.start <= 2
