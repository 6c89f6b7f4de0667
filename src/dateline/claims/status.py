"""Did it happen? Actual, future, hypothetical or negated, read from the grammar around it.

The word lists stand in knowledge/frames/status.yaml. PLOVER calls these auxiliary modes
(manual, section "Auxiliary modes").
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from dateline import knowledge
from dateline.claims.lists import words
from dateline.grammar import Tree

_VERBAL: Final = frozenset({"VERB", "AUX"})
_HANDED_DOWN: Final = frozenset({"xcomp", "acl", "advcl", "csubj", "ccomp", "obj", "nmod", "obl"})
_NOMINAL_LINKS: Final = frozenset({"obj", "obl", "nmod", "nsubj:pass", "nsubj", "conj", "compound"})
_SETTINGS: Final = words("setting")
#: Order of what outweighs what when the words around say several things.
_WEIGHT: Final = ("actual", "future", "hypothetical", "negated")


@cache
def _lists() -> Mapping[str, Mapping[str, frozenset[str]]]:
    content: Mapping[str, Any] = knowledge.frames()["status"]
    return {
        status: {key: frozenset(values) for key, values in row.items()}
        for status, row in content.items()
    }


def status_of(tree: Tree, trigger: int) -> str:
    """Return actual, future, hypothetical or negated for the event at a word.

    What is only wanted, sought or meant ("efforts to end", "came to discuss") is not
    asserted at all: "" is returned. "refused" is what somebody will not do.
    """
    found = {"actual"}
    for word in _chain(tree, trigger):
        found.update(_said_at(tree, word))
        if tree.words[word].upos in _VERBAL and tree.is_finite(word):
            break
    if tree.words[trigger].upos not in _VERBAL:
        found.update(_said_by_case(tree, trigger))
    above = set(_said_above(tree, trigger))
    if "hypothetical" in above and "negated" not in above:
        return ""
    found.update(above)
    if {"future", "negated"} <= found:
        return "refused"
    return max(found, key=_WEIGHT.index)


def _said_by_case(tree: Tree, noun: int) -> Iterator[str]:
    """Yield what a preposition says of the event that a noun names: "ahead of the talks"."""
    if tree.case(noun) in _lists()["future"]["cases"]:
        yield "future"


def _chain(tree: Tree, trigger: int) -> Iterator[int]:
    """Yield the trigger and its governors up to the finite verb that asserts it."""
    number = trigger
    while True:
        yield number
        word = tree.words[number]
        if word.head < 0 or (word.upos in _VERBAL and tree.is_finite(number)):
            return
        if word.deprel not in _HANDED_DOWN | _NOMINAL_LINKS or _is_setting(tree, number):
            return
        number = word.head


def _is_setting(tree: Tree, number: int) -> bool:
    """Say whether a noun only tells when: "during a meeting", "after the attack"."""
    return tree.words[number].upos not in _VERBAL and tree.case(number) in _SETTINGS


def _said_at(tree: Tree, number: int) -> Iterator[str]:
    """Yield what the words hanging on one word say of its standing."""
    lists = _lists()
    if tree.is_negated(number):
        yield "negated"
    for child in tree.children(number):
        word = tree.words[child]
        lemma = word.lemma.lower()
        if word.deprel in ("aux", "cop", "aux:pass"):
            for status in ("future", "hypothetical"):
                if lemma in lists[status]["auxiliaries"]:
                    yield status
        elif word.deprel in ("amod", "det", "compound"):
            for status in ("future", "hypothetical", "negated"):
                if (
                    lemma in lists[status]["modifiers"]
                    or word.form.lower() in (lists[status]["modifiers"])
                ):
                    yield status
        elif (word.deprel == "mark" and lemma in lists["hypothetical"]["marks"]) or (
            word.deprel in ("advcl", "obl") and _is_condition(tree, child)
        ):
            yield "hypothetical"


def _is_condition(tree: Tree, number: int) -> bool:
    return any(tree.words[n].lemma in ("if", "unless") for n in tree.children(number, "mark"))


def _said_above(tree: Tree, trigger: int) -> Iterator[str]:
    """Yield what verbs and nouns say under which the event stands without being asserted."""
    lists = _lists()
    number = trigger
    while tree.words[number].head >= 0:
        word = tree.words[number]
        head = tree.words[word.head]
        if _is_setting(tree, number):
            return
        bare = word.upos in _VERBAL and not tree.is_finite(number)
        noun = word.upos not in _VERBAL
        if word.deprel == "conj":
            number = word.head
            continue
        if (bare and word.deprel in ("xcomp", "acl", "advcl", "ccomp", "csubj")) or (
            noun and word.deprel in ("obj", "obl", "nmod", "nsubj:pass", "compound")
        ):
            yield from _governed(tree, number, head.lemma, lists)
        elif not noun and word.deprel == "ccomp" and head.lemma in lists["negated"]["governors"]:
            yield "negated"
        if word.upos in _VERBAL and tree.is_finite(number):
            return
        if word.deprel not in _HANDED_DOWN | _NOMINAL_LINKS:
            return
        number = word.head


def _governed(
    tree: Tree, number: int, lemma: str, lists: Mapping[str, Mapping[str, frozenset[str]]]
) -> Iterator[str]:
    if tree.words[number].deprel == "advcl" and not _has_to(tree, number):
        return
    for status in ("future", "hypothetical", "negated"):
        if lemma in lists[status]["governors"]:
            yield status
    purpose = tree.words[number].deprel in ("advcl", "acl") and _has_to(tree, number)
    if purpose:
        yield "hypothetical"


def _has_to(tree: Tree, number: int) -> bool:
    return any(tree.words[n].form.lower() == "to" for n in tree.children(number, "mark"))


def is_background(tree: Tree, trigger: int) -> bool:
    """Say whether the grammar recalls the event instead of reporting it."""
    lists = _lists()["background"]
    for number in _chain(tree, trigger):
        word = tree.words[number]
        if any(
            tree.words[n].lemma == "have" and tree.words[n].form.lower() in ("had", "'d")
            for n in tree.children(number, "aux")
        ):
            return True
        if word.upos not in _VERBAL and word.head >= 0:
            if tree.words[word.head].lemma in lists["governors"] and word.deprel in (
                "obj",
                "obl",
                "nmod",
            ):
                return True
            if word.deprel in ("obl", "nmod") and tree.case(number) in lists["cases"]:
                return True
    return False
