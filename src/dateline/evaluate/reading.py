"""How well the shipped model reads: the table of ``dateline evaluate reading``.

Test sets, none of which is trained on: UD EWT test, the news half of UD PUD, UNER
over both, MEANTIME. Punctuation counts, labels are compared with their subtypes.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.errors import MissingData
from dateline.evaluate.meantime import mentions
from dateline.evaluate.pud import in_pud_scheme
from dateline.evaluate.scores import Score, Tally
from dateline.evaluate.treebank import gold_texts, names_of
from dateline.reading.conllu import Tree
from dateline.reading.reader import Reader, Reading
from dateline.records import Parse
from dateline.sentences.splitter import Splitter
from dateline.sources import pud, read_rows, read_trees

#: Relations that say who did what to whom.
CORE: Final = frozenset(
    ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "ccomp", "xcomp", "csubj")
)
Counts = tuple[int, int, int]
GOLD_METRICS: Final = ("UPOS", "UAS", "LAS", "LAS without punctuation", "core F1", "lemma")
NAME_TYPES: Final = ("PER", "ORG", "LOC")
TEST_FILES: Final = (
    "ud/en_ewt-ud-test.conllu.gz",
    "ud/en_pud-ud-test.conllu.gz",
    "ner/uner_ewt_test.jsonl.gz",
    "ner/uner_pud_test.jsonl.gz",
    "ner/meantime.jsonl.gz",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the table: what was measured on what, and the score."""

    test: str
    metric: str
    score: Score

    @property
    def key(self) -> str:
        """The name under which the gate keeps the figure's floor."""
        return f"{self.test}: {self.metric}"


def digests(data: Path, names: Iterable[str] = TEST_FILES) -> dict[str, str]:
    """Return the SHA-256 of each test file. Raises MissingData where one is absent."""
    found = {}
    for name in names:
        path = data / name
        if not path.exists():
            raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
        found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def evaluate_reading(data: Path, reader: Reader, splitter: Splitter) -> list[Row]:
    """Return every figure of the table."""
    digests(data)
    ewt, news = read_trees(data, "en_ewt-ud-test"), pud(data, "news")
    read_news, read_ewt = _read_gold(news, reader), _read_gold(ewt, reader)
    rows = [Row("PUD news", f"{m}, gold tokens", s) for m, s in gold_scores(news, read_news)]
    rows += [Row("PUD news", f"{m}, in its own scheme", s) for m, s in pud_scores(news, read_news)]
    rows += [Row("EWT test", f"{m}, gold tokens", s) for m, s in gold_scores(ewt, read_ewt)]
    rows += [Row("PUD news", m, s) for m, s in raw_scores(news, reader, splitter)]
    rows += [Row("EWT test", m, s) for m, s in raw_scores(ewt, reader, splitter)]
    for test, name in (("UNER EWT test", "uner_ewt_test"), ("UNER PUD", "uner_pud_test")):
        score = name_score(data / "ner" / f"{name}.jsonl.gz", reader, names)
        rows.append(Row(test, "entities F1", score))
    path = data / "ner" / "meantime.jsonl.gz"
    for metric, found_in in (("as we mark them", names), ("in its own scheme", mentions)):
        score = name_score(path, reader, found_in)
        rows.append(Row("MEANTIME", f"entities F1, {metric}", score))
    return rows


def _read_gold(trees: Sequence[Tree], reader: Reader) -> list[Reading]:
    return list(reader.read([word.form for word in tree.words] for tree in trees))


def gold_scores(trees: Sequence[Tree], readings: Sequence[Reading]) -> Iterator[tuple[str, Score]]:
    """Yield the ``GOLD_METRICS`` over given sentences and words."""
    tallies = {name: Tally() for name in GOLD_METRICS}
    for tree, reading in zip(trees, readings, strict=True):
        for name, (right, found, there) in _compare(tree, reading).items():
            tallies[name].add(right, found, there)
    for name, tally in tallies.items():
        yield name, tally.score()


def _compare(tree: Tree, reading: Reading) -> dict[str, Counts]:
    words = tree.words
    counts = compare_arcs(tree, reading.heads, reading.deprels)
    tags = sum(word.upos == tag for word, tag in zip(words, reading.upos, strict=True))
    lemmas = sum(_same_lemma(w.lemma, x) for w, x in zip(words, reading.lemmas, strict=True))
    counts |= {"UPOS": (tags, len(words), len(words)), "lemma": (lemmas, len(words), len(words))}
    return counts


def pud_scores(trees: Sequence[Tree], readings: Sequence[Reading]) -> Iterator[tuple[str, Score]]:
    """Yield UAS, LAS and core F1 with our trees mapped to PUD's scheme."""
    tallies = {name: Tally() for name in ("UAS", "LAS", "core F1")}
    for tree, reading in zip(trees, readings, strict=True):
        forms = [word.form for word in tree.words]
        counts = compare_arcs(tree, *in_pud_scheme(forms, reading))
        for name, tally in tallies.items():
            tally.add(*counts[name])
    for name, tally in tallies.items():
        yield name, tally.score()


def compare_arcs(tree: Tree, heads: list[int], labels: list[str]) -> dict[str, Counts]:
    """Return (right, found, there) of each measure of a tree."""
    gold = [(word.head, word.deprel) for word in tree.words]
    both = list(zip(gold, zip(heads, labels, strict=True), strict=True))
    count = len(gold)
    uas, las = sum(g[0] == f[0] for g, f in both), sum(g == f for g, f in both)
    core = sum(g == f for g, f in both if g[1] in CORE)
    counts = {"UAS": (uas, count, count), "LAS": (las, count, count)}
    plain = [g == f for w, (g, f) in zip(tree.words, both, strict=True) if w.upos != "PUNCT"]
    counts["LAS without punctuation"] = (sum(plain), len(plain), len(plain))
    counts["core F1"] = (
        core,
        sum(label in CORE for label in labels),
        sum(label in CORE for _, label in gold),
    )
    return counts


def _same_lemma(gold: str, found: str) -> bool:
    """Compare as CoNLL 2018 does: a gold lemma "_" is not scored as wrong."""
    return gold in ("_", found)


def raw_scores(
    trees: Sequence[Tree], reader: Reader, splitter: Splitter
) -> Iterator[tuple[str, Score]]:
    """Yield F1 of sentences, words and labelled arcs from raw text (CoNLL 2018's way)."""
    tallies = {name: Tally() for name in ("sentences F1", "words F1", "LAS F1, raw text")}
    golds = list(gold_texts(trees))
    parses = reader.parse((gold.text, splitter.split(gold.text)) for gold in golds)
    for gold, parsed in zip(golds, parses, strict=True):
        tallies["sentences F1"].add_sets([(p.start, p.end) for p in parsed], gold.sentences)
        words = [word for p in parsed for word in p.words]
        spans = [span for sentence in gold.words for span in sentence]
        tallies["words F1"].add_sets([(w.start, w.end) for w in words], spans)
        gold_arcs = [
            arc
            for tree, sentence in zip(gold.trees, gold.words, strict=True)
            for arc in _arcs(
                sentence, [w.head - 1 for w in tree.words], [w.deprel for w in tree.words]
            )
        ]
        tallies["LAS F1, raw text"].add_sets([a for p in parsed for a in _parse_arcs(p)], gold_arcs)
    for name, tally in tallies.items():
        yield name, tally.score()


def _parse_arcs(parse: Parse) -> Iterator[tuple[object, ...]]:
    spans = [(word.start, word.end) for word in parse.words]
    heads, labels = [w.head for w in parse.words], [w.deprel for w in parse.words]
    return _arcs(spans, heads, labels)


def _arcs(
    spans: list[tuple[int, int]], heads: list[int], labels: list[str]
) -> Iterator[tuple[object, ...]]:
    for number, (span, head, label) in enumerate(zip(spans, heads, labels, strict=True)):
        repeated = number > 0 and spans[number - 1] == span
        yield span, repeated, spans[head] if head >= 0 else None, label


def names(reading: Reading) -> set[tuple[int, int, str]]:
    """Return (first word, last word, type) of the names of a sentence."""
    return {(entity.first, entity.last, entity.label) for entity in reading.entities}


def name_score(
    path: Path, reader: Reader, found_in: Callable[[Reading], set[tuple[int, int, str]]]
) -> Score:
    """Return F1 over exact spans with their types, PER, ORG and LOC, on given words."""
    rows = list(read_rows(path))
    tally = Tally()
    for row, reading in zip(rows, reader.read(row["tokens"] for row in rows), strict=True):
        found = {span for span in found_in(reading) if span[2] in NAME_TYPES}
        tally.add_sets(found, names_of(row, NAME_TYPES))
    return tally.score()
