"""The label sets of the reading model, counted from the training trees."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.reading.conllu import Tree, Word
from dateline.reading.lemmas import script_for

ENTITY_TYPES: Final = ("PER", "ORG", "LOC", "NORP", "MISC")
ENTITY_LABELS: Final = ("O", *(f"{b}-{t}" for t in ENTITY_TYPES for b in "BI"))


def word_labels(word: Word) -> dict[str, str]:
    """Return the label of each tagging task for a treebank word."""
    return {
        "upos": word.upos,
        "xpos": word.xpos,
        "feats": word.feats,
        "lemma": script_for(word.form, word.lemma),
        "deprel": word.deprel,
    }


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of each task in the order of the network's outputs."""

    names: dict[str, tuple[str, ...]]

    def index(self, task: str) -> dict[str, int]:
        """Return label to number for one task."""
        return {label: number for number, label in enumerate(self.names[task])}

    def sizes(self) -> dict[str, int]:
        """Return the number of labels of each task."""
        return {task: len(labels) for task, labels in self.names.items()}

    def save(self, path: Path) -> None:
        """Write the label sets as JSON."""
        path.write_text(json.dumps(self.names, ensure_ascii=False, indent=0) + "\n")

    @classmethod
    def load(cls, path: Path) -> "Labels":
        """Read the label sets that ``save`` wrote."""
        return cls({task: tuple(names) for task, names in json.loads(path.read_text()).items()})


def count_labels(trees: Iterable[Tree], least: int = 2) -> Labels:
    """Return the labels seen at least ``least`` times, most frequent first."""
    counts: dict[str, Counter[str]] = {}
    for tree in trees:
        for word in tree.words:
            for task, label in word_labels(word).items():
                counts.setdefault(task, Counter())[label] += 1
    names = {
        task: tuple(
            label
            for label, count in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
            if count >= least
        )
        for task, counter in counts.items()
    }
    names["ner"] = ENTITY_LABELS
    return Labels(names)
