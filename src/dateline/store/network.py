"""The network of who deals with whom, among the events that pass filters."""

from dataclasses import dataclass
from functools import cache
from typing import Final, Unpack

from dateline.knowledge import countries
from dateline.store.database import Store
from dateline.store.errors import BadFilter
from dateline.store.filters import EventFilters
from dateline.store.finding import ask_found
from dateline.store.persons import persons
from dateline.store.questions import Row, rows_of
from dateline.store.selecting import event_values

NODES: Final = ("country", "actor")
SPLITS: Final = ("type", "quad")
_COLUMNS: Final = (
    "source", "target", "source_name", "target_name", "kind", "weight", "score", "quad_1",
    "quad_2", "quad_3", "quad_4",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes (``id``, ``name``, ``weight``: the sum of their edges) and edges, heaviest first."""

    nodes: list[Row]
    edges: list[Row]


def network(
    store: Store,
    nodes: str = "country",
    split: str | None = None,
    directed: bool = False,
    most: int | None = None,
    **filters: Unpack[EventFilters],
) -> Network:
    """Return who deals with whom: states by code, or actors by key, with how many events.

    An event counts once for each pair of who acts and who is acted on; where several act
    together and nobody is acted on (a meeting), for each two of them. ``split`` parts the
    edges by "type" or "quad" class (``kind``); with ``directed`` an edge runs from who acts.
    ``score`` is the mean of PLOVER's. ``most`` keeps the heaviest edges alone.
    Raises BadFilter and BadSearch.
    """
    if nodes not in NODES:
        raise BadFilter("nodes", nodes, f"are no nodes; there are {', '.join(NODES)}")
    if split is not None and split not in SPLITS:
        raise BadFilter("split", split, f"is no way to part edges; there are {', '.join(SPLITS)}")
    merged = persons(store)
    people = merged.values()
    del people["merged_words"]
    values = {
        **event_values(store, merged, filters),
        **people,
        "nodes": nodes,
        "split": split,
        "directed": directed,
        "most": most,
    }
    edges = rows_of(_COLUMNS, ask_found(store, "network", values))
    for edge in edges:
        edge["score"] = round(edge["score"], 4) if isinstance(edge["score"], float) else None
        if nodes == "country":
            for end in ("source", "target"):
                edge[f"{end}_name"] = _states().get(str(edge[end]), edge[end])
    return Network(_nodes(edges), edges)


@cache
def _states() -> dict[str, str]:
    return {str(entry["code"]): str(entry["name"]) for entry in countries()}


def _nodes(edges: list[Row]) -> list[Row]:
    weights: dict[object, int] = {}
    names: dict[object, object] = {}
    for edge in edges:
        for end in ("source", "target"):
            weights[edge[end]] = weights.get(edge[end], 0) + int(str(edge["weight"]))
            names[edge[end]] = edge[f"{end}_name"]
    order = sorted(weights, key=lambda node: (-weights[node], str(node)))
    return [{"id": node, "name": names[node], "weight": weights[node]} for node in order]
