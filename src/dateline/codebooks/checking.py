"""Whether a codebook does what its examples say, read by the whole chain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.codebooks.examples import (
    Reading,
    code_examples,
    context_examples,
    frame_examples,
    read_examples,
    type_examples,
)
from dateline.contexts.finding import find_contexts
from dateline.parsing import parse
from dateline.records import Codebook


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an example or a frame.

    ``kind`` is unread (no event of its type), parties (others than it names), mode (another
    than its own), collision (an event of another type beside it), tie (a frame of another
    type that asks for as much) silent
    (a frame that no example fires) or context (one that is not found in its example).
    """

    kind: str
    where: str
    detail: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and what is wrong."""

    frames: int
    types: int
    examples: int
    findings: tuple[Finding, ...]

    @property
    def summary(self) -> str:
        """What was checked and how much of it is wrong, in one line."""
        said = f"{self.types} types, {self.frames} frames, {self.examples} examples read"
        return f"{said}; {len(self.findings)} findings" if self.findings else f"{said}; all hold"


def check(codebook: Codebook) -> Checked:
    """Return what the examples of a codebook show."""
    examples = [
        *frame_examples(codebook),
        *type_examples(codebook),
        *code_examples(codebook),
    ]
    readings = list(read_examples(examples, codebook))
    findings = [finding for reading in readings for finding in _findings(reading)]
    findings += _silent(codebook, readings)
    findings += _unfound(codebook)
    frames = codebook.frames["frames"]
    return Checked(len(frames), len(codebook.types), len(examples), tuple(findings))


def _findings(reading: Reading) -> Iterator[Finding]:
    example, own = reading.example, reading.own()
    where, text = example.owner, example.text
    if not own:
        found = ", ".join(f"{e.type} ({e.evidence[0].frame})" for e in reading.events) or "nothing"
        yield Finding("unread", where, f"read as {found}, not as {example.type}", text)
        return
    if not any(reading.names(event) for event in own):
        wanted = f"{example.actor or '-'} to {example.recipient or '-'}"
        yield Finding("parties", where, f"not read with {wanted}", text)
    if example.mode and not any(example.mode in event.modes for event in own):
        found = ", ".join(mode for event in own for mode in event.modes) or "no mode"
        yield Finding("mode", where, f"read with {found}", text)
    known = {example.type, *example.also, *(event.type for event in own)}
    others = {e.type: e.evidence[0].frame for e in reading.events if e.type not in known}
    for kind, frame in others.items():
        yield Finding("collision", where, f"read as {kind} too, by {frame}", text)
    yield from _ties(reading)


def _unfound(codebook: Codebook) -> Iterator[Finding]:
    for name, text in context_examples(codebook):
        found = {word.context for word in find_contexts(parse(text), codebook)}
        if name not in found:
            yield Finding("context", f"context {name}", "not found in its example", text)


def _ties(reading: Reading) -> Iterator[Finding]:
    """Yield frames of another type that ask for as much as the one that won."""
    kinds = {event.type for event in reading.own()}
    for event in reading.own():
        for evidence in event.evidence:
            for rival in evidence.rivals:
                if rival.behind <= 0 and rival.type not in kinds:
                    detail = f"{rival.frame} ({rival.type}) asks for as much as {evidence.frame}"
                    yield Finding("tie", reading.example.owner, detail, reading.example.text)


def _silent(codebook: Codebook, readings: Sequence[Reading]) -> Iterator[Finding]:
    fired = {e.frame for r in readings for event in r.events for e in event.evidence}
    for frame in codebook.frames["frames"]:
        if frame["id"] not in fired and frame.get("toll") != "part":  # another frame tells it
            yield Finding("silent", f"frame {frame['id']}", "no example is read by it")
