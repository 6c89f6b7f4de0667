"""What the event head tells apart, drawn up from the codebook."""

import json
from pathlib import Path
from typing import Final

from dateline import knowledge

#: Roles of a word at a trigger; the first means none.
ROLES: Final = ("none", "actor", "recipient", "place", "date", "object", "source")
STATUSES: Final = ("actual", "future", "hypothetical", "negated")


def act_labels() -> dict[str, tuple[str, ...]]:
    """Return the labels of each output: types ("none" first), modes, statuses, roles, contexts."""
    book = knowledge.plover()
    types = tuple(book["types"])
    modes = tuple(f"{kind}/{mode}" for kind in types for mode in book["types"][kind]["modes"])
    return {
        "type": ("none", *types),
        "mode": ("none", *modes),
        "status": STATUSES,
        "role": ROLES,
        "context": tuple(book["contexts"]),
        "relation": types,
    }


def save_labels(path: Path) -> None:
    """Write the labels beside the weights that they belong to."""
    path.write_text(json.dumps(act_labels(), indent=1) + "\n", encoding="utf-8")
