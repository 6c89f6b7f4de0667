"""A codebook: the types of events, the frames that find them, the words of contexts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ContextWord:
    """Words of a sentence that speak for a context; offsets count in the report's text."""

    sentence: int
    context: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """What events are coded by. The content is data, as its files have it.

    ``types`` are the event types by code, each with ``quad``, ``score``, ``modes`` and what
    becomes of it when it is still to come; ``frames`` are the compiled frames with the word
    lists of their language; ``contexts`` give the words of each context. ``refused`` is the
    type of cooperation that somebody will not do, "" where it stays what it is. ``states`` are
    the invented states of the examples with their adjectives. ``digest`` is "" for the
    codebook that comes with dateline; others are told apart by it. ``head`` says that the event
    head knows the types: it was trained on the shipped ones.
    """

    name: str
    types: Mapping[str, Mapping[str, Any]]
    frames: Mapping[str, Any]
    contexts: Mapping[str, Any]
    refused: str = ""
    states: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    head: bool = False

    def manner(self, kind: str) -> str:
        """Return the PLOVER type by whose rules events of a type are told and merged.

        It is the type itself, unless the codebook says what it is like.
        """
        return str(self.types.get(kind, {}).get("like") or kind)

    def quad(self, kind: str) -> int | None:
        """Return 1 verbal or 2 material cooperation, 3 verbal or 4 material conflict, or None."""
        value = self.types.get(kind, {}).get("quad")
        return None if value is None else int(value)

    def cameo(self, kind: str, mode: str = "") -> str:
        """Return the CAMEO code that stands for a type, or for a mode of it; "" without one."""
        entry = self.types.get(kind, {})
        return str(((entry.get("modes") or {}).get(mode) or entry).get("cameo") or "")

    def future_mode(self, kind: str, mode: str) -> str:
        """Return what becomes of a mode when an event is still to come; "" where it is dropped."""
        modes = self.types.get(kind, {}).get("future_modes") or {}
        return str(modes.get(mode) or modes.get("*") or "")

    def scale(self, kind: str, modes: Iterable[str] = ()) -> float | None:
        """Return the score of a type, -10 to 10; a mode's own score goes before it.

        Of several modes the one that weighs most counts, in either direction.
        """
        entry = self.types.get(kind, {})
        own = entry.get("modes") or {}
        known = ((own.get(mode) or {}).get("score") for mode in modes)
        scores = [float(score) for score in known if score is not None]
        if scores:
            return max(scores, key=abs)
        return None if entry.get("score") is None else float(entry["score"])
