"""Training the sentence boundary model on treebank paragraphs."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.evaluate.treebank import GoldText, gold_texts
from dateline.sentences.boundaries import (
    BUCKETS,
    bucket,
    gap_features,
    is_candidate,
    quote_open,
)
from dateline.sentences.tokens import Tokenizer
from dateline.sources import open_gum, read_trees


def training_rows(paragraph: GoldText, tokenizer: Tokenizer) -> Iterator[tuple[list[int], bool]]:
    """Yield (buckets, whether a sentence ends) for each candidate gap of a paragraph."""
    tokens = tokenizer.tokenize(paragraph.text)
    forms = [paragraph.text[token.start : token.end] for token in tokens]
    ends = {end for _, end in paragraph.sentences}
    start, quoted = 0, False
    for place in range(len(forms) - 1):
        quoted = quote_open(forms[place], quoted)
        gold = tokens[place].end in ends
        if is_candidate(forms[place], forms[place + 1]):
            spaced = tokens[place].end < tokens[place + 1].start
            features = gap_features(forms, place, start, spaced, quoted)
            yield [bucket(feature) for feature in features], gold
        if gold:
            start = place + 1


def train_boundaries(
    texts: Iterable[GoldText], epochs: int = 12, rate: float = 0.15, seed: int = 1
) -> NDArray[np.float16]:
    """Return the weights of a logistic model (AdaGrad), the threshold 0 last."""
    tokenizer = Tokenizer()
    rows = [row for text in texts for row in training_rows(text, tokenizer)]
    chance = random.Random(seed)
    weights, squares = np.zeros(BUCKETS + 1), np.full(BUCKETS + 1, 1e-4)
    total = np.zeros(BUCKETS + 1)
    for _ in range(epochs):
        chance.shuffle(rows)
        for buckets, gold in rows:
            score = weights[buckets].sum()
            error = 1.0 / (1.0 + np.exp(-score)) - gold
            gradient = error + 2e-4 * weights[buckets]
            squares[buckets] += gradient**2
            weights[buckets] -= rate * gradient / np.sqrt(squares[buckets])
        total += weights
    mean = total / epochs
    mean[-1] = 0.0
    return mean.astype(np.float16)


def save_boundaries(weights: NDArray[np.float16], path: Path) -> None:
    """Write the weights where ``Boundaries`` reads them."""
    np.save(path, weights)


def rebuild(data: Path, folder: Path) -> None:
    """Train on EWT train and dev and the open genres of GUM train; write ``boundaries.npy``."""
    parts = [
        read_trees(data, "en_ewt-ud-train"),
        read_trees(data, "en_ewt-ud-dev"),
        open_gum(data, "train"),
    ]
    texts = [text for trees in parts for text in gold_texts(trees)]
    folder.mkdir(parents=True, exist_ok=True)
    save_boundaries(train_boundaries(texts), folder / "boundaries.npy")
