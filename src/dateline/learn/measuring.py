"""Quick scores during training: gold tokens, each word's best head, no tree search."""

import random

import torch

from dateline.evaluate.treebank import bio_names
from dateline.learn.examples import Example, batches
from dateline.learn.labels import ENTITY_LABELS
from dateline.learn.network import ReadingNetwork
from dateline.learn.training import score_batch


@torch.no_grad()
def measure_trees(network: ReadingNetwork, examples: list[Example], name: str) -> dict[str, float]:
    """Return UPOS, UAS and LAS in per cent over gold-tokenised trees."""
    right = {"upos": 0, "uas": 0, "las": 0}
    words = 0
    for batch in batches(examples, random.Random(0), 2000, len(ENTITY_LABELS)):
        with torch.autocast("cpu", torch.bfloat16):
            scores = score_batch(network, batch)
            heads = scores.arcs.argmax(-1)
            relations = network.relations(scores, heads).argmax(-1)
        known = batch.heads >= 0
        same = (heads == batch.heads) & known
        words += int(known.sum())
        right["upos"] += int(((scores.tags["upos"].argmax(-1) == batch.tags["upos"]) & known).sum())
        right["uas"] += int(same.sum())
        right["las"] += int((same & (relations == batch.relations)).sum())
    return {f"{name}_{key}": round(100 * value / max(words, 1), 2) for key, value in right.items()}


@torch.no_grad()
def measure_names(network: ReadingNetwork, examples: list[Example], name: str) -> dict[str, float]:
    """Return exact-span F1 in per cent over PER, ORG and LOC."""
    gold_count = found_count = right = 0
    for batch in batches(examples, random.Random(0), 2000, len(ENTITY_LABELS)):
        with torch.autocast("cpu", torch.bfloat16):
            best = score_batch(network, batch).tags["ner"].argmax(-1).tolist()
        for example, row in zip(batch.examples, best, strict=True):
            admitted = example.admitted or ()
            gold = bio_names([ENTITY_LABELS[labels[0]] for labels in admitted])
            found = bio_names([ENTITY_LABELS[label] for label in row[: len(admitted)]])
            gold = {span for span in gold if span[2] in ("PER", "ORG", "LOC")}
            found = {span for span in found if span[2] in ("PER", "ORG", "LOC")}
            gold_count, found_count = gold_count + len(gold), found_count + len(found)
            right += len(gold & found)
    return {f"{name}_f1": round(200 * right / max(gold_count + found_count, 1), 2)}
