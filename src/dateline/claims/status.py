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
from dateline.records import Word

_VERBAL: Final = frozenset({"VERB", "AUX"})
_HANDED_DOWN: Final = frozenset({"xcomp", "acl", "advcl", "csubj", "ccomp", "obj", "nmod", "obl"})
_NOMINAL_LINKS: Final = frozenset({"obj", "obl", "nmod", "nsubj:pass", "nsubj", "conj", "compound"})
_WOULD: Final = frozenset({"would", "'d", "’d"})
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
    if "future" in found and "negated" not in found and _is_consequence(tree, trigger):
        return "future"  # "will strike if talks fail" is a threat, not a thought
    return max(found, key=_WEIGHT.index)


def _is_consequence(tree: Tree, trigger: int) -> bool:
    """Say whether a condition hangs on the event that itself is told without one."""
    own = [tree.words[n].deprel == "mark" for n in tree.children(trigger)]
    return not any(own) and any(_is_condition(tree, n) for n in tree.children(trigger, "advcl"))


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
    if tree.is_negated(number):
        yield "negated"
    for child in tree.children(number):
        word = tree.words[child]
        if word.deprel in ("aux", "cop", "aux:pass"):
            yield from _by_auxiliary(tree, number, child)
        elif word.deprel in ("amod", "det", "compound"):
            yield from _by_modifier(word)
        elif (
            word.deprel == "mark" and word.lemma.lower() in _lists()["hypothetical"]["marks"]
        ) or (word.deprel in ("advcl", "obl") and _is_condition(tree, child)):
            yield "hypothetical"


def _by_auxiliary(tree: Tree, number: int, child: int) -> Iterator[str]:
    if _is_future_in_past(tree, number, child):
        yield "future"
        return
    lemma = tree.words[child].lemma.lower()
    yield from (s for s in ("future", "hypothetical") if lemma in _lists()[s]["auxiliaries"])


def _by_modifier(word: Word) -> Iterator[str]:
    forms = {word.lemma.lower(), word.form.lower()}
    for status in ("future", "hypothetical", "negated"):
        if not forms.isdisjoint(_lists()[status]["modifiers"]):
            yield status


def _is_future_in_past(tree: Tree, number: int, child: int) -> bool:
    """Say whether "would" only moves "will" into the past: "announced it would withdraw"."""
    clause = tree.words[number]
    if tree.words[child].form.lower() not in _WOULD or clause.deprel != "ccomp":
        return False
    return tree.words[clause.head].xpos in ("VBD", "VBN")


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
