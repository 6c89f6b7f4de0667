"""The examples of a codebook, and how the whole chain reads them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from dateline.knowledge import cameo
from dateline.pipeline import code_many
from dateline.records import Additions, Codebook, Document, Event, Evidence, NameEntry, Record

#: Codes of invented states: ISO 3166 leaves XAA to XZZ to its users.
_FIRST_CODE: Final = "XA"
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NO_NAMES: Final = frozenset({"the", "a", "an", "of", "and"})


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must be read as an event of ``type``, perhaps of a mode.

    ``owner`` says whose example it is ("frame consult.visit"), ``frame`` is its frame or "",
    ``also`` are types of which it tells an event too.
    """

    owner: str
    text: str
    type: str
    mode: str = ""
    actor: str = ""
    recipient: str = ""
    frame: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An example with the record that the chain gives of it."""

    example: Example
    record: Record

    @property
    def events(self) -> Sequence[Event]:
        """The events found."""
        return self.record.events

    def own(self) -> list[Event]:
        """Return the events that the example asks for: of its type or found by its frame."""
        wanted = self.example
        return [
            event
            for event in self.events
            if event.type == wanted.type
            or any(evidence.frame == wanted.frame for evidence in event.evidence)
        ]

    def names(self, event: Event) -> bool:
        """Say whether an event has the parties that the example asks for."""
        actors = [self._words(e, e.actor_words) for e in event.evidence]
        others = [self._words(e, e.recipient_words) for e in event.evidence]
        return _named(self.example.actor, actors) and _named(
            self.example.recipient, [*others, *actors]
        )

    def _words(self, _evidence: Evidence, spans: Iterable[tuple[int, int]]) -> str:
        text = self.record.document.text
        return " ".join(text[start:end].lower() for start, end in spans)


def _named(wanted: str, said: Sequence[str]) -> bool:
    words = wanted.lower().replace("’s", "").replace("'s", "").split()
    return not wanted or any(word in own for own in said for word in words if word not in _NO_NAMES)


def frame_examples(codebook: Codebook) -> Iterator[Example]:
    """Yield the examples of the frames."""
    for frame in codebook.frames["frames"]:
        for row in frame.get("examples", ()):
            yield _example(f"frame {frame['id']}", row, frame["type"], "", frame["id"])


def type_examples(codebook: Codebook) -> Iterator[Example]:
    """Yield the examples of types and modes."""
    for kind, entry in codebook.types.items():
        if entry.get("example"):
            yield _example(f"type {kind}", entry["example"], kind)
        for mode, own in (entry.get("modes") or {}).items():
            if own and own.get("example"):
                yield _example(f"mode {kind}/{mode}", own["example"], kind, mode)


def code_examples(codebook: Codebook) -> Iterator[Example]:
    """Yield the examples of the CAMEO codes that have a type, of the shipped codebook alone."""
    if codebook.digest:
        return
    for code, row in cameo().items():
        if row.get("type"):
            yield Example(f"code {code}", row["example"], row["type"])


def context_examples(codebook: Codebook) -> Iterator[tuple[str, str]]:
    """Yield the contexts that have an example, with it."""
    for name, row in codebook.contexts.items():
        if row.get("example"):
            yield name, row["example"]


def _example(owner: str, row: Any, kind: str, mode: str = "", frame: str = "") -> Example:
    """Return an example that is written as a text, or as a table with its parties."""
    if isinstance(row, str):
        return Example(owner, row, kind, mode, frame=frame)
    actor, recipient = str(row.get("actor") or ""), str(row.get("recipient") or "")
    also = tuple(row.get("also") or ())
    return Example(owner, row["text"], kind, mode, actor, recipient, frame, also)


def read_examples(examples: Iterable[Example], codebook: Codebook) -> Iterator[Reading]:
    """Yield how frames read each example; the states of the codebook are states.

    The event head has no say: an example shows what its frame does.
    """
    listed = list(examples)
    documents = [Document(example.text) for example in listed]
    names = Additions(names=tuple(_states(codebook.states)))
    records = code_many(documents, None, names, replace(codebook, head=False))
    for example, record in zip(listed, records, strict=True):
        yield Reading(example, record)


def _states(states: Mapping[str, str]) -> Iterator[NameEntry]:
    for number, (name, adjective) in enumerate(states.items()):
        code = _FIRST_CODE + _LETTERS[number % len(_LETTERS)]
        for kind, text in (("state", name), ("adjective", adjective), ("people", f"{adjective}s")):
            yield NameEntry(text, kind, name, code, source="the codebook's states")
