"""PETRARCH2's rules that transform events: ``~ a (a b SHELL) NOTE = a b 015``."""

import re
from collections.abc import Mapping
from typing import Final

from dateline.dictionaries.drafts import Unusable
from dateline.records import EventCode, VerbRule

_RULE: Final = re.compile(
    r"~\s*(?P<speaker>[a-z])\s*\(\s*(?P<source>[a-z_.])\s+(?P<target>[a-z_.])\s+"
    r"(?P<verb>[A-Z_]+)\s*\)\s*(?P<outer>[A-Z_]+)\s*=\s*(?P<one>[a-z])\s+(?P<other>[a-z])\s+"
    r"(?P<code>\w+)"
)
#: Any act, and its code.
_ANY: Final = "Q"
_FUTURE: Final = "WILL_"


def read_rule(line: str, codes: Mapping[str, EventCode]) -> VerbRule:
    """Return the rule in a line; ``codes`` are those of verbs by their base."""
    found = _RULE.fullmatch(line)
    if found is None:
        raise Unusable(f"does not parse: {line[:40]!r}", "write ~ a (b c VERB) VERB = a b CODE")
    letters = {found["speaker"], found["source"], found["target"]}
    if not {found["one"], found["other"]} <= letters:
        raise Unusable("the result names an actor that is not before it", "use the same letters")
    verb = found["verb"].removeprefix(_FUTURE)
    return VerbRule(
        found["speaker"],
        found["source"],
        found["target"],
        "" if verb == _ANY else _code(verb, codes),
        _code(found["outer"], codes),
        (found["one"], found["other"]),
        "" if found["code"] == _ANY else found["code"],
        found["verb"].startswith(_FUTURE),
    )


def _code(verb: str, codes: Mapping[str, EventCode]) -> str:
    """Return the code of a verb that a rule names."""
    code = codes.get(verb)
    if code is None:
        raise Unusable(f"no verb {verb[:40]}", "put it into a block")
    if not code.forward:
        raise Unusable(f"{verb[:40]} has no code", "rules know verbs by their code; give it one")
    return code.forward
