"""People dead, injured and arrested: "killed nine people", "30 injured", "the toll rose to 45".

Counts come from the parse, words from ``data/toll_words.txt``. What is not told as a
number ("dozens", "several") is left out; "a soldier was killed" is one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.counting import Count, counted, toll_words
from dateline.records import Parse, TollMention

KINDS: Final = ("dead", "injured", "arrested")
_CLAUSES: Final = frozenset(("acl", "xcomp", "conj", "advcl", "root"))
_PARTICIPLES: Final = ("VBN", "VBD", "JJ")


@cache
def _triggers() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the kinds and constructions of each lemma that can say a toll."""
    found: dict[str, list[tuple[str, str]]] = {}
    for (kind, construction), lemmas in toll_words().items():
        if kind in KINDS or kind == "both":
            for lemma in sorted(lemmas):
                found.setdefault(lemma, []).append((kind, construction))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """A trigger in its sentence."""

    tree: Tree
    number: int

    @property
    def word(self) -> str:
        """The lemma of the trigger."""
        return self.tree.words[self.number].lemma


def find_tolls(parses: Sequence[Parse]) -> tuple[TollMention, ...]:
    """Return the casualties and arrests of a document, in the order of its text.

    ``kind`` is dead, injured or arrested, ``head`` the word that says it, ``value`` the
    number of people, 0 for "no casualties".
    """
    triggers = _triggers()
    found: list[TollMention] = []
    for number, parse in enumerate(parses):
        at = [n for n, word in enumerate(parse.words) if word.lemma in triggers]
        if at:
            tree = Tree(parse)
            for place in at:
                found.extend(_mentions(number, _Place(tree, place)))
    return tuple(found)


def _mentions(sentence: int, place: _Place) -> Iterator[TollMention]:
    words = place.tree.words
    for kind, construction in _triggers()[place.word]:
        count = _READERS[construction](place)
        if count is None:
            continue
        first, last = min(count.first, place.number), max(count.last, place.number)
        for one in ("dead", "injured") if kind == "both" else (kind,):
            yield TollMention(
                sentence, place.number, words[first].start, words[last].end, one, count.value
            )
        return


def _by_object(place: _Place) -> Count | None:
    """Read "killed nine people", "nine were killed", "nine people killed", "30 injured"."""
    tree, verb = place.tree, place.number
    word = tree.words[verb]
    if tree.is_negated(verb) or _is_either(tree, verb):
        return None
    if word.xpos in _PARTICIPLES or word.upos != "VERB":
        own = _beside(tree, verb)
        if own or word.deprel == "amod":
            return own or counted(tree, word.head, bare=True)
    if word.upos != "VERB" and word.deprel not in _CLAUSES:
        return None
    return counted(tree, _sufferer(tree, verb))


def _sufferer(tree: Tree, verb: int) -> int:
    """Return the object of a verb, the subject of a passive, or -1."""
    subject, passive = tree.subject(verb)
    if passive or tree.is_passive(verb):
        return subject
    found = tree.child(verb, "obj")
    if found < 0 and tree.words[verb].xpos in _PARTICIPLES:
        return subject  # the helper left out: "and nine wounded"
    return found


def _by_name(place: _Place) -> Count | None:
    """Read "executed nine people", but not "executed a plan"."""
    found = _by_object(place)
    words = place.tree.words
    return None if found and words[found.first].form.lower() in ("a", "an", "another") else found


def _by_subject(place: _Place) -> Count | None:
    tree, verb = place.tree, place.number
    if tree.words[verb].upos != "VERB" or tree.is_negated(verb):
        return None
    subject, _ = tree.subject(verb)
    return counted(tree, subject) if subject >= 0 else None


def _by_state(place: _Place) -> Count | None:
    """Read "12 dead", "left 12 dead", "shot dead two men", "12 people were dead"."""
    tree, number = place.tree, place.number
    word = tree.words[number]
    own = _beside(tree, number)
    if own:
        return own
    if word.deprel == "amod":
        return counted(tree, word.head, bare=True)
    if word.head < 0 or word.deprel not in ("xcomp", "advmod", "compound:prt", "acl"):
        subject = tree.own_subject(number)
        return counted(tree, subject) if subject >= 0 else None
    if word.deprel == "acl":
        return counted(tree, word.head)
    objects = tree.objects(word.head)
    if objects:
        return counted(tree, objects[0])
    subject, passive = tree.subject(word.head)
    return counted(tree, subject) if passive and subject >= 0 else None


def _by_noun(place: _Place) -> Count | None:
    """Read "45 deaths" and "the killing of nine people"."""
    tree, noun = place.tree, place.number
    if tree.words[noun].upos != "NOUN":
        return None
    if tree.words[noun].xpos == "NNS":
        own = counted(tree, noun, bare=True)
        if own:
            return own
    elif tree.words[noun].deprel == "compound":
        return None
    for preposition, number in tree.oblique(noun):
        if preposition == "of":
            return counted(tree, number)
    return None


def _by_toll(place: _Place) -> Count | None:
    """Read "the toll rose to 45", "a toll of 45", "the toll stands at 45"."""
    tree, noun = place.tree, place.number
    prepositions = toll_words()["toll", "preposition"]
    heads = [noun]
    word = tree.words[noun]
    if word.deprel in ("nsubj", "nsubj:pass", "obj") and word.head >= 0:
        heads.append(word.head)
    for head in heads:
        for preposition, number in tree.oblique(head):
            if preposition.split(" ")[0] in prepositions:
                found = counted(tree, number, bare=True)
                if found:
                    return found
    if word.deprel == "nsubj":
        for number in (word.head, *tree.objects(word.head)):
            found = counted(tree, number, bare=True)
            if found:
                return found
    return None


def _by_lives(place: _Place) -> Count | None:
    """Read "claimed 20 lives" and "nine people lost their lives"."""
    tree, noun = place.tree, place.number
    word = tree.words[noun]
    if word.deprel != "obj" or word.head < 0 or tree.is_negated(word.head):
        return None
    verb = tree.words[word.head].lemma
    if verb in toll_words()["losing", "lives"] and tree.children(noun, "nmod:poss"):
        subject, _ = tree.subject(word.head)
        return counted(tree, subject) if subject >= 0 else None
    if verb in toll_words()["taking", "lives"] or verb in toll_words()["losing", "lives"]:
        return counted(tree, noun, bare=True)
    return None


def _is_either(tree: Tree, verb: int) -> bool:
    """Say whether a verb is one of two that share a count: "killed or injured"."""
    joined = [verb, *tree.children(verb, "conj")]
    return any(tree.words[cc].lemma == "or" for n in joined for cc in tree.children(n, "cc"))


def _beside(tree: Tree, number: int) -> Count | None:
    """Return the number that stands on the word itself: "30 injured", "12 dead"."""
    return counted(tree, number, bare=True) if tree.children(number, "nummod") else None


_READERS: Final = {
    "object": _by_object,
    "named": _by_name,
    "subject": _by_subject,
    "state": _by_state,
    "noun": _by_noun,
    "toll": _by_toll,
    "lives": _by_lives,
}
