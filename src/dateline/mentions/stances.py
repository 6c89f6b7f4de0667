"""Who takes what stand: reports, beliefs, hopes, praise, beyond the verbs of plain speech."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from dateline.grammar import Tree
from dateline.mentions.contents import Offsets, between, content_of
from dateline.mentions.sources import source_of
from dateline.mentions.stance_words import StanceWord, stance_words
from dateline.records import SpeechMention


def find_stances(
    trees: Sequence[Tree], speech: Iterable[SpeechMention]
) -> tuple[SpeechMention, ...]:
    """Return the stands that the sentences of a document report, in the order of their words.

    Words that are known already as cues of ``speech`` take none.
    """
    spoken: dict[int, set[int]] = {}
    for said in speech:
        number = said.source_sentence if said.source_sentence >= 0 else said.sentence
        spoken.setdefault(number, set()).add(said.cue)
    return tuple(
        stance
        for number, tree in enumerate(trees)
        for stance in _in_sentence(number, tree, spoken.get(number, ()))
    )


def _in_sentence(number: int, tree: Tree, spoken: Collection[int]) -> Iterator[SpeechMention]:
    known = stance_words()
    for place, word in enumerate(tree.words):
        entry = known.get((word.upos, word.form.lower())) or known.get((word.upos, word.lemma))
        if entry is None or place in spoken:
            continue
        if entry.particle and not _has(tree, place, entry.particle):
            continue
        source, cue, content = _read(tree, place, entry)
        if content is not None:
            yield SpeechMention(number, source, cue, *content, quoted=False, kind=entry.kind)


def _read(tree: Tree, place: int, entry: StanceWord) -> tuple[int, int, Offsets | None]:
    """Return source, cue and content of a word that takes a stand."""
    head = tree.words[place].head
    if "bare" in entry.takes:
        return -1, place, _rest(tree, head, [place])
    preposition = tree.child(place, "case")
    if "in" not in entry.takes:
        return source_of(tree, place), place, content_of(tree, place, entry.takes)
    if preposition >= 0 and tree.words[preposition].form.lower() == "in":
        content = _rest(tree, head, tree.subtree(place))
        owner = tree.child(place, "nmod:poss")
        if entry.kind == "report":
            counted = any(word.upos in ("NUM", "SYM") for word in tree.words)
            return place, preposition, content if counted else None
        return owner, place, content if owner >= 0 else None
    return source_of(tree, place), place, content_of(tree, place, entry.takes - {"in"})


def _rest(tree: Tree, head: int, without: Sequence[int]) -> Offsets | None:
    """Return the clause that a phrase stands in, without the phrase."""
    return between(tree, tree.subtree(tree.clause(head)), without) if head >= 0 else None


def _has(tree: Tree, verb: int, particle: str) -> bool:
    found = tree.children(verb, "compound:prt", "advmod")
    return any(tree.words[n].form.lower() == particle for n in found)
