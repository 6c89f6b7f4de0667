"""How well events of different reports are joined to incidents.

Two tests. ECB+: pairs of events that the coder finds in different reports of one topic, each
aligned with a gold mention of an event; the same if the gold has them in one chain. Its
reports have no dates, so that it measures words and parties alone; its acts are those that
PLOVER can code. And pairs of events of public news judged by hand (``corpus/incidents``).
Weights were chosen on the even topics of ECB+ and on the part "tune" of the pairs; figures
are of the odd topics and of the part "test". False merges are what is missing in
"joined pairs that are one" to 100.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from dateline.batch import read_all
from dateline.errors import MissingData
from dateline.evaluate.incident_pairs import JudgedPair, read_pairs, reports_of
from dateline.evaluate.reading import Row
from dateline.evaluate.scores import Tally
from dateline.records import Document, Event, Record
from dateline.settings import corpus_folder
from dateline.sources import read_rows
from dateline.store import open_store
from dateline.store.incidents import membership, update

ECB: Final = "cluster/ecbplus.jsonl.gz"
_ECB_TEST: Final = "ECB+, odd topics"
_PAIRS_TEST: Final = "news pairs judged by hand"
#: The file of judged pairs under the folder of own annotations.
PAIRS: Final = "incidents/pairs.jsonl"
#: Kinds of gold mentions that are events.
_EVENTS: Final = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention of an event: offsets, and the chain that it is in ("" for none)."""

    start: int
    end: int
    chain: str


def pairs_file() -> Path:
    """Return the file of pairs judged by hand."""
    return corpus_folder() / PAIRS


def files() -> Iterable[str]:
    """Return the files under the data folder that the measure reads."""
    pairs = read_pairs(pairs_file()) if pairs_file().exists() else []
    return {ECB, *(side.source for pair in pairs for side in (pair.left, pair.right))}


def evaluate_incidents(data: Path) -> list[Row]:
    """Return precision, recall and F1 over pairs. Raises MissingData."""
    if not (data / ECB).exists():
        raise MissingData(data / ECB, "set DATELINE_DATA to the folder of public corpora")
    rows = rows_of(_ECB_TEST, ecb_tally(data, 1))
    if pairs_file().exists():
        pairs = [pair for pair in read_pairs(pairs_file()) if pair.part == "test"]
        rows += rows_of(_PAIRS_TEST, pairs_tally(pairs, data))
    return rows


def rows_of(test: str, tally: Tally) -> list[Row]:
    """Return the figures of one test."""
    return [
        Row(test, "pairs F1", tally.score()),
        Row(test, "joined pairs that are one", tally.precision()),
        Row(test, "pairs that are one, joined", tally.recall()),
    ]


def ecb_tally(data: Path, half: int) -> Tally:
    """Return the counts over topics whose number leaves ``half`` when halved (0, 1)."""
    rows = [row for row in read_rows(data / ECB) if int(row["topic"]) % 2 == half]
    given = {Document(str(row["text"]), origin=str(row["id"]), language="en"): row for row in rows}
    records = [record for record in read_all(given) if isinstance(record, Record)]
    by_id = {document.id: row for document, row in given.items()}
    topics: dict[int, list[tuple[str, str, str]]] = {}
    for record in records:
        row = by_id[record.document.id]
        found = topics.setdefault(int(row["topic"]), [])
        found += ((event, record.document.id, chain) for event, chain in aligned(record, row))
    tally = Tally()
    home = incidents_in(records)
    for topic in sorted(topics):
        tally.add(*counted(topics[topic], home))
    return tally


def aligned(record: Record, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield events of a report whose words are those of gold mentions, with their chain.

    A mention in no chain is the only one of its event: it has a chain of its own.
    """
    mentions = [
        Mention(one["start"], one["end"], one["chain"] or f"{row['id']}:{one['start']}")
        for one in row["mentions"]
        if one["in_gold_sentences"] and str(one["tag"]).startswith(_EVENTS)
    ]
    for event in record.events:
        chain = _chain(event, mentions)
        if chain:
            yield event.id, chain


def _chain(event: Event, mentions: Iterable[Mention]) -> str:
    """Return the chain that most words of the event's claims are in, "" where none is."""
    counts: dict[str, int] = {}
    for evidence in event.evidence:
        for start, end in evidence.words:
            for mention in mentions:
                if mention.start < end and start < mention.end:
                    counts[mention.chain] = counts.get(mention.chain, 0) + 1
    return max(counts, key=lambda chain: (counts[chain], chain), default="")


def counted(
    events: Iterable[tuple[str, str, str]], home: Mapping[str, str]
) -> tuple[int, int, int]:
    """Count pairs of (event, report, chain) across reports: right, joined, one by the gold."""
    right = found = there = 0
    for one, two in combinations(events, 2):
        if one[1] == two[1]:
            continue
        same, joined = one[2] == two[2], home[one[0]] == home[two[0]]
        right, found, there = right + (same and joined), found + joined, there + same
    return right, found, there


def incidents_in(records: Iterable[Record]) -> dict[str, str]:
    """Return the incident of every event of reports, in a store of their own."""
    with open_store(":memory:") as store:
        store.write(records)
        update(store)
        return membership(store)


def pairs_tally(pairs: Iterable[JudgedPair], data: Path) -> Tally:
    """Return the counts over judged pairs; an event that is not found is joined to nothing."""
    asked = list(pairs)
    documents = reports_of(asked, data)
    records = {
        record.document.id: record
        for record in read_all(dict.fromkeys(documents.values()))
        if isinstance(record, Record)
    }
    home = incidents_in(records.values())
    tally = Tally()
    for pair in asked:
        ends = [
            home.get(
                event_at(records.get(documents[side.source, side.id].id), side.spans, pair.type)
            )
            for side in (pair.left, pair.right)
        ]
        joined = ends[0] is not None and ends[0] == ends[1]
        tally.add(int(joined and pair.same), int(joined), int(pair.same))
    return tally


def event_at(record: Record | None, spans: Iterable[tuple[int, int]], type_: str) -> str:
    """Return the event that is told in some of these words, of the type if there is one."""
    wanted = list(spans)
    best: tuple[tuple[bool, int], str] | None = None
    for event in record.events if record else ():
        words = [span for evidence in event.evidence for span in evidence.words]
        shared = sum(a < end and start < b for a, b in wanted for start, end in words)
        rank = (event.type == type_, shared)
        if shared and (best is None or rank > best[0]):
            best = (rank, event.id)
    return best[1] if best else ""
