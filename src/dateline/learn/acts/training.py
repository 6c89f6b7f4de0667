"""Training the event head: batches, losses, schedule."""

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from dateline.learn.acts.examples import ActExample
from dateline.learn.acts.network import ActNetwork, ActScores
from dateline.learn.training import SYNC_STEPS, Peers, RunningMean, set_rates

#: Weights of the losses beside each other.
WEIGHTS: Final = {
    "type": 6.0,
    "role": 4.0,
    "mode": 0.5,
    "status": 0.5,
    "background": 0.5,
    "context": 0.3,
    "relation": 1.0,
}

Hidden = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class ActSettings:
    """What a run may vary."""

    epochs: int = 6
    seed: int = 1
    batch_subwords: int = 1000
    layer_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_steps: int = 150
    smoothing: float = 0.05
    mean_decay: float = 0.998
    #: share of the rate that the last step has
    end_rate: float = 0.0
    #: marked pairs of a sentence that one epoch takes at most
    most_pairs: int = 1


@dataclass(slots=True)
class ActBatch:
    """Padded tensors for B examples of up to S subwords and W words.

    ``type`` (B, W) is -100 where a word is padding or the example marks a pair;
    ``events`` lists (row, trigger, mode, status, background), ``roles`` (events, W).
    """

    hidden: Tensor
    marks: Tensor
    padding: Tensor
    first: Tensor
    type: Tensor
    events: Tensor
    roles: Tensor
    context: Tensor
    plain: Tensor
    relation: Tensor


def make_act_batch(
    examples: Sequence[ActExample], hidden: Sequence[Hidden], contexts: int
) -> ActBatch:
    """Pad examples to one batch."""
    size, length = len(examples), max(len(e.subwords) for e in examples)
    words = max(len(e.first) for e in examples)
    values = torch.zeros(size, length, hidden[0].shape[1])
    marks = torch.zeros(size, length, dtype=torch.long)
    padding = torch.ones(size, length, dtype=torch.bool)
    first = torch.zeros(size, words, dtype=torch.long)
    kinds = torch.full((size, words), -100)
    context = torch.zeros(size, contexts)
    relation = torch.tensor([e.relation for e in examples])
    plain = torch.tensor([e.marks is None for e in examples])
    events, roles = [], []
    for row, (example, value) in enumerate(zip(examples, hidden, strict=True)):
        count = len(example.subwords)
        values[row, :count] = torch.from_numpy(value.astype(np.float32))
        padding[row, :count] = False
        first[row, : len(example.first)] = torch.tensor(example.first)
        if example.marks is not None:
            marks[row, :count] = torch.tensor(example.marks)
            continue
        kinds[row, : len(example.first)] = 0
        context[row, list(example.contexts)] = 1.0
        for event in example.events:
            kinds[row, event.trigger] = event.type
            events.append((row, event.trigger, event.mode, event.status, int(event.background)))
            own = torch.full((words,), -100)
            own[: len(example.first)] = 0
            for word, role in event.roles:
                own[word] = role
            roles.append(own)
    made = torch.tensor(events) if events else torch.zeros(0, 5, dtype=torch.long)
    role = torch.stack(roles) if roles else torch.zeros(0, words, dtype=torch.long)
    return ActBatch(values, marks, padding, first, kinds, made, role, context, plain, relation)


def act_batches(
    examples: Sequence[ActExample],
    hidden: Sequence[Hidden],
    chance: random.Random,
    subwords: int,
    contexts: int,
) -> Iterator[ActBatch]:
    """Yield batches of about ``subwords`` subwords in random order, lengths alike within each."""
    order = sorted(
        range(len(examples)), key=lambda n: len(examples[n].subwords) + chance.uniform(-2, 2)
    )
    groups: list[list[int]] = [[]]
    for number in order:
        longest = max([len(examples[n].subwords) for n in (*groups[-1], number)])
        if groups[-1] and longest * (len(groups[-1]) + 1) > subwords:
            groups.append([])
        groups[-1].append(number)
    chance.shuffle(groups)
    for group in groups:
        yield make_act_batch([examples[n] for n in group], [hidden[n] for n in group], contexts)


def act_loss(network: ActNetwork, scores: ActScores, batch: ActBatch, smoothing: float) -> Tensor:
    """Return the weighted sum of the losses of all outputs."""
    cross = functional.cross_entropy
    total = scores.type.sum() * 0.0
    if bool(batch.plain.any()):
        total = total + WEIGHTS["type"] * cross(
            scores.type.flatten(0, 1), batch.type.flatten(), label_smoothing=smoothing / 2
        )
        bits = functional.binary_cross_entropy_with_logits(
            scores.context[batch.plain], batch.context[batch.plain]
        )
        total = total + WEIGHTS["context"] * 10 * bits
    if bool((batch.relation >= 0).any()):
        total = total + WEIGHTS["relation"] * cross(
            scores.relation, batch.relation, ignore_index=-1, label_smoothing=2 * smoothing
        )
    if len(batch.events):
        row, trigger = batch.events[:, 0], batch.events[:, 1]
        for place, task in enumerate(("mode", "status", "background"), 2):
            at: Tensor = getattr(scores, task)[row, trigger]
            total = total + WEIGHTS[task] * cross(at, batch.events[:, place])
        roles = network.roles(scores.below[row], scores.above[row, trigger][:, None])
        total = total + WEIGHTS["role"] * cross(roles.flatten(0, 1), batch.roles.flatten())
    return total


def run_batch(network: ActNetwork, batch: ActBatch) -> ActScores:
    """Run the network over a batch."""
    scores: ActScores = network(batch.hidden, batch.marks, batch.padding, batch.first)
    return scores


def train_acts(
    network: ActNetwork,
    examples: Sequence[ActExample],
    hidden: Sequence[Hidden],
    settings: ActSettings,
    contexts: int,
    log: Path | None = None,
    peers: Peers | None = None,
) -> None:
    """Train in place; the network ends with the running mean of its weights."""
    peers = peers or Peers()
    chance = random.Random(settings.seed)
    torch.manual_seed(settings.seed * 100 + peers.rank)
    layers = [p for n, p in network.named_parameters() if n.startswith("layers")]
    heads = [p for n, p in network.named_parameters() if not n.startswith("layers")]
    groups = [
        {"params": layers, "peak": settings.layer_rate},
        {"params": heads, "peak": settings.head_rate},
    ]
    optimizer = torch.optim.AdamW(
        groups, lr=settings.head_rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True,
    )  # fmt: skip
    mean = RunningMean(network, settings.mean_decay)
    start, step = time.monotonic(), 0
    network.train()
    for epoch in range(settings.epochs):
        chosen = _epoch(examples, chance, settings.most_pairs)
        made = list(
            act_batches(
                [examples[n] for n in chosen], [hidden[n] for n in chosen], chance,
                settings.batch_subwords, contexts,
            )
        )  # fmt: skip
        losses = 0.0
        made = peers.share(made)
        for number, batch in enumerate(made):
            done = (epoch + number / len(made)) / settings.epochs
            rate = min((step + 1) / settings.warm_steps, 1.0)
            rate *= 1.0 - done * (1.0 - settings.end_rate)
            set_rates(optimizer, rate)
            loss = act_loss(network, run_batch(network, batch), batch, settings.smoothing)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            losses += float(loss.detach())
            step += 1
            if step % SYNC_STEPS == 0:
                peers.average(network.parameters())
            mean.update()
        if log is not None and peers.rank == 0:
            row = {"epoch": epoch + 1, "loss": round(losses / len(made), 4),
                   "seconds": round(time.monotonic() - start)}  # fmt: skip
            with log.open("a") as out:
                out.write(json.dumps(row) + "\n")
    peers.average([*network.state_dict().values(), *mean.tensors()])
    mean.swap()
    network.eval()


def _epoch(examples: Sequence[ActExample], chance: random.Random, most: int) -> list[int]:
    """Return the examples of one epoch: every sentence, and some of its pairs."""
    pairs: dict[tuple[int, ...], list[int]] = {}
    chosen = []
    for number, example in enumerate(examples):
        if example.marks is None:
            chosen.append(number)
        else:
            pairs.setdefault(tuple(example.subwords), []).append(number)
    for own in pairs.values():
        chosen += chance.sample(own, min(most, len(own)))
    return chosen
