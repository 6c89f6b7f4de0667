"""CoNLL-U in: the ten-column format of Universal Dependencies.

Only basic trees are read: empty nodes (``8.1``) are passed over, multiword
tokens (``3-4``) are kept as ranges beside the words.
Source: https://universaldependencies.org/format.html
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Word:
    """One syntactic word; ``head`` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str = "_"


@dataclass(slots=True)
class Tree:
    """One sentence of a treebank."""

    words: list[Word] = field(default_factory=list)
    comments: dict[str, str] = field(default_factory=dict)
    #: multiword tokens: (first word, last word, written form, misc), counting from 1
    ranges: list[tuple[int, int, str, str]] = field(default_factory=list)

    @property
    def sent_id(self) -> str:
        """The treebank's identifier of the sentence, or an empty string."""
        return self.comments.get("sent_id", "")

    @property
    def text(self) -> str:
        """The sentence as written, or an empty string where the file does not say."""
        return self.comments.get("text", "")


def read_conllu(lines: Iterable[str]) -> Iterator[Tree]:
    """Yield the trees of a CoNLL-U file, given its lines.

    Raises ValueError with the line's number where a line has not ten columns.
    """
    tree = Tree()
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\n").rstrip("\r")
        if not line.strip():
            if tree.words:
                yield tree
            tree = Tree()
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            tree.comments[key.strip()] = value.strip()
        else:
            _add_line(tree, line, number)
    if tree.words:
        yield tree


def _add_line(tree: Tree, line: str, number: int) -> None:
    columns = line.split("\t")
    if len(columns) != 10:
        raise ValueError(f"line {number}: {len(columns)} columns, CoNLL-U has 10")
    identifier = columns[0]
    if "." in identifier:
        return
    if "-" in identifier:
        first, last = identifier.split("-")
        tree.ranges.append((int(first), int(last), columns[1], columns[9]))
        return
    head = int(columns[6]) if columns[6].isdigit() else 0
    form, lemma, upos, xpos, feats = columns[1:6]
    tree.words.append(Word(form, lemma, upos, xpos, feats, head, columns[7], columns[9]))
