"""The reading model at work: words in, tags, lemmas, trees and names out.

Sentences of the same number of subwords go through the encoder together, without
padding. Since activation ranges are fixed too, a sentence's parse is the same
bytes whatever it is read with.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.reading.acts import HIDDEN, SOURCE, TARGET, ActReader
from dateline.reading.entities import EntityDecoder
from dateline.reading.lemmas import Lemmatizer
from dateline.reading.sessions import open_session
from dateline.reading.subwords import Subwords
from dateline.reading.trees import best_tree, is_tree
from dateline.reading.windows import Encoded, cut_windows, encode_words
from dateline.records import Act, Entity, Parse, Sentence, Word

#: Subwords that go through the encoder at once; more is no faster.
BATCH_SUBWORDS: Final = 512
#: Sentences that are sorted by length together when many are read.
POOL: Final = 1024
_BARRED: Final = -1e4
_OUTPUTS: Final = ("arcs", "labels", "ner", "upos", "xpos", "feats", "lemma")


@dataclass(slots=True)
class _Window:
    """A sentence, or a part of a long one."""

    forms: Sequence[str]
    encoded: Encoded


@dataclass(slots=True)
class Reading:
    """What the model says of the words of one sentence; heads count from 1, 0 the root."""

    heads: list[int]
    deprels: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    entities: tuple[Entity, ...]
    acts: tuple[Act, ...] = ()


class Reader:
    """Holds the session and the label sets; reading changes nothing in it but caches."""

    def __init__(self, folder: Path, acts: ActReader | None = None) -> None:
        """Load the files that ``dateline.learn.export`` writes into a model folder.

        With ``acts`` the sentences that may hold events are read for them too.
        """
        self._acts = acts
        self._session = open_session(folder / "model.onnx")
        self._relations = open_session(folder / "relations.onnx")
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._labels: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in labels.items()}
        self._entities = EntityDecoder(self._labels["ner"])
        self._subwords = Subwords(folder / "vocabulary.txt")
        self._lemmatizer = Lemmatizer(folder / "lemmas.json", self._subwords.is_word)

    def read(self, sentences: Iterable[Sequence[str]]) -> Iterator[Reading]:
        """Yield what the model says of each sentence, given as word forms, in order."""
        waiting = iter(sentences)
        while pool := list(islice(waiting, POOL)):
            yield from self._read_pool(pool)

    def parse(self, texts: Iterable[tuple[str, Sequence[Sentence]]]) -> Iterator[list[Parse]]:
        """Yield the parses of each text, given as the text and its sentences, in order."""
        waiting: list[tuple[str, Sequence[Sentence]]] = []
        count = 0
        for text, sentences in texts:
            waiting.append((text, sentences))
            count += len(sentences)
            if count >= POOL:
                yield from self._parse_pool(waiting)
                waiting, count = [], 0
        yield from self._parse_pool(waiting)

    def _parse_pool(self, texts: list[tuple[str, Sequence[Sentence]]]) -> Iterator[list[Parse]]:
        forms = [
            [text[token.start : token.end] for token in sentence.tokens]
            for text, sentences in texts
            for sentence in sentences
        ]
        readings = iter(zip(forms, self._read_pool(forms), strict=True))
        for _, sentences in texts:
            yield [_to_parse(sentence, *next(readings)) for sentence in sentences]

    def _read_pool(self, pool: Sequence[Sequence[str]]) -> list[Reading]:
        owners: list[list[int]] = []
        windows: list[_Window] = []
        for forms in pool:
            made = self._windows(forms)
            owners.append(list(range(len(windows), len(windows) + len(made))))
            windows.extend(made)
        groups: dict[int, list[int]] = defaultdict(list)
        for number, window in enumerate(windows):
            groups[len(window.encoded.subwords)].append(number)
        readings: list[Any] = [None] * len(windows)
        for length, numbers in groups.items():
            step = max(1, BATCH_SUBWORDS // length)
            for place in range(0, len(numbers), step):
                part = numbers[place : place + step]
                for number, reading in zip(
                    part, self._run([windows[n] for n in part]), strict=True
                ):
                    readings[number] = reading
        return [_join([readings[n] for n in numbers]) for numbers in owners]

    def _windows(self, forms: Sequence[str]) -> list[_Window]:
        pieces = [self._subwords.pieces(form) for form in forms]
        ranges = cut_windows(forms, [len(piece) for piece in pieces])
        return [
            _Window(forms[start:end], encode_words(forms[start:end], pieces[start:end]))
            for start, end in ranges
        ]

    def _run(self, windows: list[_Window]) -> list[Reading]:
        """Read windows that have the same number of subwords."""
        barred = np.full((len(windows), len(windows[0].encoded.subwords)), _BARRED, np.float32)
        for row, window in enumerate(windows):
            barred[row, 0] = 0.0
            barred[row, window.encoded.first] = 0.0
        feed = {
            "subwords": np.array([window.encoded.subwords for window in windows], np.int32),
            "cases": np.array([window.encoded.cases for window in windows], np.int32),
            "barred": barred,
        }
        names = [*_OUTPUTS, *(HIDDEN if self._acts else ())]
        out = dict(zip(names, self._session.run(names, feed), strict=True))
        heads = [
            _decode(arcs, best, window.encoded.first)
            for arcs, best, window in zip(out["arcs"], out["arcs"].argmax(2), windows, strict=True)
        ]
        deprels = self._label_arcs(out["labels"], windows, heads)
        readings = [
            self._collect(out, row, window, heads[row], deprels[row])
            for row, window in enumerate(windows)
        ]
        if self._acts is not None:
            self._read_acts(self._acts, out, windows, readings)
        return readings

    def relate(
        self, forms: Sequence[str], source: Sequence[int], target: Sequence[int]
    ) -> dict[str, float]:
        """Return how likely each type is between two parties, given by their words.

        Of a long sentence the window is read that holds most of the words. Empty without
        the event head.
        """
        if self._acts is None or not forms:
            return {}
        pieces = [self._subwords.pieces(form) for form in forms]
        ranges = cut_windows(forms, [len(piece) for piece in pieces])
        both = [*source, *target]
        start, end = max(ranges, key=lambda r: sum(r[0] <= word < r[1] for word in both))
        encoded = encode_words(forms[start:end], pieces[start:end])
        marks = np.zeros((1, len(encoded.subwords)), np.int32)
        for words, mark in ((source, SOURCE), (target, TARGET)):
            for word in words:
                if start <= word < end:
                    place = encoded.first[word - start]
                    marks[0, place : place + len(pieces[word])] = mark
        feed = {
            "subwords": np.array([encoded.subwords], np.int32),
            "cases": np.array([encoded.cases], np.int32),
            "barred": np.zeros((1, len(encoded.subwords)), np.float32),
        }
        values = self._session.run(list(HIDDEN), feed)
        return self._acts.relation(dict(zip(HIDDEN, values, strict=True)), marks)

    def _read_acts(
        self,
        acts: ActReader,
        out: Mapping[str, NDArray[Any]],
        windows: list[_Window],
        readings: list[Reading],
    ) -> None:
        """Add what happens in the sentences that have a word which may name an event."""
        rows = [n for n, reading in enumerate(readings) if acts.may_hold(reading.lemmas)]
        if not rows:
            return
        hidden = {name: out[name][rows] for name in HIDDEN}
        found = acts.read(hidden, [windows[row].encoded.first for row in rows])
        for row, own in zip(rows, found, strict=True):
            readings[row].acts = own

    def _label_arcs(
        self, labels: NDArray[np.float32], windows: list[_Window], heads: list[list[int]]
    ) -> list[list[str]]:
        """Return each word's relation to its head.

        Computed in double precision, so that rounding cannot depend on the batch, and
        by the runtime's one thread, for numpy's matrix products take every core.
        """
        half = labels.shape[2] // 2
        below = np.concatenate(
            [labels[row, window.encoded.first, :half] for row, window in enumerate(windows)]
        ).astype(np.float64)
        above = np.concatenate(
            [
                labels[
                    row,
                    [window.encoded.first[head - 1] if head else 0 for head in heads[row]],
                    half:,
                ]
                for row, window in enumerate(windows)
            ]
        ).astype(np.float64)
        [scores] = self._relations.run(["scores"], {"below": below, "above": above})
        names = self._labels["deprel"]
        scores[:, names.index("root")] = -np.inf
        best = iter(scores.argmax(1).tolist())
        labelled = [[(head, names[next(best)]) for head in row] for row in heads]
        return [["root" if head == 0 else name for head, name in row] for row in labelled]

    def _collect(
        self,
        out: dict[str, NDArray[Any]],
        row: int,
        window: _Window,
        heads: list[int],
        deprels: list[str],
    ) -> Reading:
        tags = {
            task: [self._labels[task][n] for n in out[task][row][window.encoded.first].tolist()]
            for task in ("upos", "xpos", "feats", "lemma")
        }
        lemmas = [
            self._lemmatizer.lemma(form, upos, script)
            for form, upos, script in zip(window.forms, tags["upos"], tags["lemma"], strict=True)
        ]
        entities = self._entities.spans(out["ner"][row][window.encoded.first])
        return Reading(heads, deprels, tags["upos"], tags["xpos"], tags["feats"], lemmas, entities)


def _decode(arcs: NDArray[np.float32], best: NDArray[np.int64], first: list[int]) -> list[int]:
    """Return the heads of a window's words, given scores (S, S) and their best columns."""
    number = {place: word for word, place in enumerate(first, 1)}
    number[0] = 0
    heads = [number[place] for place in best[first].tolist()]
    if is_tree(heads):
        return heads
    columns = [0, *first]
    return best_tree(arcs[np.ix_(first, columns)])


def _join(readings: list[Reading]) -> Reading:
    """Return the windows of one sentence as one: later roots hang on the first as parataxis."""
    if not readings:
        return Reading([], [], [], [], [], [], ())
    whole = readings[0]
    root = whole.heads.index(0) + 1
    for part in readings[1:]:
        base = len(whole.heads)
        part.deprels[part.heads.index(0)] = "parataxis"
        whole.heads += [head + base if head else root for head in part.heads]
        whole.deprels += part.deprels
        whole.upos += part.upos
        whole.xpos += part.xpos
        whole.feats += part.feats
        whole.lemmas += part.lemmas
        moved = (Entity(e.first + base, e.last + base, e.label) for e in part.entities)
        whole.entities += tuple(moved)
        whole.acts += tuple(_moved(act, base) for act in part.acts)
    return whole


def _moved(act: Act, base: int) -> Act:
    roles = tuple((word + base, role, score) for word, role, score in act.roles)
    return replace(act, trigger=act.trigger + base, roles=roles)


def _to_parse(sentence: Sentence, forms: Sequence[str], reading: Reading) -> Parse:
    words = tuple(
        Word(token.start, token.end, form, lemma, upos, xpos, feats, head - 1, deprel)
        for token, form, lemma, upos, xpos, feats, head, deprel in zip(
            sentence.tokens, forms, reading.lemmas, reading.upos, reading.xpos, reading.feats,
            reading.heads, reading.deprels, strict=True,
        )
    )  # fmt: skip
    return Parse(sentence.start, sentence.end, words, reading.entities, reading.acts)
