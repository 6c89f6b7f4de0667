"""GraphML: who deals with whom, as a network of actors or of states.

An edge joins an actor to a recipient for one type of event; its weight is the number of
events. Actors that act alone are nodes without edges. What is in memory is the network, not
the events.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from dateline.exports.codes import state_name
from dateline.exports.delimited import plain
from dateline.exports.entries import Entry, Party, Value, dyads

#: Characters that XML 1.0 cannot hold.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NODE_KEYS: Final = {"label": "string", "code": "string", "sector": "string", "events": "int"}
_EDGE_KEYS: Final = {
    "type": "string",
    "quad": "int",
    "weight": "int",
    "score": "double",
    "first": "string",
    "last": "string",
}
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
)


@dataclass(slots=True)
class Node:
    """An actor or state, and the number of events that it takes part in."""

    label: str
    code: str
    sectors: dict[str, None]
    events: int = 0


@dataclass(slots=True)
class Edge:
    """Events of one type from one to another: how many, the sum of scores, first and last day."""

    quad: int | None
    weight: int = 0
    total: float = 0.0
    first: str = ""
    last: str = ""


class Network:
    """Nodes by key, edges by the keys of both ends and the type; in the order of meeting."""

    def __init__(self, states: bool) -> None:
        """Make an empty network; of ``states``, or of actors."""
        self.states = states
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def add(self, entry: Entry) -> None:
        """Count an event."""
        record = entry.record
        for key, party in self._parties(record["actor"] + record["recipient"]).items():
            self._node(key, party).events += 1
        pairs = {(self._key(one), self._key(other)) for one, other in dyads(record)}
        for one, other in sorted(pairs):
            if one and other and one != other:
                for kind in record["event"]:
                    self._count(self._edge(one, other, kind, record["quad_code"]), entry)

    def _parties(self, parties: list[Party]) -> dict[str, Party]:
        found = {self._key(party): party for party in parties}
        return {key: party for key, party in found.items() if key}

    def _key(self, party: Party | None) -> str:
        if party is None:
            return ""
        if self.states:
            return party["code"] or ""
        name = party["name"] or party["entity_text"]
        return party["identifier_id"] or "\t".join((name or "", party["code"] or ""))

    def _node(self, key: str, party: Party) -> Node:
        node = self.nodes.get(key)
        if node is None:
            code = party["code"] or ""
            label = state_name(code) or code if self.states else party["name"]
            node = Node(label or party["entity_text"] or "", code, {})
            self.nodes[key] = node
        if not self.states:
            node.sectors.update(dict.fromkeys(party["sector"]))
        return node

    def _edge(self, one: str, other: str, kind: str, quad: int | None) -> Edge:
        return self.edges.setdefault((one, other, kind), Edge(quad))

    def _count(self, edge: Edge, entry: Entry) -> None:
        date = entry.record["date"] or ""
        edge.weight += 1
        edge.total += entry.record["event_scale"] or 0.0
        if date:
            edge.first = min(edge.first or date, date)
            edge.last = max(edge.last, date)


def graphml(entries: Iterable[Entry], states: bool = False) -> Iterator[str]:
    """Yield the lines of the network of all events; of ``states``, or of actors."""
    network = Network(states)
    for entry in entries:
        network.add(entry)
    numbers = {key: f"n{number}" for number, key in enumerate(network.nodes)}
    yield from _HEAD
    yield from _keys("node", _NODE_KEYS)
    yield from _keys("edge", _EDGE_KEYS)
    yield '<graph id="events" edgedefault="directed">'
    for key, node in network.nodes.items():
        values: dict[str, Value] = {"label": node.label, "code": node.code}
        values |= {"sector": ";".join(node.sectors), "events": node.events}
        yield f"<node id={quoteattr(numbers[key])}>{_data('node', values)}</node>"
    for number, ((one, other, kind), edge) in enumerate(network.edges.items()):
        ends = f'source="{numbers[one]}" target="{numbers[other]}"'
        yield f'<edge id="e{number}" {ends}>{_data("edge", _values(kind, edge))}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _values(kind: str, edge: Edge) -> dict[str, Value]:
    return {
        "type": kind,
        "quad": edge.quad,
        "weight": edge.weight,
        "score": round(edge.total / edge.weight, 4),
        "first": edge.first,
        "last": edge.last,
    }


def _keys(domain: str, keys: dict[str, str]) -> Iterator[str]:
    for name, kind in keys.items():
        yield (f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>')


def _data(domain: str, values: dict[str, Value]) -> str:
    return "".join(
        f'<data key="{domain}_{name}">{escape(_FORBIDDEN.sub(" ", plain(value)))}</data>'
        for name, value in values.items()
        if value not in (None, "")
    )
