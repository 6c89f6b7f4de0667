"""Countries of marked parties: 300 sentences judged by two readers (corpus/actors)."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.asking import read_actors
from dateline.errors import MissingData
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.grammar import Tree
from dateline.records import ActorMention, Document, Mentions, Parse, Part, Resolutions
from dateline.settings import corpus_folder
from dateline.sources import read_rows

#: Where the sentences are, under the data folder; the answers are ours.
SENTENCES: Final = "coding/plv_train.jsonl.gz"
_ANSWERS: Final = "actors/plv_countries.tsv"
#: What readers write where nothing tells the country.
_NOWHERE: Final = "-"


@dataclass(frozen=True, slots=True)
class Answer:
    """Codes of one marked party: ``accepted`` are sets of codes, any of which is right."""

    sentence: str
    marked: str
    side: str
    accepted: frozenset[frozenset[str]]


def gold_answers(data: Path) -> Iterator[Answer]:
    """Yield the judged parties with the sentences they are marked in. Raises MissingData."""
    path = data / SENTENCES
    if not path.exists():
        raise MissingData(path, "set DATELINE_DATA to the folder of public corpora")
    marked = {row["sentence_id"]: row["marked_sentence"] for row in read_rows(path)}
    with (corpus_folder() / _ANSWERS).open(encoding="utf-8") as stream:
        for row in csv.DictReader(
            (line for line in stream if not line.startswith("#")), delimiter="\t"
        ):
            for side in ("source", "target"):
                if f"<{side[0]}>" in marked[row["id"]]:
                    codes = "|".join(row[f"{side}_{reader}"] for reader in (1, 2))
                    yield Answer(row["id"], marked[row["id"]], side[0], _accepted(codes))


def _accepted(codes: str) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(code for code in answer.split("+") if code != _NOWHERE)
        for answer in codes.split("|")
    )


def evaluate_spans(data: Path) -> list[Row]:
    """Return how many marked parties get a country that a reader gave."""
    tally = Tally()
    for answer, found in answers(data):
        tally.add(int(found in answer.accepted), 1, 1)
    return [Row("PLV, 300 sentences", "country of source and target", tally.score())]


def answers(data: Path) -> Iterator[tuple[Answer, frozenset[str]]]:
    """Yield every judged party with the countries that we give it."""
    for answer in gold_answers(data):
        text, start, end = _unmarked(answer.marked, answer.side)
        yield answer, countries_of(text, start, end)


def _unmarked(marked: str, side: str) -> tuple[str, int, int]:
    """Return a sentence without its marks, and where the party of a side stands in it."""
    text, bounds = "", {}
    number = 0
    while number < len(marked):
        tag = next((t for t in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(t, number)), "")
        if tag:
            bounds[tag] = len(text)
            number += len(tag)
        else:
            text += marked[number]
            number += 1
    return text, bounds[f"<{side}>"], bounds[f"</{side}>"]


def countries_of(text: str, start: int, end: int) -> frozenset[str]:
    """Return the country codes of who stands at ``text[start:end]``."""
    document = Document(text, parts=(Part("body", 0, len(text)),))
    read = next(read_actors([document]))
    mentions, resolved = read.mentions, read.answers
    found = list(_meant(read.parses, mentions, (start, end)))
    codes = [code for number in found for code in _codes(resolved, number)]
    if not any(codes):
        codes = [_code_of_place(mentions, resolved, (start, end)) or _main_country(resolved)]
    return frozenset(code for code in codes if code)


def _code_of_place(mentions: Mentions, resolved: Resolutions, span: tuple[int, int]) -> str:
    """Return the country of the first place in a stretch: "the Quetta attack"."""
    for mention, place in zip(mentions.places, resolved.places, strict=True):
        if place is not None and mention.start < span[1] and mention.end > span[0]:
            return place.country
    return ""


def _main_country(resolved: Resolutions) -> str:
    """Return the country most spoken of: that of "the referendum" where nothing else tells."""
    states = [entity for entity in resolved.entities if entity.kind == "state"]
    best = max(states, key=lambda e: (len(e.mentions), -e.mentions[0]), default=None)
    return best.country if best is not None else ""


def _codes(resolved: Resolutions, number: int) -> Iterator[str]:
    for entity in resolved.actors[number].entities:
        yield resolved.entities[entity].country


def _meant(parses: Sequence[Parse], mentions: Mentions, span: tuple[int, int]) -> Iterator[int]:
    """Yield the mentions at the heads of a stretch; else the first that stands in it."""
    actors = mentions.actors
    inside = [n for n, m in enumerate(actors) if m.start < span[1] and m.end > span[0]]
    for sentence in sorted({actors[n].sentence for n in inside}):
        heads = _heads(Tree(parses[sentence]), span)
        here = [n for n in inside if actors[n].sentence == sentence]
        found = [n for n in here if _is_at(actors[n], heads)]
        if not found:
            found = sorted(here, key=lambda n: (actors[n].kind == "pronoun", n))[:1]
        yield from found


def _is_at(mention: ActorMention, heads: set[int]) -> bool:
    return any(mention.first <= head <= mention.last for head in heads)


def _heads(tree: Tree, span: tuple[int, int]) -> set[int]:
    """Return the words of a stretch that hang outside of it, and those joined to them."""
    words = tree.words
    inside = {n for n, w in enumerate(words) if w.start < span[1] and w.end > span[0]}
    heads = {n for n in inside if words[n].head not in inside}
    return heads | {n for n in inside if words[n].deprel == "conj" and words[n].head in heads}
