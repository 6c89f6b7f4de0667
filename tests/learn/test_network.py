"""The torch side; it needs the extra "learn"."""

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'learn'")
pytest.importorskip("onnx", reason="training needs the extra 'learn'")

from dateline.learn.calibrate import best_range, calibrate  # noqa: E402
from dateline.learn.examples import Labeller, batches  # noqa: E402
from dateline.learn.export import export  # noqa: E402
from dateline.learn.labels import ENTITY_LABELS, count_labels  # noqa: E402
from dateline.learn.lexicon import count_lemmas, save_lexicon  # noqa: E402
from dateline.learn.measuring import measure_trees  # noqa: E402
from dateline.learn.network import ReadingNetwork  # noqa: E402
from dateline.learn.training import Settings, score_batch, train  # noqa: E402
from dateline.reading.reader import Reader  # noqa: E402
from dateline.reading.subwords import Subwords  # noqa: E402
from dateline.reading.trees import best_tree, is_tree  # noqa: E402
from dateline.settings import models_folder  # noqa: E402
from dateline.sources import read_trees  # noqa: E402

VOCABULARY = models_folder() / "reading" / "vocabulary.txt"


@pytest.fixture(scope="module")
def trained(data, tmp_path_factory):
    """A network that has seen thirty sentences, and its export."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("model")
    trees = [tree for tree in read_trees(data, "en_ewt-ud-dev") if 5 < len(tree.words) < 15][:30]
    labels, subwords = count_labels(trees, least=1), Subwords(VOCABULARY)
    labeller = Labeller(labels, subwords)
    examples = [labeller.tree(tree) for tree in trees]
    network = ReadingNetwork(labels.sizes(), len(subwords))
    settings = Settings(
        epochs=14, batch_subwords=200, encoder_rate=4e-4, warm_steps=5, mean_decay=0.5
    )
    train(
        network, lambda _, __: examples, settings,
        lambda net: measure_trees(net, examples, "own"), folder / "log", lambda _: None,
    )  # fmt: skip
    calibrate(network, list(batches(examples, random.Random(0), 200, len(ENTITY_LABELS))))
    export(network, folder / "model.onnx")
    labels.save(folder / "labels.json")
    save_lexicon(count_lemmas(trees), folder / "lemmas.json")
    (folder / "vocabulary.txt").write_bytes(VOCABULARY.read_bytes())
    return network, examples, trees, folder


def test_training_learns(trained):
    network, examples, _, _ = trained
    assert measure_trees(network, examples, "own")["own_upos"] > 60


def test_the_export_says_what_torch_says(trained):
    network, examples, trees, folder = trained
    reader = Reader(folder)
    same = words = 0
    for example, tree in zip(examples, trees, strict=True):
        [batch] = batches([example], random.Random(0), 999, len(ENTITY_LABELS))
        with torch.no_grad():
            arcs = score_batch(network, batch).arcs[0]
        heads = arcs.argmax(-1).tolist()
        if not is_tree(heads):
            heads = best_tree(arcs.numpy())
        [reading] = reader.read([[word.form for word in tree.words]])
        words += len(heads)
        same += sum(a == b for a, b in zip(heads, reading.heads, strict=True))
    assert same / words > 0.97


def test_a_range_gives_up_outliers_for_the_many():
    histogram = np.zeros(1000)
    histogram[450:550] = 1000  # around zero of -10 … 10
    histogram[999] = 1
    low, high = best_range(histogram, -10.0, 10.0)
    assert low > -5
    assert high < 9
