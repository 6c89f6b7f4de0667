"""Which way the words around a date point: to what was, or to what is to come."""

from functools import cache
from importlib.resources import files

from dateline.grammar import Tree

_DEPTH = 6
#: Without a helper verb these are participles: "an offer extended to Nov. 20".
_BARE = ("acl", "advcl", "amod")


@cache
def _words(kind: str) -> frozenset[str]:
    text = (files(__package__) / "data" / "tense_words.txt").read_text(encoding="utf-8")
    rows = (line.split("#")[0].split() for line in text.splitlines())
    return frozenset(word for row in rows if row and row[0] == kind for word in row[1:])


def tense_at(tree: Tree, number: int) -> str:
    """Return "past", "future" or "" for the clause that a word stands in.

    >>> from dateline.parsing import parse
    >>> tense_at(Tree(parse("Kestria will vote on Friday.")[0]), 4)
    'future'
    """
    before = tree.subtree(number)[0] - 1
    if before >= 0 and tree.words[before].xpos == "VBD":
        return "past"  # "said on Friday it will go" is often read as going on Friday
    governor = tree.words[number].head
    is_noun = governor >= 0 and tree.words[governor].upos in ("NOUN", "PROPN", "NUM")
    if is_noun and tree.clause(governor) != governor:
        return ""  # "the deadline of Jan. 14" says nothing of its time
    for _ in range(_DEPTH):
        verb = tree.clause(number)
        found = _of_clause(tree, verb)
        if found or tree.words[verb].head < 0:
            return found
        if tree.words[verb].deprel not in ("advcl", "xcomp", "conj"):
            return ""
        number = tree.words[verb].head
    return ""


def _of_clause(tree: Tree, verb: int) -> str:
    word = tree.words[verb]
    helpers = [tree.words[n] for n in tree.children(verb, "aux", "aux:pass", "cop", "mark")]
    lemmas = {helper.lemma for helper in helpers} | {helper.form.lower() for helper in helpers}
    # "due to begin" is often read as a fixed "due to"
    if lemmas & _words("will") or ("due" in lemmas and word.xpos == "VB"):
        return "future"
    bare = word.deprel in _BARE and not helpers
    if any(helper.xpos == "VBD" for helper in helpers) or (word.xpos == "VBD" and not bare):
        return "past"
    if word.lemma in _words("about") and word.xpos in ("VBN", "JJ", "VBG"):
        return "future"
    if "to" in lemmas and (word.xpos == "VB" or any(helper.xpos == "VB" for helper in helpers)):
        return _of_infinitive(tree, verb)
    return "past" if "have" in lemmas and word.xpos in ("VBN", "VBD") else ""


def _of_infinitive(tree: Tree, verb: int) -> str:
    """Return "future" for "plans to meet", "due to meet"; "" where the main verb decides."""
    word = tree.words[verb]
    head = word.head
    if head < 0:
        return "future"  # a headline: "Orland to host talks"
    if tree.words[head].lemma in _words("about") or tree.words[head].lemma in _words("plan"):
        return "future"
    return "" if word.deprel in ("advcl", "xcomp", "conj") else "future"
