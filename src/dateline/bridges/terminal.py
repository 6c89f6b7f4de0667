"""Trees for the terminal."""

from collections.abc import Iterator

from rich.text import Text
from rich.tree import Tree

from dateline.records import Parse

_COLOURS = {"PER": "green", "ORG": "cyan", "LOC": "yellow", "NORP": "magenta", "MISC": "blue"}


def to_trees(parses: list[Parse]) -> Iterator[Tree]:
    """Yield one terminal tree a sentence: each word under its head, in the order of the text."""
    for parse in parses:
        labels = {
            number: entity.label
            for entity in parse.entities
            for number in range(entity.first, entity.last + 1)
        }
        top = Tree(Text(" ".join(word.form for word in parse.words), style="bold"))
        _grow(top, parse, labels)
        yield top


def _grow(top: Tree, parse: Parse, labels: dict[int, str]) -> None:
    children: dict[int, list[int]] = {}
    for number, word in enumerate(parse.words):
        children.setdefault(word.head, []).append(number)
    waiting = [(top, number) for number in reversed(children.get(-1, []))]
    while waiting:
        above, number = waiting.pop()
        branch = above.add(_line(parse, number, labels.get(number, "")))
        waiting += [(branch, child) for child in reversed(children.get(number, []))]


def _line(parse: Parse, number: int, label: str) -> Text:
    word = parse.words[number]
    line = Text()
    line.append(f"{word.deprel} ", style="dim")
    line.append(word.form, style=_COLOURS.get(label, ""))
    line.append(f"  {word.upos}", style="dim")
    if word.lemma != word.form:
        line.append(f" {word.lemma}", style="dim")
    if word.feats != "_":
        line.append(f" {word.feats}", style="dim")
    if label:
        line.append(f" [{label}]", style=_COLOURS[label])
    return line
