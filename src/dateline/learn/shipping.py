"""The last stage: export, check against torch, and put in place."""

import json
import random
import shutil
from pathlib import Path
from typing import Final

import torch

from dateline.errors import DatelineError
from dateline.learn.calibrate import calibrate
from dateline.learn.corpora import training_trees
from dateline.learn.examples import Batch, Labeller, batches, make_batch
from dateline.learn.export import export
from dateline.learn.labels import ENTITY_LABELS, Labels
from dateline.learn.lexicon import count_lemmas, save_lexicon
from dateline.learn.network import ReadingNetwork
from dateline.learn.recipe import Plan, load_network
from dateline.learn.training import score_batch
from dateline.reading.reader import Reader
from dateline.reading.subwords import Subwords
from dateline.reading.trees import best_tree, is_tree
from dateline.settings import models_folder
from dateline.sources import pud

#: Share of words, in per cent, whose head may differ between the file and torch.
TOLERANCE: Final = 1.5
_CHECKED: Final = 200
#: Training sentences that ranges are found on.
_SEEN: Final = 1500


class ExportDiffers(DatelineError):
    """The exported model does not say what the trained one says."""


def finish(plan: Plan, student: Path, ship: bool) -> None:
    """Export the student into the run's folder, check it, and ship it where asked."""
    torch.set_num_threads(1)
    folder = plan.out / "model"
    folder.mkdir(exist_ok=True)
    labels = Labels.load(plan.out / "labels.json")
    shutil.copy(plan.vocabulary, folder / "vocabulary.txt")
    labels.save(folder / "labels.json")
    save_lexicon(count_lemmas(training_trees(plan.data)), folder / "lemmas.json")
    subwords = Subwords(folder / "vocabulary.txt")
    network = load_network(student, labels, len(subwords))
    calibrate(network, _sample(plan, labels, subwords))
    export(network, folder / "model.onnx")
    check = compare(network, folder, plan.data, labels, subwords)
    (plan.out / "export.json").write_text(json.dumps(check) + "\n")
    if check["heads_differ"] > TOLERANCE:
        raise ExportDiffers(f"{folder}: heads differ on {check['heads_differ']}% of words")
    if ship:
        target = models_folder() / "reading"
        target.mkdir(parents=True, exist_ok=True)
        for file in sorted(folder.iterdir()):
            shutil.copy(file, target / file.name)
        for log in sorted(plan.out.glob("*.log")):
            shutil.copy(log, target / f"curve-{log.stem}.jsonl")


def _sample(plan: Plan, labels: Labels, subwords: Subwords) -> list[Batch]:
    """Return batches of training sentences to find ranges on."""
    chance = random.Random(1)
    labeller = Labeller(labels, subwords)
    trees = chance.sample(training_trees(plan.data), _SEEN)
    examples = [labeller.tree(tree) for tree in trees]
    return list(batches(examples, chance, 1000, len(ENTITY_LABELS)))


@torch.no_grad()
def compare(
    network: ReadingNetwork, folder: Path, data: Path, labels: Labels, subwords: Subwords
) -> dict[str, float]:
    """Return on how many words, in per cent, the int8 file and torch (float32) differ."""
    labeller = Labeller(labels, subwords)
    trees = random.Random(1).sample(pud(data, "wiki"), _CHECKED)
    reader = Reader(folder)
    words = heads = upos = 0
    readings = reader.read([word.form for word in tree.words] for tree in trees)
    for tree, reading in zip(trees, readings, strict=True):
        batch: Batch = make_batch([labeller.tree(tree)], len(ENTITY_LABELS))
        scores = score_batch(network, batch)
        best = scores.arcs[0].argmax(-1).tolist()
        if not is_tree(best):
            best = best_tree(scores.arcs[0].numpy())
        tags = scores.tags["upos"][0].argmax(-1).tolist()
        words += len(best)
        heads += sum(one != other for one, other in zip(best, reading.heads, strict=True))
        upos += sum(
            labels.names["upos"][n] != tag for n, tag in zip(tags, reading.upos, strict=True)
        )
    return {
        "words": words,
        "heads_differ": round(100 * heads / words, 3),
        "upos_differ": round(100 * upos / words, 3),
    }
