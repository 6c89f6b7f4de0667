"""Where training and test data lie, and on which terms.

Only sources whose terms are open go into shipped weights: UD EWT (CC BY-SA 4.0),
the open genres of GUM, UNER (CC BY-SA 4.0), wikigold, WNUT17, BTC (CC BY 4.0),
CrossNER politics (MIT), RE3D without its BBC part, and the project's own corpus.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dateline.reading.conllu import Tree, read_conllu

#: GUM's documents under open terms; its wikiHow, fiction, academic and other parts stay out.
OPEN_GUM_GENRES: Final = frozenset(
    ("news", "interview", "bio", "voyage", "textbook", "vlog", "speech", "conversation")
)


def read_trees(data: Path, name: str) -> list[Tree]:
    """Return the trees of ``ud/NAME.conllu.gz`` under the data folder."""
    with gzip.open(data / "ud" / f"{name}.conllu.gz", "rt", encoding="utf-8") as lines:
        return list(read_conllu(lines))


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gum_genre(tree: Tree) -> str:
    """Return the genre of a GUM sentence: "news" of ``GUM_news_asylum-3``."""
    parts = tree.sent_id.split("_")
    return parts[1] if len(parts) > 2 else ""


def open_gum(data: Path, split: str) -> list[Tree]:
    """Return the sentences of a GUM split that stand under open terms."""
    trees = read_trees(data, f"en_gum-ud-{split}")
    return [tree for tree in trees if gum_genre(tree) in OPEN_GUM_GENRES]


def pud(data: Path, half: str) -> list[Tree]:
    """Return one half of PUD: "news" (ids n…) or "wiki" (ids w…)."""
    trees = read_trees(data, "en_pud-ud-test")
    return [tree for tree in trees if tree.sent_id.startswith(half[0])]
