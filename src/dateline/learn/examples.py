"""Training examples and batches: words with whatever labels their source has."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from dateline.learn.labels import Labels, word_labels
from dateline.learn.names import NamedSentence
from dateline.reading.conllu import Tree
from dateline.reading.subwords import Subwords
from dateline.reading.windows import encode_words

#: Tasks with one number a word; -1 says that the word has no label.
SINGLE_TASKS = ("upos", "xpos", "feats", "lemma")
MOST_SUBWORDS = 200


@dataclass(slots=True)
class Soft:
    """What an ensemble thinks of a sentence: probabilities to learn from (distillation)."""

    #: task to (W, labels)
    tags: dict[str, np.ndarray]
    #: (W, W + 1) arcs; (W,) best heads; (W, labels) relations to them; or none of the three
    arcs: np.ndarray | None = None
    heads: np.ndarray | None = None
    relations: np.ndarray | None = None


@dataclass(slots=True)
class Example:
    """One sentence as the network takes it, with the labels that are known."""

    subwords: list[int]
    cases: list[int]
    first: list[int]
    tags: dict[str, list[int]] = field(default_factory=dict)
    heads: list[int] | None = None
    relations: list[int] | None = None
    admitted: tuple[tuple[int, ...], ...] | None = None
    soft: Soft | None = None


def from_forms(forms: Sequence[str], subwords: Subwords) -> Example:
    """Return an example without labels."""
    encoded = encode_words(forms, [subwords.pieces(form) for form in forms])
    return Example(encoded.subwords, encoded.cases, encoded.first)


class Labeller:
    """Turns labels into the numbers of the network's outputs."""

    def __init__(self, labels: Labels, subwords: Subwords) -> None:
        self._index = {task: labels.index(task) for task in labels.names}
        self._subwords = subwords

    def tree(self, tree: Tree) -> Example:
        """Return the example of a treebank sentence."""
        example = from_forms([word.form for word in tree.words], self._subwords)
        rows = [word_labels(word) for word in tree.words]
        for task in SINGLE_TASKS:
            index = self._index[task]
            example.tags[task] = [index.get(row[task], -1) for row in rows]
        example.heads = [word.head for word in tree.words]
        example.relations = [self._index["deprel"].get(row["deprel"], -1) for row in rows]
        return example

    def names(self, sentence: NamedSentence) -> Example:
        """Return the example of a sentence with entity labels alone."""
        example = from_forms(sentence.tokens, self._subwords)
        example.admitted = sentence.admitted
        return example


@dataclass(slots=True)
class Batch:
    """Padded tensors for B sentences of up to S subwords and W words."""

    subwords: Tensor
    cases: Tensor
    padding: Tensor
    first: Tensor
    tags: dict[str, Tensor]
    heads: Tensor
    relations: Tensor
    admitted: Tensor
    examples: list[Example]


def make_batch(examples: list[Example], entity_labels: int) -> Batch:
    """Pad examples to one batch."""
    size = len(examples)
    length = max(len(e.subwords) for e in examples)
    words = max(len(e.first) for e in examples)
    subwords, cases = (
        torch.zeros(size, length, dtype=torch.long),
        torch.zeros(size, length, dtype=torch.long),
    )
    padding = torch.ones(size, length, dtype=torch.bool)
    first = torch.zeros(size, words, dtype=torch.long)
    tags = {task: torch.full((size, words), -1) for task in SINGLE_TASKS}
    heads, relations = torch.full((size, words), -1), torch.full((size, words), -1)
    admitted = torch.zeros(size, words, entity_labels, dtype=torch.bool)
    for row, example in enumerate(examples):
        count = len(example.subwords)
        subwords[row, :count] = torch.tensor(example.subwords)
        cases[row, :count] = torch.tensor(example.cases)
        padding[row, :count] = False
        first[row, : len(example.first)] = torch.tensor(example.first)
        for task, values in example.tags.items():
            tags[task][row, : len(values)] = torch.tensor(values)
        if example.heads is not None and example.relations is not None:
            heads[row, : len(example.heads)] = torch.tensor(example.heads)
            relations[row, : len(example.relations)] = torch.tensor(example.relations)
        for place, numbers in enumerate(example.admitted or ()):
            admitted[row, place, list(numbers)] = True
    return Batch(subwords, cases, padding, first, tags, heads, relations, admitted, examples)


def batches(
    examples: Iterable[Example], chance: random.Random, subwords: int, entity_labels: int
) -> Iterator[Batch]:
    """Yield batches of about ``subwords`` subwords in random order, lengths alike within each."""
    kept = [e for e in examples if len(e.subwords) <= MOST_SUBWORDS]
    order = sorted(kept, key=lambda e: len(e.subwords) + chance.uniform(-2, 2))
    groups: list[list[Example]] = [[]]
    for example in order:
        longest = max(len(example.subwords), max((len(e.subwords) for e in groups[-1]), default=0))
        if groups[-1] and longest * (len(groups[-1]) + 1) > subwords:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    for group in groups:
        yield make_batch(group, entity_labels)
