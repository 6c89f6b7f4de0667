"""What became of the inputs of one run, counted with every reason."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

#: What differs from input to input within one reason: scores, numbers, names in quotes.
_PARTICULARS: Final = re.compile(r"(?: \(|: | at (?:byte|column) |'|; ).*", re.DOTALL)
_LANGUAGE: Final = re.compile(r"language: \w+")
#: So many reasons are told in the closing line; all of them are in the store.
_TOLD: Final = 4


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one run.

    ``reports`` are ids in the order of reading, ``kept`` how many of them the store had
    already, ``repeated`` how often a report was met again. ``refused`` are (input, reason),
    ``passed`` what is no report by its nature, by reason; ``lines`` are those of dictionaries
    that were refused.
    """

    reports: list[str] = field(default_factory=list)
    kept: int = 0
    repeated: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[str, str]] = field(default_factory=list)

    def counts(self) -> dict[str, object]:
        """Return the numbers: read now, in the store already, refused, and why what was left."""
        read = len(self.reports) - self.kept
        counts: dict[str, object] = {"read": read, "kept": self.kept, "refused": len(self.refused)}
        if self.refused:
            counts["reasons"] = dict(sorted(self.reasons().items()))
        if self.repeated:
            counts["repeated"] = self.repeated
        if self.passed:
            counts["passed"] = dict(sorted(self.passed.items()))
        return counts

    def reasons(self) -> Counter[str]:
        """Return how many inputs were refused for each kind of reason."""
        return Counter(kind_of_reason(reason) for _, reason in self.refused)

    def line(self) -> str:
        """Return the closing line of the run."""
        parts = [f"{len(self.reports) - self.kept} reports read"]
        if self.kept:
            parts.append(f"{self.kept} in the store already")
        if self.repeated:
            parts.append(f"{self.repeated} met twice")
        if self.passed:
            parts.append(f"{self.passed.total()} passed over{_told(self.passed)}")
        if self.refused:
            reasons = self.reasons()
            why = _told(reasons) if len(self.refused) > 1 else ""
            parts.append(f"{len(self.refused)} refused{why}")
        if self.lines:
            lines = "line" if len(self.lines) == 1 else "lines"
            parts.append(f"{len(self.lines)} {lines} of dictionaries refused")
        return ", ".join(parts)


def kind_of_reason(reason: str) -> str:
    """Return a reason without what differs from input to input.

    >>> kind_of_reason("language: de (0.98)")
    'language: de'
    """
    language = _LANGUAGE.match(reason)
    return language[0] if language else _PARTICULARS.sub("", reason).strip()


def _told(reasons: Counter[str]) -> str:
    most = reasons.most_common(_TOLD)
    told = [f"{reason} {count}" for reason, count in most]
    left = reasons.total() - sum(count for _, count in most)
    return f" ({', '.join(told + ([f'others {left}'] if left else []))})"
