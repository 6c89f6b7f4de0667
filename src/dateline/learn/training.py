"""Training the reading model: losses, schedule, curve."""

import json
import math
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from dateline.learn.examples import SINGLE_TASKS, Batch, Example, batches
from dateline.learn.labels import ENTITY_LABELS
from dateline.learn.network import (
    TAGGERS,
    ReadingNetwork,
    Scores,
    allowed_loss,
    arc_loss,
)

SYNC_STEPS = 20
Shared = TypeVar("Shared")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may vary; the rest is fixed in code."""

    epochs: int = 6
    seed: int = 1
    batch_subwords: int = 1000
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    #: rate of the word embeddings; 0 keeps them as they are
    word_rate: float = 0.0
    warm_steps: int = 200
    smoothing: float = 0.03
    #: decay of the running mean of the weights that is kept as the result
    mean_decay: float = 0.998


def single_loss(logits: Tensor, gold: Tensor, smoothing: float) -> Tensor:
    """Return the mean cross-entropy over the words that have a label, 0 where none has."""
    if not bool((gold >= 0).any()):
        return logits.sum() * 0.0
    return functional.cross_entropy(
        logits.flatten(0, 1).float(), gold.flatten(), ignore_index=-1, label_smoothing=smoothing
    )


def gold_loss(network: ReadingNetwork, scores: Scores, batch: Batch, smoothing: float) -> Tensor:
    """Return the loss against the labels that people gave."""
    loss = scores.arcs.sum() * 0.0
    for task in SINGLE_TASKS:
        loss = loss + TAGGERS[task] * single_loss(scores.tags[task], batch.tags[task], smoothing)
    loss = loss + TAGGERS["ner"] * allowed_loss(scores.tags["ner"], batch.admitted)
    if bool((batch.heads >= 0).any()):
        loss = loss + arc_loss(scores.arcs, batch.heads)
        relations = network.relations(scores, batch.heads.clamp(min=0))
        loss = loss + single_loss(relations, batch.relations, smoothing)
    return loss


def soft_loss(network: ReadingNetwork, scores: Scores, batch: Batch) -> Tensor:
    """Return the cross-entropy against an ensemble's probabilities, mean over words."""
    loss = scores.arcs.sum() * 0.0
    count = 0
    heads = torch.zeros_like(batch.first)
    for row, example in enumerate(batch.examples):
        if example.soft is not None and example.soft.heads is not None:
            heads[row, : len(example.soft.heads)] = torch.from_numpy(example.soft.heads).long()
    relations = network.relations(scores, heads)
    for row, example in enumerate(batch.examples):
        soft = example.soft
        if soft is None:
            continue
        words = len(example.first)
        count += words
        if soft.arcs is not None:
            loss = loss + _cross(scores.arcs[row, :words, : words + 1], soft.arcs)
            loss = loss + _cross(relations[row, :words], soft.relations)
        for task, wanted in soft.tags.items():
            loss = loss + TAGGERS[task] * _cross(scores.tags[task][row, :words], wanted)
    return loss / max(count, 1)


def _cross(logits: Tensor, wanted: object) -> Tensor:
    target = torch.as_tensor(wanted).float()
    return -(target * logits.float().log_softmax(-1)).sum()


def mask_arcs(scores: Scores, padding_words: Tensor) -> Scores:
    """Return the scores with padded words barred as heads."""
    barred = torch.cat([torch.zeros_like(padding_words[:, :1]), padding_words], 1)
    arcs = scores.arcs.float().masked_fill(barred[:, None, :], -1e4)
    return Scores(arcs, scores.dependents, scores.governors, scores.tags)


def score_batch(network: ReadingNetwork, batch: Batch) -> Scores:
    """Run the network over a batch."""
    scores = network(batch.subwords, batch.cases, batch.padding, batch.first)
    return mask_arcs(scores, batch.first == 0)


def make_optimizer(network: ReadingNetwork, settings: Settings) -> torch.optim.AdamW:
    """Return AdamW with rates of their own for encoder, heads and word embeddings."""
    network.words.weight.requires_grad_(settings.word_rate > 0)
    encoder: list[nn.Parameter] = []
    heads: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            if name.startswith("words"):
                continue
            inside = name.startswith(("positions", "cases", "norm", "layers"))
            (encoder if inside else heads).append(parameter)
    groups = [
        {"params": encoder, "lr": settings.encoder_rate, "peak": settings.encoder_rate},
        {"params": heads, "lr": settings.head_rate, "peak": settings.head_rate},
    ]
    if settings.word_rate > 0:
        words = [network.words.weight]
        groups.append({"params": words, "lr": settings.word_rate, "peak": settings.word_rate})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


class Peers:
    """Processes that train one network together, each on its share of the batches.

    Weights are averaged every ``SYNC_STEPS`` steps (local SGD, Stich 2019): on two
    cores this costs next to nothing, while adding up every step's gradients does not.
    """

    def __init__(self, rank: int = 0, size: int = 1) -> None:
        self.rank, self.size = rank, size

    def share(self, made: list[Shared]) -> list[Shared]:
        """Return this process's batches, as many as every other's."""
        return made[self.rank : len(made) // self.size * self.size : self.size]

    def average(self, tensors: Iterable[Tensor]) -> None:
        """Replace each tensor by its mean over the processes."""
        if self.size == 1:
            return
        with torch.no_grad():
            parts = list(tensors)
            flat = torch.cat([part.detach().float().flatten() for part in parts])
            torch.distributed.all_reduce(flat)
            place = 0
            for part in parts:
                count = part.numel()
                part.copy_((flat[place : place + count] / self.size).view_as(part))
                place += count


class RunningMean:
    """The exponential mean of the weights: steadier than the last step's."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self._decay = decay
        self._live = [p for p in network.parameters() if p.requires_grad]
        self._mean = [p.detach().clone() for p in self._live]
        self._steps = 0

    def update(self) -> None:
        """Take in the network's present weights."""
        self._steps += 1
        decay = min(self._decay, (1 + self._steps) / (10 + self._steps))
        torch._foreach_lerp_(self._mean, [p.detach() for p in self._live], 1 - decay)

    def tensors(self) -> list[Tensor]:
        """Return the mean weights themselves."""
        return self._mean

    def swap(self) -> None:
        """Exchange the mean and the live weights."""
        with torch.no_grad():
            for live, mean in zip(self._live, self._mean, strict=True):
                kept = live.detach().clone()
                live.copy_(mean)
                mean.copy_(kept)


def train(
    network: ReadingNetwork,
    epoch_examples: Callable[[int, random.Random], Iterable[Example]],
    settings: Settings,
    measure: Callable[[ReadingNetwork], dict[str, float]],
    log: Path,
    save: Callable[[ReadingNetwork], None],
    peers: Peers | None = None,
) -> None:
    """Train in place; the running mean of the weights is measured and saved after each epoch.

    ``epoch_examples`` gives each epoch's examples, the same ones in every process;
    the log gets one JSON line an epoch, written by the first process.
    """
    peers = peers or Peers()
    chance = random.Random(settings.seed)
    torch.manual_seed(settings.seed * 100 + peers.rank)
    optimizer = make_optimizer(network, settings)
    mean = RunningMean(network, settings.mean_decay)
    start, step = time.monotonic(), 0
    for epoch in range(settings.epochs):
        made = list(
            batches(
                epoch_examples(epoch, chance), chance, settings.batch_subwords, len(ENTITY_LABELS)
            )
        )
        made = peers.share(made)
        network.train()
        losses = 0.0
        for number, batch in enumerate(made):
            done = (epoch + number / len(made)) / settings.epochs
            set_rates(optimizer, min(step / settings.warm_steps, 1.0) * (1.0 - done))
            losses += _step(network, batch, optimizer, settings)
            step += 1
            if step % SYNC_STEPS == 0:
                peers.average(network.parameters())
            mean.update()
        peers.average([*network.state_dict().values(), *mean.tensors()])
        mean.swap()
        network.eval()
        if peers.rank > 0:
            mean.swap()
            continue
        row: dict[str, float] = {
            "epoch": epoch + 1,
            "steps": step,
            "seconds": round(time.monotonic() - start),
        }
        row |= {"loss": round(losses / len(made), 4)} | measure(network)
        with log.open("a") as out:
            out.write(json.dumps(row) + "\n")
        save(network)
        mean.swap()
    mean.swap()
    network.eval()


def set_rates(optimizer: torch.optim.Optimizer, share: float) -> None:
    """Set each group's rate to a share of its peak."""
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * share


def _step(
    network: ReadingNetwork, batch: Batch, optimizer: torch.optim.Optimizer, settings: Settings
) -> float:
    with torch.autocast("cpu", torch.bfloat16):
        scores = score_batch(network, batch)
        loss = gold_loss(network, scores, batch, settings.smoothing)
        if any(example.soft is not None for example in batch.examples):
            loss = loss + soft_loss(network, scores, batch)
    value = float(loss.detach())
    if not math.isfinite(value):
        raise ArithmeticError("the loss is no longer finite: lower the rates")
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_([p for p in network.parameters() if p.grad is not None], 2.0)
    optimizer.step()
    return value
