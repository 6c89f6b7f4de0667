"""Distillation: several trained networks read open news, one learns from their mean."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from dateline.learn.examples import Batch, Example, Soft, batches
from dateline.learn.labels import ENTITY_LABELS
from dateline.learn.network import ReadingNetwork, Scores
from dateline.learn.training import score_batch
from dateline.sentences.splitter import Splitter
from dateline.sources import read_rows

#: Open news: Tehran Times (CC BY 4.0) and Wikipedia Current Events (CC BY-SA).
OPEN_NEWS = ("tehran_times", "wikipedia_current_events")
_SOFT_TASKS = ("upos", "ner")
_HARD_TASKS = ("xpos", "feats", "lemma")


def news_sentences(
    data: Path, splitter: Splitter, words: int, seed: int, held: set[str]
) -> Iterator[list[str]]:
    """Yield tokenised sentences of open news, about ``words`` in all, half from each source.

    Documents whose ids are in ``held`` are passed over.
    """
    chance = random.Random(seed)
    for name in OPEN_NEWS:
        rows = list(read_rows(data / "news" / f"{name}.jsonl.gz"))
        chance.shuffle(rows)
        left = words // len(OPEN_NEWS)
        for row in rows:
            if left <= 0:
                break
            if row["id"] in held:
                continue
            for sentence in splitter.split(row["text"][:3000]):
                forms = [row["text"][token.start : token.end] for token in sentence.tokens]
                if 4 <= len(forms) <= 80:
                    left -= len(forms)
                    yield forms


@torch.no_grad()
def label(networks: Sequence[ReadingNetwork], examples: list[Example]) -> None:
    """Give each example the networks' mean probabilities, and tags where it has none."""
    for batch in batches(examples, random.Random(0), 2000, len(ENTITY_LABELS)):
        with torch.autocast("cpu", torch.bfloat16):
            scores = [score_batch(network, batch) for network in networks]
            arcs = _mean([s.arcs for s in scores])
            heads = arcs.argmax(-1)
            pairs = zip(networks, scores, strict=True)
            relations = _mean([network.relations(s, heads) for network, s in pairs])
        _keep(batch, arcs, heads, relations, scores)


def fill_gaps(networks: Sequence[ReadingNetwork], examples: list[Example]) -> None:
    """Let the networks say what people did not: trees where names are marked, names elsewhere."""
    open_ones = [e for e in examples if e.heads is None or e.admitted is None]
    label(networks, open_ones)
    for example in open_ones:
        soft = example.soft
        if soft is None:
            continue
        if example.admitted is not None:
            soft.tags.pop("ner")
        if example.heads is not None:
            example.soft = Soft({task: soft.tags[task] for task in ("ner",) if task in soft.tags})


def _mean(logits: list[torch.Tensor]) -> torch.Tensor:
    return torch.stack([x.float().softmax(-1) for x in logits]).mean(0)


def _keep(
    batch: Batch,
    arcs: torch.Tensor,
    heads: torch.Tensor,
    relations: torch.Tensor,
    scores: list[Scores],
) -> None:
    """Store a batch's mean probabilities with its examples, in half precision."""
    means = {task: _mean([s.tags[task] for s in scores]) for task in _SOFT_TASKS + _HARD_TASKS}
    for row, example in enumerate(batch.examples):
        words = len(example.first)
        example.soft = Soft(
            {task: _half(means[task][row, :words]) for task in _SOFT_TASKS},
            _half(arcs[row, :words, : words + 1]),
            heads[row, :words].numpy().astype(np.int16),
            _half(relations[row, :words]),
        )
        for task in _HARD_TASKS:
            if task not in example.tags:
                example.tags[task] = means[task][row, :words].argmax(-1).tolist()


def _half(values: torch.Tensor) -> np.ndarray:
    return values.numpy().astype(np.float16)
