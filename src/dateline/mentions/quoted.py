"""Direct speech: the sources of quotations, by the cues beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.spans import head_of
from dateline.mentions.speaking import speaking
from dateline.records import SpeechMention

#: A quote without a cue goes on with a speaker of this many sentences before.
_FAR: Final = 3
#: A verb this many words from the marks may speak for the quote.
_BESIDE: Final = 8
#: Marks and blanks between the end of a quote and that of its sentence.
_MARKS: Final = 3
_OPENING: Final = frozenset({"“", '"', "‘", "'", "``", "''", "„", "«"})


class Quoting:
    """The quotations of a document as they are read, in order, in ``quotes``."""

    def __init__(self, trees: Sequence[Tree], cues: Sequence[SpeechMention]) -> None:
        """Index the sentences and the cues found in them."""
        self.quotes: list[SpeechMention] = []
        self._trees = trees
        self._starts = [tree.parse.start for tree in trees]
        self._ends = [tree.parse.end for tree in trees]
        self._cues: dict[int, list[SpeechMention]] = {}
        for cue in cues:
            self._cues.setdefault(cue.sentence, []).append(cue)

    def take(self, start: int, end: int) -> None:
        """Read the quotation at these offsets; one outside of all sentences is left."""
        sentences = range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        if sentences:
            bare = SpeechMention(sentences[0], -1, -1, start, end, quoted=True, kind="quote")
            self.quotes.append(
                self._uttered(bare, sentences)
                or self._announced(bare, sentences)
                or self._nearby(bare, sentences)
                or self._introduced(bare)
                or self._followed(bare, sentences)
                or self._continued(bare)
                or bare
            )

    def _uttered(self, bare: SpeechMention, sentences: range) -> SpeechMention | None:
        """Read a quote that is a part of one sentence: "praised its “courage”"."""
        tree = self._trees[bare.sentence]
        cue = _uttering(tree, bare) if len(sentences) == 1 else -1
        source, _ = tree.subject(cue) if cue >= 0 else (-1, False)
        if source < 0:
            return None
        return replace(bare, source=source, cue=cue, source_sentence=bare.sentence)

    def _announced(self, bare: SpeechMention, sentences: range) -> SpeechMention | None:
        """Read a quote with a cue in its sentences, or with one before its colon."""
        for number in (*sentences, bare.sentence - 1):
            cue = self._cue_beside(bare, number, inside=number in sentences)
            if cue is not None:
                place = _place(cue)
                return replace(bare, source=cue.source, cue=cue.cue, source_sentence=place)
        return None

    def _cue_beside(
        self, bare: SpeechMention, number: int, *, inside: bool
    ) -> SpeechMention | None:
        """Return the cue of a sentence whose content a quote overlaps, or that announces it."""
        cues = self._cues.get(number, [])
        for cue in cues:
            if _overlaps(self._trees[_place(cue)], cue, bare):
                return cue
        announces = cues and not inside and self._trees[number].words[-1].form == ":"
        return cues[-1] if announces else None

    def _nearby(self, bare: SpeechMention, sentences: range) -> SpeechMention | None:
        """Read a quote with a speaking verb right before or behind its marks."""
        best: tuple[int, int, int, int] | None = None
        for number in sentences:
            tree = self._trees[number]
            inside = _words_within(tree, bare.content_start, bare.content_end)
            for cue in _speaking_verbs(tree):
                source, _ = tree.subject(cue)
                far = _distance(cue, inside)
                if cue in inside or source < 0 or source in inside or far > _BESIDE:
                    continue
                if best is None or far < best[0]:
                    best = far, number, source, cue
        if best is None:
            return None
        _, number, source, cue = best
        return replace(bare, source=source, cue=cue, source_sentence=number)

    def _introduced(self, bare: SpeechMention) -> SpeechMention | None:
        """Read a quote behind a colon and a name: "No surprise to Ada Moreno: “…”"."""
        for number in (bare.sentence, bare.sentence - 1):
            tree = self._trees[number]
            before = [n for n, word in enumerate(tree.words) if word.end <= bare.content_start]
            colon = next((n for n in reversed(before) if tree.words[n].form not in _OPENING), -1)
            if colon >= 0 or number == 0:
                return _named_before(bare, number, tree, colon)
        return None

    def _followed(self, bare: SpeechMention, sentences: range) -> SpeechMention | None:
        """Read a quote behind which a sentence only says who spoke: "“…” Moreno said."."""
        number = sentences[-1] + 1
        if number >= len(self._trees) or self._ends[number - 1] > bare.content_end + _MARKS:
            return None
        tree = self._trees[number]
        cue = tree.parse.root
        word = tree.words[cue]
        source = tree.own_subject(cue)
        opens = bool(tree.words) and source >= 0 and min(tree.subtree(source), default=0) <= 1
        says = word.upos == "VERB" and word.lemma in speaking()["plain"]
        if not opens or not says or tree.children(cue, "ccomp", "obj", "xcomp", "parataxis"):
            return None
        return replace(bare, source=source, cue=cue, source_sentence=number)

    def _continued(self, bare: SpeechMention) -> SpeechMention | None:
        """Read a quote that opens its sentence as more of what the last speaker says."""
        last = self.quotes[-1] if self.quotes else None
        if last is None or bare.sentence - last.sentence > _FAR:
            return None
        if bare.content_start - self._starts[bare.sentence] > 2:
            return None
        return replace(bare, source=last.source, source_sentence=last.source_sentence)


def _named_before(bare: SpeechMention, number: int, tree: Tree, colon: int) -> SpeechMention | None:
    """Give a quote the person or body named right before a colon, if that is what stands there."""
    if colon < 0 or tree.words[colon].form != ":":
        return None
    name = next((e for e in tree.parse.entities if e.last == colon - 1), None)
    if name is None or name.label not in ("PER", "ORG"):
        return None
    source = head_of(tree.parse, name.first, name.last + 1)
    return replace(bare, source=source, cue=colon, source_sentence=number)


def _speaking_verbs(tree: Tree) -> list[int]:
    known = speaking()["says"] | speaking()["utters"]
    return [n for n, word in enumerate(tree.words) if word.upos == "VERB" and word.lemma in known]


def _distance(word: int, inside: range) -> int:
    """Return how many words lie between a word and a stretch; none given is far away."""
    if not inside:
        return _BESIDE + 1
    return inside.start - word if word < inside.start else word - inside.stop + 1


def _place(said: SpeechMention) -> int:
    """Return the sentence that a saying's source and cue stand in."""
    return said.source_sentence if said.source_sentence >= 0 else said.sentence


def _overlaps(tree: Tree, cue: SpeechMention, quote: SpeechMention) -> bool:
    """Say whether a cue reports some of a quote; one within the quote belongs to it."""
    start, end = quote.content_start, quote.content_end
    if start <= tree.words[cue.cue].start < end:
        return False
    return cue.content_start < end and start < cue.content_end


def _uttering(tree: Tree, quote: SpeechMention) -> int:
    """Return the verb under which a part of a sentence is quoted, or -1."""
    inside = _words_within(tree, quote.content_start, quote.content_end)
    if not inside:
        return -1
    top = next((n for n in inside if tree.words[n].head not in inside), inside[0])
    verb = next(
        (n for n in tree.ancestors(top) if n not in inside and tree.words[n].upos == "VERB"), -1
    )
    return verb if verb >= 0 and _utters(tree, verb) else -1


def _words_within(tree: Tree, start: int, end: int) -> range:
    """Return the words that lie wholly between two offsets."""
    inside = [n for n, word in enumerate(tree.words) if start <= word.start and word.end <= end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _utters(tree: Tree, verb: int) -> bool:
    """Say whether a verb may have words as its object, and reports no clause of its own."""
    lemma = tree.words[verb].lemma
    if lemma in speaking()["says"] and tree.children(verb, "ccomp", "parataxis"):
        return False
    return lemma in speaking()["utters"]
