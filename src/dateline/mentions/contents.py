"""What is said, believed or spoken of by a word: its clauses, infinitives, objects, phrases."""

from collections.abc import Iterable, Iterator
from typing import Final

from dateline.grammar import Tree
from dateline.mentions.going_on import first_words

Offsets = tuple[int, int]
_CLAUSES: Final = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
_OBLIQUE: Final = frozenset({"obl", "nmod", "obl:agent"})


def content_of(tree: Tree, cue: int, takes: frozenset[str]) -> Offsets | None:
    """Return the offsets of what a verb, noun or adjective gives as content, or None."""
    found = list(_complements(tree, cue, takes))
    if not found:
        return _around(tree, cue) if "that" in takes else None
    behind = [n for n in found if n > cue] or found
    numbers = {n for child in behind for n in _words(tree, child)}
    if any(_is_to(tree, n) for n in behind):
        numbers.update(n for child in tree.children(cue, "obj") for n in tree.subtree(child))
    words = first_words(tree, sorted(numbers), cue)
    return between(tree, words, _on_the_way(tree, cue, found))


def _words(tree: Tree, child: int) -> list[int]:
    """Return the words of a complement; its preposition goes with the cue: "spoke of peace"."""
    words = tree.subtree(child)
    if tree.words[child].deprel not in _OBLIQUE:
        return words
    cases = {n for case in tree.children(child, "case") for n in tree.subtree(case)}
    return [n for n in words if n not in cases or n > child]


def _is_to(tree: Tree, child: int) -> bool:
    return any(tree.words[n].form.lower() == "to" for n in tree.children(child, "mark"))


def _on_the_way(tree: Tree, cue: int, found: Iterable[int]) -> list[int]:
    """Return the cue with all below it where its content stands above it: "the plan he backs"."""
    return tree.subtree(cue) if any(cue in tree.subtree(n) for n in found) else []


def between(tree: Tree, numbers: Iterable[int], without: Iterable[int] = ()) -> Offsets | None:
    """Return the offsets of the first to the last of some words, less others and marks."""
    left_out = set(without)
    rest = sorted(n for n in numbers if n not in left_out)
    while rest and tree.words[rest[0]].upos == "PUNCT":
        rest.pop(0)
    while rest and tree.words[rest[-1]].upos == "PUNCT":
        rest.pop()
    return (tree.words[rest[0]].start, tree.words[rest[-1]].end) if rest else None


def _complements(tree: Tree, cue: int, takes: frozenset[str]) -> Iterator[int]:
    noun = tree.words[cue].upos == "NOUN"
    for child in tree.children(cue):
        relation = tree.words[child].deprel.partition(":")[0]
        if relation in _CLAUSES:
            if _takes_clause(tree, child, takes, noun=noun):
                yield child
        elif tree.words[child].deprel in _OBLIQUE and not takes.isdisjoint(tree.cases(child)):
            yield child
    if "obj" in takes:
        yield from _object(tree, cue)


def _takes_clause(tree: Tree, child: int, takes: frozenset[str], *, noun: bool) -> bool:
    word = tree.words[child]
    marks = {tree.words[n].form.lower() for n in tree.children(child, "mark", "case")}
    if word.deprel == "parataxis":
        return "that" in takes and not noun and word.upos in ("VERB", "AUX")
    if "to" in marks:
        return "to" in takes and word.deprel != "advcl"
    if word.deprel == "ccomp" or (word.deprel in ("acl", "csubj") and "that" in marks):
        return "that" in takes
    return not takes.isdisjoint(marks) or (
        word.deprel == "xcomp" and _takes_bare(tree, child, takes)
    )


def _takes_bare(tree: Tree, child: int, takes: frozenset[str]) -> bool:
    """Say whether a predicate without a mark is content: "called it a lie", "regrets going"."""
    word = tree.words[child]
    if "so" in takes:
        return bool(tree.children(word.head, "obj", "nsubj:pass"))
    return "obj" in takes or ("ing" in takes and word.xpos == "VBG")


def _object(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the object of a verb: also what is said of it in the passive or by a clause."""
    if tree.is_passive(verb):
        if tree.words[verb].deprel == "acl" and all(case != "by" for case, _ in tree.oblique(verb)):
            return  # "the plan announced on Monday": who announced it does not matter
        thing, passive = tree.subject(verb)
        objects = [thing] if passive and thing >= 0 else []
    else:
        objects = tree.objects(verb)
    yield from (n for n in objects if "Reflex=Yes" not in tree.words[n].feats)


def _around(tree: Tree, cue: int) -> Offsets | None:
    """Return the clause that a cue is put into or behind: "Rain fell, he said", "as he said"."""
    word = tree.words[cue]
    marks = {tree.words[n].form.lower() for n in tree.children(cue, "mark", "advmod")}
    inserted = word.deprel == "parataxis" or (word.deprel == "advcl" and "as" in marks)
    if not inserted or word.head < 0:
        return None
    return between(tree, tree.subtree(word.head), tree.subtree(cue))
