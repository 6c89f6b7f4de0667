"""What the reading model is trained and measured on, put together."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.learn.examples import Example, Labeller
from dateline.learn.labels import Labels, count_labels
from dateline.learn.names import SCHEMES, read_names
from dateline.learn.own_corpus import marked_news, marked_trees
from dateline.reading.casing import LOWER, SPECIAL, SYMBOL, TITLE, UPPER
from dateline.reading.conllu import Tree
from dateline.reading.subwords import Subwords
from dateline.sources import open_gum, pud, read_trees

#: Of UNER EWT dev, the sentences after this many are kept for measuring.
UNER_TRAINED = 1500
#: Share of sentences that are shown in another case: capitals, lower case, headline case.
RECASED = 0.08


def training_trees(data: Path) -> list[Tree]:
    """Return EWT train and dev and the open genres of GUM train."""
    ewt = read_trees(data, "en_ewt-ud-train") + read_trees(data, "en_ewt-ud-dev")
    return ewt + open_gum(data, "train")


@dataclass(slots=True)
class Corpora:
    """Examples to train on, and those that measure each epoch."""

    labels: Labels
    trees: list[Example]
    names: list[Example]
    own_names: list[Example]
    tweets: list[Example]
    tree_tests: dict[str, list[Example]]
    name_tests: dict[str, list[Example]]

    def epoch(self, chance: random.Random) -> list[Example]:
        """Return one epoch: all trees, all own names, half of the rest, a quarter of tweets."""
        chosen = list(self.trees) + list(self.own_names)
        chosen += chance.sample(self.names, len(self.names) // 2)
        chosen += chance.sample(self.tweets, len(self.tweets) // 4)
        return [recased(e, chance) if chance.random() < RECASED else e for e in chosen]


def load_corpora(data: Path, subwords: Subwords) -> Corpora:
    """Read everything under the data folder that the reading model learns from."""
    trees = training_trees(data)
    labels = count_labels(trees)
    labeller = Labeller(labels, subwords)
    uner = list(read_names(data, "uner_ewt_dev"))
    admitted = {s.identifier: s.admitted for s in uner[:UNER_TRAINED]} | marked_trees(trees)
    examples = list(_with_names(trees, admitted, labeller))
    public = (name for name in SCHEMES if name not in ("uner_ewt_dev", "btc"))
    names = [labeller.names(s) for name in public for s in read_names(data, name)]
    tweets = [
        labeller.names(s)
        for s in read_names(data, "btc")
        if any(len(a) == 1 for a in s.admitted) and not any("@" in t for t in s.tokens)
    ]
    return Corpora(
        labels,
        examples,
        names,
        [labeller.names(s) for s in marked_news(data, held_out=False)],
        tweets,
        {
            "pud_wiki": [labeller.tree(tree) for tree in pud(data, "wiki")],
            "gum_dev": [labeller.tree(tree) for tree in open_gum(data, "dev")],
        },
        {
            "uner_dev": [labeller.names(s) for s in uner[UNER_TRAINED:]],
            "own_news": [labeller.names(s) for s in marked_news(data, held_out=True)],
        },
    )


def _with_names(
    trees: list[Tree], admitted: dict[str, tuple[tuple[int, ...], ...]], labeller: Labeller
) -> Iterator[Example]:
    for tree in trees:
        example = labeller.tree(tree)
        labels = admitted.get(tree.sent_id)
        if labels is not None and len(labels) == len(example.first):
            example.admitted = labels
        yield example


def recased(example: Example, chance: random.Random) -> Example:
    """Return the example as a headline, in capitals or in lower case; lemmas go unlearnt."""
    case = chance.choice((LOWER, TITLE, TITLE, UPPER))
    kept = (SYMBOL, SPECIAL)
    cases = [old if old in kept else case for old in example.cases]
    tags = {task: values for task, values in example.tags.items() if task != "lemma"}
    return Example(
        example.subwords, cases, example.first, tags, example.heads, example.relations,
        example.admitted, example.soft,
    )  # fmt: skip
