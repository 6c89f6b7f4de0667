"""Named-entity corpora, each with what its annotation leaves open.

UNER and BTC mark no nationalities and no other names: there "O" admits NORP and
MISC. Wikigold and CrossNER put nationalities under MISC. Only the project's own
corpus marks all five types.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.learn.labels import ENTITY_LABELS
from dateline.sources import read_rows

OPEN_WORLD: Final = frozenset(("NORP", "MISC"))
#: file name: types that its "O" may hide; whether its MISC may be NORP
SCHEMES: Final[dict[str, tuple[frozenset[str], bool]]] = {
    "uner_ewt_dev": (OPEN_WORLD, False),
    "btc": (OPEN_WORLD, False),
    "wikigold": (frozenset(), True),
    "wnut17_train": (frozenset(("NORP",)), True),
    "wnut17_dev": (frozenset(("NORP",)), True),
    "crossner_politics_train": (frozenset(), True),
    "crossner_politics_dev": (frozenset(), True),
    "crossner_politics_test": (frozenset(), True),
}


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """Tokens and, for each, the numbers of the entity labels that its annotation admits."""

    identifier: str
    tokens: tuple[str, ...]
    admitted: tuple[tuple[int, ...], ...]


def admitted_labels(label: str, hidden: frozenset[str], norp_in_misc: bool) -> tuple[int, ...]:
    """Return the numbers of the labels that ``label`` may stand for under a scheme."""
    index = {name: number for number, name in enumerate(ENTITY_LABELS)}
    found = [index[label]]
    if label == "O":
        found += [index[f"{b}-{t}"] for t in sorted(hidden) for b in "BI"]
    elif norp_in_misc and label.endswith("-MISC"):
        found.append(index[f"{label[0]}-NORP"])
    return tuple(found)


def read_names(data: Path, name: str) -> Iterator[NamedSentence]:
    """Yield the sentences of one corpus of ``ner/``."""
    hidden, norp_in_misc = SCHEMES[name]
    for row in read_rows(data / "ner" / f"{name}.jsonl.gz"):
        labels = tuple(admitted_labels(x, hidden, norp_in_misc) for x in row["ner"])
        yield NamedSentence(str(row["id"]), tuple(row["tokens"]), labels)
