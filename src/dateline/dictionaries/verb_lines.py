"""Verb dictionaries of PETRARCH and its heirs: blocks of verbs and their patterns.

A block starts with ``--- NAME [CODE] ---``; below it stand verbs, each with its forms in
braces and perhaps a code of its own, and patterns after ``-``. Sets of synonyms stand
anywhere: ``&NAME`` and ``+WORD`` lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dateline.dictionaries.classic import plain_lines
from dateline.dictionaries.drafts import Refused, Unusable, refused
from dateline.dictionaries.verb_forms import inflected
from dateline.dictionaries.verb_patterns import read_code, read_pattern, set_name
from dateline.dictionaries.verb_rules import read_rule
from dateline.records import EventCode, VerbForm, VerbPattern, VerbRule

_HEADER: Final = re.compile(r"-{3}\s*(?P<name>[^\[\]]*?)\s*(?:\[(?P<code>[^\[\]]*)\])?\s*-{3}")
_VERB: Final = re.compile(
    r"(?P<word>\+?[^\W_][\w'’+/.-]*)\s*(?:\{(?P<forms>[^{}]*)\})?\s*(?:\[(?P<code>[^\[\]]*)\])?"
)
_PATTERN: Final = re.compile(r"-?\s*(?P<pattern>[^\[\]]*\*[^\[\]]*)\[(?P<code>[^\[\]]*)\]")


@dataclass(slots=True)
class _Block:
    """Verbs that share patterns: (line, words of a form, the inflected one, code)."""

    code: EventCode
    verbs: list[tuple[tuple[str, ...], int, EventCode]] = field(default_factory=list)
    patterns: list[tuple[int, str, str]] = field(default_factory=list)


def read_verbs(text: str) -> Iterator[VerbForm | VerbRule | Refused]:
    """Yield every form of every verb with its code and patterns, rules, and the refused lines."""
    rules: list[tuple[int, str]] = []
    synonyms: dict[str, list[str]] = {}
    blocks: list[_Block] = []
    members: list[str] | None = None
    for number, line in plain_lines(text):
        line = line.strip()  # noqa: PLW2901
        try:
            if line.startswith("&"):
                members = synonyms.setdefault(set_name(line), [])
            elif members is not None and line.startswith("+"):
                members.append(_member(line))
            elif line.startswith("~"):
                rules.append((number, line))
            else:
                members = None
                _take(line, number, blocks)
        except Unusable as error:
            yield refused(number, error)
    for block in blocks:
        yield from _forms(block, synonyms)
    known = [verb for block in reversed(blocks) for verb in reversed(block.verbs)]
    codes = {words[0]: code for words, _at, code in known if len(words) == 1}
    for number, line in rules:
        try:
            yield read_rule(line, codes)
        except Unusable as error:
            yield refused(number, error)


def _member(line: str) -> str:
    """Return a synonym as one piece of a pattern: its words joined."""
    return line[1:].strip().replace(" ", "_")


def _take(line: str, number: int, blocks: list[_Block]) -> None:
    """Put a line where it belongs in the blocks."""
    header = _HEADER.fullmatch(line)
    if header is not None:
        blocks.append(_Block(read_code(header["code"] or "---")))
    elif not blocks:
        raise Unusable(f"stands in no block: {line[:40]!r}", "put --- NAME [CODE] --- above it")
    elif (pattern := _PATTERN.fullmatch(line)) is not None:
        blocks[-1].patterns.append((number, pattern["pattern"], pattern["code"]))
    elif line.startswith("-") or (verb := _VERB.fullmatch(line)) is None:
        raise Unusable(f"does not parse: {line[:40]!r}", "write - PATTERN [CODE], or VERB {FORMS}")
    else:
        blocks[-1].verbs += _verb(verb, blocks[-1].code)


def _verb(
    found: re.Match[str], default: EventCode
) -> Iterator[tuple[tuple[str, ...], int, EventCode]]:
    """Yield the forms of the verb in a line."""
    code = read_code(found["code"]) if found["code"] else default
    words, at = _words(found["word"])
    given = [_words(form) for form in (found["forms"] or "").split()]
    for written, place in given:
        yield written, place, code
    alike = tuple(form[place] for form, place in given if len(form) == len(words))
    for form in inflected(words[at], alike):
        yield (*words[:at], form, *words[at + 1 :]), at, code


def _words(text: str) -> tuple[tuple[str, ...], int]:
    """Return the words of a verb and which of them is inflected: "+" marks it, else the first."""
    parts = [part for part in text.upper().split("_") if part.strip("+")]
    if not parts:
        raise Unusable(f"no verb: {text[:40]!r}", "write letters")
    marked = next((n for n, part in enumerate(parts) if part.startswith("+")), 0)
    return tuple(part.lstrip("+") for part in parts), marked


def _forms(block: _Block, synonyms: dict[str, list[str]]) -> Iterator[VerbForm | Refused]:
    patterns: list[VerbPattern] = []
    for line, text, coded in block.patterns:
        try:
            patterns.append(VerbPattern(*read_pattern(text, synonyms), read_code(coded), line))
        except Unusable as error:
            yield refused(line, error)
    for words, at, code in dict.fromkeys(block.verbs):
        yield VerbForm(words, at, code, tuple(patterns))
