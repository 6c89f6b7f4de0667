"""Whether a codebook does what its examples say, read by the whole chain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.codebooks.examples import Reading, frame_examples, read_examples, type_examples
from dateline.records import Codebook


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an example or a frame.

    ``kind`` is unread (no event of its type), parties (others than it names), mode (another
    than its own), collision (an event of another type beside it), tie (a frame of another
    type that asks for as much) or silent (a frame that no example fires).
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


def check(codebook: Codebook) -> Checked:
    """Return what the examples of a codebook show."""
    examples = [*frame_examples(codebook), *type_examples(codebook)]
    readings = list(read_examples(examples, codebook))
    findings = [finding for reading in readings for finding in _findings(reading)]
    findings += _silent(codebook, readings)
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
    others = {e.type: e.evidence[0].frame for e in reading.events if e not in own}
    for kind, frame in others.items():
        yield Finding("collision", where, f"read as {kind} too, by {frame}", text)
    yield from _ties(reading)


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
        if frame["id"] not in fired:
            yield Finding("silent", f"frame {frame['id']}", "no example is read by it")
