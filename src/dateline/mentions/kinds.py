"""What known words are where they stand: state or place, one or several, adjective or group."""

from collections.abc import Callable, Mapping
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.drafts import Draft, is_several, top
from dateline.mentions.lexicon import Found

_AGENT_LIKE: Final = frozenset({"nsubj", "nsubj:pass", "obl:agent", "iobj"})
_ARGUMENTS: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod"})
_MODIFIERS: Final = frozenset({"amod", "conj", "compound", "nmod", "obl", "acl"})
#: Common nouns that hyphens may make part of another word.
_NOUNS: Final = frozenset({"crowd", "body", "country"})


def draft_of(tree: Tree, found: Found) -> Draft | None:
    """Return a draft for words that the lexicon knows, None where they name nobody."""
    head = top(tree, found.first, found.last)
    decide = _DECIDE.get(found.term.kind)
    kind = decide(tree, found, head) if decide is not None else ""
    if kind == "state" and _is_before_noun(tree, head):
        kind = "adjective"
    loose = kind == "adjective" or found.term.kind == "region"
    if not kind or not (loose or _is_nominal(tree, head)):
        return None
    if found.term.kind in _NOUNS and _is_part_of_compound(tree, found):
        return None
    return Draft(found.first, found.last, head, kind, term=found.term)


def _is_before_noun(tree: Tree, head: int) -> bool:
    """Say whether a state's name stands as an adjective: "Saudi-led"."""
    word = tree.words[head]
    return word.upos == "ADJ" and word.deprel in _MODIFIERS


def _seat(tree: Tree, _found: Found, head: int) -> str:
    return "state" if _acts(tree, head) else "place"


def _adjective(tree: Tree, _found: Found, head: int) -> str:
    word = tree.words[head]
    return "adjective" if word.upos == "ADJ" or word.deprel in ("amod", "compound") else "group"


def _one_or_several(tree: Tree, _found: Found, head: int) -> str:
    return "group" if is_several(tree, head) else "role"


def _body(tree: Tree, _found: Found, head: int) -> str:
    word = tree.words[head]
    plural = word.xpos == "NNS" and word.form.lower() != word.lemma
    return "group" if plural else "organisation"


def _rank(tree: Tree, found: Found, head: int) -> str:
    """Return what a rank is that stands for its bearers: "the marshal", "two inspectors"."""
    if tree.words[head].deprel not in _ARGUMENTS:
        return ""
    if tree.words[head].xpos == "NNS":
        return "group"
    alone = any(
        n < found.first for n in tree.children(head, "det", "nmod:poss", "amod", "compound")
    )
    return "role" if alone else ""


def _post(tree: Tree, found: Found, head: int) -> str:
    return _one_or_several(tree, found, head) if found.term.person else ""


#: By the kind of the entry: what its words are at a place of a sentence.
_DECIDE: Final[Mapping[str, Callable[[Tree, Found, int], str]]] = {
    "state": lambda *_: "state",
    "people": lambda *_: "group",
    "region": lambda *_: "group",
    "org": lambda *_: "organisation",
    "crowd": lambda *_: "group",
    "capital": _seat,
    "metonym": _seat,
    "adjective": _adjective,
    "country": _one_or_several,
    "body": _body,
    "rank": _rank,
    "post": _post,
}


def _is_nominal(tree: Tree, head: int) -> bool:
    word = tree.words[head]
    return word.upos in ("NOUN", "PROPN") or (word.upos == "ADJ" and word.deprel not in _MODIFIERS)


def _is_part_of_compound(tree: Tree, found: Found) -> bool:
    """Say whether hyphens make a noun part of another word: "people-to-people contact"."""
    beside = [n for n in (found.first - 1, found.last + 1) if 0 <= n < len(tree.words)]
    return any(tree.words[n].form == "-" for n in beside)


def _acts(tree: Tree, head: int) -> bool:
    """Say whether a capital stands for its government: it does or is dealt with."""
    word = tree.words[head]
    while word.deprel == "conj":
        head = word.head
        word = tree.words[head]
    if word.deprel in _AGENT_LIKE or word.deprel == "nmod:poss":
        return True
    return word.deprel in ("obl", "nmod") and tree.case(head) in ("between", "with", "against")
