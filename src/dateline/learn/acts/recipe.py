"""From the annotated corpus to the shipped event head.

Two stages: a first at a high rate, a second that lets it fall to nothing. Processes share
the work by averaging weights. Nothing of the held-out documents is seen.
"""

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch

from dateline.learn.acts.examples import ActExample, ActLabeller, read_words
from dateline.learn.acts.export import export_acts
from dateline.learn.acts.hidden import hidden_values
from dateline.learn.acts.labels import act_labels, save_labels
from dateline.learn.acts.network import ActNetwork, load_layers
from dateline.learn.acts.training import ActSettings, Hidden, act_batches, train_acts
from dateline.learn.recipe import encoder_folder
from dateline.learn.training import Peers
from dateline.marked import FILES, MarkedSentence, read_marked
from dateline.reading.subwords import Subwords
from dateline.settings import models_folder

#: Training sentences that ranges are found on.
_SEEN: Final = 1200
#: A lemma may name an event if it did in so large a share of the sentences that have it.
_TRIGGERS: Final = 0.1
_CONTENT: Final = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})


@dataclass(frozen=True, slots=True)
class ActPlan:
    """What the event head is made from, and where to."""

    data: Path
    out: Path
    first_epochs: int = 2
    second_epochs: int = 3
    rate: float = 2e-4
    first_end: float = 0.5
    processes: int = 2
    seed: int = 1
    #: share of the sentences that are trained on: for a learning curve
    share: float = 1.0


def run(plan: ActPlan) -> Path:
    """Train and export; return the folder with the shipped files."""
    torch.set_num_threads(1)
    plan.out.mkdir(parents=True, exist_ok=True)
    sentences = [s for name in FILES for s in read_marked(plan.data, name, "train")]
    sentences = random.Random(1).sample(sentences, round(plan.share * len(sentences)))
    examples, hidden = prepare(sentences)
    network = new_network(plan.seed)
    for stage, settings in enumerate(stages(plan), 1):
        network = share(network, examples, hidden, settings, plan, stage)
    return finish(plan, network, sentences, examples, hidden)


def stages(plan: ActPlan) -> list[ActSettings]:
    """Return the settings of both stages."""
    rate, end = plan.rate, plan.first_end
    return [
        ActSettings(
            plan.first_epochs, plan.seed, layer_rate=rate, head_rate=5 * rate, end_rate=end
        ),
        ActSettings(
            plan.second_epochs, plan.seed + 1, layer_rate=end * rate, head_rate=5 * end * rate
        ),
    ]


def prepare(sentences: Sequence[MarkedSentence]) -> tuple[list[ActExample], list[Hidden]]:
    """Return the examples of sentences and what the reading model makes of them."""
    reading = models_folder() / "reading"
    examples = list(ActLabeller(Subwords(reading / "vocabulary.txt")).examples(sentences))
    return examples, hidden_values(reading / "model.onnx", examples)


def new_network(seed: int) -> ActNetwork:
    """Return a network with pretrained layers and fresh heads."""
    torch.manual_seed(seed)
    network = ActNetwork({task: len(names) for task, names in act_labels().items()})
    load_layers(network, encoder_folder())
    return network


def share(
    network: ActNetwork,
    examples: Sequence[ActExample],
    hidden: Sequence[Hidden],
    settings: ActSettings,
    plan: ActPlan,
    stage: int,
) -> ActNetwork:
    """Train in several processes and return the result."""
    path = plan.out / f"stage{stage}.pt"
    if not path.exists():
        torch.save(network.state_dict(), plan.out / "start.pt")
        work = (examples, hidden, settings, plan, stage)
        if plan.processes == 1:
            _work(0, *work)
        else:
            torch.multiprocessing.start_processes(
                _work, work, nprocs=plan.processes, start_method="fork"
            )
    network.load_state_dict(torch.load(path, weights_only=True))
    network.eval()
    return network


def _work(
    rank: int,
    examples: Sequence[ActExample],
    hidden: Sequence[Hidden],
    settings: ActSettings,
    plan: ActPlan,
    stage: int,
) -> None:
    torch.set_num_threads(1)
    if plan.processes > 1:
        torch.distributed.init_process_group(
            "gloo", init_method=f"file://{plan.out.resolve()}/meet{stage}", rank=rank,
            world_size=plan.processes,
        )  # fmt: skip
    network = new_network(plan.seed)
    network.load_state_dict(torch.load(plan.out / "start.pt", weights_only=True))
    contexts = len(act_labels()["context"])
    log = plan.out / f"stage{stage}.jsonl"
    train_acts(network, examples, hidden, settings, contexts, log, Peers(rank, plan.processes))
    if rank == 0:
        torch.save(network.state_dict(), plan.out / f"stage{stage}.pt")


def finish(
    plan: ActPlan,
    network: ActNetwork,
    sentences: Sequence[MarkedSentence],
    examples: Sequence[ActExample],
    hidden: Sequence[Hidden],
) -> Path:
    """Write the int8 model, its labels, and the lemmas that open the gate."""
    folder = plan.out / "model"
    folder.mkdir(exist_ok=True)
    chance = random.Random(1)
    seen = chance.sample(range(len(examples)), min(_SEEN, len(examples)))
    contexts = len(act_labels()["context"])
    sample = act_batches(
        [examples[n] for n in seen], [hidden[n] for n in seen], chance, 1000, contexts
    )
    export_acts(network, list(sample), folder)
    save_labels(folder / "labels.json")
    lemmas = "\n".join(trigger_lemmas(sentences))
    (folder / "triggers.txt").write_text(lemmas + "\n", encoding="utf-8")
    counts = {"sentences": len(sentences), "events": sum(len(s.events) for s in sentences)}
    (folder / "made.json").write_text(json.dumps(counts) + "\n", encoding="utf-8")
    return folder


def trigger_lemmas(sentences: Sequence[MarkedSentence]) -> list[str]:
    """Return the lemmas that may name an event, in alphabetical order."""
    there: Counter[str] = Counter()
    named: Counter[str] = Counter()
    reads = read_words(sentence.text for sentence in sentences)
    for sentence, read in zip(sentences, reads, strict=True):
        words = [word for word in read.words if word.upos in _CONTENT]
        there.update({word.lemma for word in words})
        spans = [event.trigger for event in sentence.events]
        named.update(
            {w.lemma for w in words if any(w.start < end and start < w.end for start, end in spans)}
        )
    return sorted(lemma for lemma in named if named[lemma] / there[lemma] >= _TRIGGERS)
