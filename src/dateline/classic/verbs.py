"""Verbs of a codebook found in a sentence."""

from collections.abc import Iterable

from dateline.grammar import Tree
from dateline.records import VerbForm


class Verbs:
    """The forms of a codebook's verbs by their inflected word."""

    def __init__(self, forms: Iterable[VerbForm]) -> None:
        """Sort the forms: those of more words go before shorter ones."""
        self._forms: dict[str, list[VerbForm]] = {}
        for form in forms:
            self._forms.setdefault(form.words[form.verb], []).append(form)
        for entries in self._forms.values():
            entries.sort(key=lambda form: -len(form.words))

    def at(self, tree: Tree, number: int) -> list[VerbForm]:
        """Return the verbs that a word is, those of most words alone, in the file's order."""
        word = tree.words[number]
        if word.upos != "VERB":
            return []
        there = [f for f in self._forms.get(word.form.upper(), ()) if _stands(f, tree, number)]
        return [form for form in there if len(form.words) == len(there[0].words)]


def _stands(form: VerbForm, tree: Tree, number: int) -> bool:
    """Say whether the other words of a verb stand beside it or hang on it: "cut it off"."""
    first = number - form.verb
    beside = [word.form.upper() for word in tree.words[max(first, 0) : first + len(form.words)]]
    if beside == list(form.words):
        return True
    hanging = [tree.words[n].form.upper() for n in tree.children(number) if n > number]
    return not form.verb and all(word in hanging for word in form.words[1:])
