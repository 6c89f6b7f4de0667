"""The project's own entity annotation, laid over the texts that it points into.

``corpus/entities/*.jsonl`` keeps ids, offsets and labels only; the texts are those
of UD EWT (train), Tehran Times and Wikipedia Current Events under the data folder.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from dateline.learn.labels import ENTITY_LABELS
from dateline.learn.names import NamedSentence
from dateline.reading.conllu import Tree
from dateline.records import Token
from dateline.sentences.tokens import Tokenizer
from dateline.settings import corpus_folder
from dateline.sources import read_rows

NEWS = {"tehran-times": "tehran_times", "wikipedia-current-events": "wikipedia_current_events"}
#: One document in so many is held out for measuring and never trained on.
HELD_OUT = 12
Mark = tuple[int, int, str]


def is_held_out(identifier: str) -> bool:
    """Say whether a document is kept for measuring, by its identifier alone."""
    return crc32(identifier.encode()) % HELD_OUT == 0


def read_marks(name: str) -> Iterator[tuple[str, int, int, list[Mark]]]:
    """Yield (document id, start, end, marks) of one annotation file; offsets as in the text."""
    path = corpus_folder() / "entities" / f"{name}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks = [(start, end, label) for start, end, label in row["entities"]]
        yield row["id"], row["start"], row["end"], marks


def bio_labels(tokens: list[Token], marks: list[Mark]) -> tuple[tuple[int, ...], ...]:
    """Return the entity label of each token as the network counts them, each in a tuple.

    A token counts as part of a name where it lies inside it: not "US$", not "anti-American".
    """
    labels = ["O"] * len(tokens)
    for start, end, kind in marks:
        inside = [n for n, token in enumerate(tokens) if start <= token.start and token.end <= end]
        for place in inside:
            labels[place] = f"{'B' if place == inside[0] else 'I'}-{kind}"
    return tuple((ENTITY_LABELS.index(label),) for label in labels)


def tree_tokens(tree: Tree) -> list[Token] | None:
    """Return the words of a tree with their offsets in its text, None where they don't fit."""
    tokens, place = [], 0
    for word in tree.words:
        start = tree.text.find(word.form, place)
        if start < 0 or start > place + 3:
            return None
        tokens.append(Token(start, start + len(word.form)))
        place = start + len(word.form)
    return tokens


def marked_trees(trees: list[Tree]) -> dict[str, tuple[tuple[int, ...], ...]]:
    """Return the entity labels of the EWT sentences that the corpus marks, by sentence id."""
    by_id = {tree.sent_id: tree for tree in trees}
    found = {}
    for identifier, _, _, marks in read_marks("ewt-train"):
        tokens = tree_tokens(by_id[identifier]) if identifier in by_id else None
        if tokens is not None:
            found[identifier] = bio_labels(tokens, marks)
    return found


def marked_news(data: Path, held_out: bool) -> Iterator[NamedSentence]:
    """Yield the marked news sentences that are (or are not) held out."""
    tokenizer = Tokenizer()
    for name, file in NEWS.items():
        rows = [row for row in read_marks(name) if is_held_out(row[0]) == held_out]
        wanted = {row[0] for row in rows}
        texts = {
            row["id"]: row["text"]
            for row in read_rows(data / "news" / f"{file}.jsonl.gz")
            if row["id"] in wanted
        }
        for identifier, start, end, marks in rows:
            text = texts[identifier]
            tokens = tokenizer.tokenize(text, start, end)
            forms = tuple(text[token.start : token.end] for token in tokens)
            yield NamedSentence(identifier, forms, bio_labels(tokens, marks))
