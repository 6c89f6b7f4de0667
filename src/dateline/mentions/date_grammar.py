"""The grammar of time expressions, compiled from ``data/date_*``.

A sentence becomes a string with one character a word, which stands for the classes
that the word belongs to; rules become regular expressions over such strings. So a
rule costs little, cannot run away, and its matches are whole words.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from dateline.mentions.date_patterns import Group, compiled, literals, tokens_of
from dateline.mentions.numbers import number_words, parse_number

_FIRST_SYMBOL: Final = 0x4E00
_CACHE_LIMIT: Final = 50_000
_LONGEST_WORD: Final = 20
#: More rules than this are tried as one expression.
_FEW: Final = 14
_NUMERIC: Final = ("count", "low")
#: Figures short and long, which no other word has.
_NOT_COUNTED: Final = ("short", "part")

Classes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its form, its expression over symbols, and what else it asks and gives."""

    form: str
    pattern: re.Pattern[str]
    groups: tuple[Group, ...]
    given: tuple[tuple[str, str], ...]
    after: str
    alone: bool
    adverb: bool
    example: str


class Grammar:
    """All rules, and what each word is to them.

    ``starts`` finds the symbols that can open an expression, ``rules_at`` has the rules
    that each of them can open.
    """

    def __init__(self) -> None:
        """Compile the data files; a fault in them raises ValueError or KeyError."""
        content = _toml("date_rules.toml")
        self._numbers = [
            (re.compile(row["pattern"]), row["classes"])
            for row in _toml("date_numbers.toml")["number"]
        ]
        patterns = [tokens_of(row["pattern"], content["macros"]) for row in content["rule"]]
        self._lexicon = _lexicon(set(literals(patterns)))
        self._symbols: dict[frozenset[str], str] = {frozenset(): chr(_FIRST_SYMBOL)}
        self.other = chr(_FIRST_SYMBOL)
        self._known: dict[str, tuple[str, Classes]] = {}
        self._register()
        self.rules: list[Rule] = []
        self.rules_at: dict[str, list[Rule]] = {}
        for row, tokens in zip(content["rule"], patterns, strict=True):
            self._add(row, tokens)
        self._joined: dict[str, re.Pattern[str]] = {}
        self.starts = re.compile(f"[{''.join(sorted(self.rules_at))}]")

    def _register(self) -> None:
        """Give a symbol to every set of classes that a word can have."""
        sets = [frozenset(classes) for classes in self._lexicon.values()]
        sets += [frozenset(classes) for _, classes in self._numbers]
        sets += [frozenset(f"MID{name}" for name in names) for names in list(sets)]
        for names in sets:
            self._symbols.setdefault(names, chr(_FIRST_SYMBOL + len(self._symbols)))

    def _add(self, row: dict[str, Any], tokens: list[str]) -> None:
        pattern = compiled(tokens, self._chars)
        rule = Rule(
            row["form"],
            re.compile(pattern.expression),
            pattern.groups,
            tuple(sorted(row.get("set", {}).items())),
            row.get("after", ""),
            row.get("alone", False),
            row.get("adverb", False),
            row["example"],
        )
        self.rules.append(rule)
        for symbol in pattern.first:
            self.rules_at.setdefault(symbol, []).append(rule)

    def _chars(self, name: str) -> str:
        found = "".join(sorted(char for names, char in self._symbols.items() if name in names))
        if not found:
            raise ValueError(f"no word has the class {name!r} of the date rules")
        return found

    def next_start(self, code: str, place: int) -> int:
        """Return the next word of a sentence where a rule matches, or -1."""
        for match in self.starts.finditer(code, place):
            if self._opens(match.group(), code, match.start()):
                return match.start()
        return -1

    def _opens(self, symbol: str, code: str, place: int) -> bool:
        rules = self.rules_at[symbol]
        if len(rules) <= _FEW:
            return any(rule.pattern.match(code, place) for rule in rules)
        joined = self._joined.get(symbol)
        if joined is None:  # made when first met: most symbols open few rules
            parts = (f"(?:{_anonymous(rule.pattern)})" for rule in rules)
            joined = self._joined[symbol] = re.compile("|".join(parts))
        return joined.match(code, place) is not None

    def code(self, forms: Sequence[str]) -> str:
        """Return a sentence as one symbol a word."""
        known = self._known
        return "".join([(known.get(form) or self.word(form))[0] for form in forms])

    def word(self, form: str) -> tuple[str, Classes]:
        """Return the symbol of a word and its classes with their values."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            classes = self._classes(form) if len(form) <= _LONGEST_WORD else {}
            found = self._known[form] = (self._symbols[frozenset(classes)], classes)
        return found

    def _classes(self, form: str) -> Classes:
        lower = form.lower().replace("’", "'").replace("‘", "'")
        for key in (lower, lower.rstrip(".")):
            if key in self._lexicon:
                return self._lexicon[key]
        if lower.startswith("mid-"):
            rest = self._lexicon.get(lower[4:].rstrip("."), {})
            if rest:
                return {f"MID{name}": value for name, value in rest.items()}
        if lower.isascii():
            for pattern, classes in self._numbers:
                if match := pattern.fullmatch(lower):
                    value = match.groupdict().get("v") or match.group()
                    return dict.fromkeys(classes, value)
        return {}

    def fields(self, rule: Rule, match: re.Match[str], forms: Sequence[str]) -> dict[str, str]:
        """Return the fields that a match gives, by name."""
        found = dict(rule.given)
        for group, field, name in rule.groups:
            first, end = match.span(group)
            if first >= 0:
                found[field] = self._value(field, name, forms[first:end])
        return found

    def _value(self, field: str, name: str, forms: Sequence[str]) -> str:
        if field in _NUMERIC:
            return self._count(forms)
        if name:
            return self.word(forms[0])[1][name]
        return "-".join(re.sub(r"[^\w/]", "", form.lower()) for form in forms).replace("--", "-")

    def _count(self, forms: Sequence[str]) -> str:
        """Return a number as figures, 1 for an article, "X" for what is not told."""
        number = parse_number(forms)
        if number is not None:
            return str(number)
        told = [self.word(form)[1].get("VAGUE", "") for form in forms]
        return next(filter(None, told), "X" if len(forms) > 1 else "1")


def _anonymous(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\(\?P<g\d+>", "(?:", pattern.pattern)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / name).read_text(encoding="utf-8"))


def _lexicon(named: set[str]) -> dict[str, Classes]:
    """Return the classes and values of every word that the data files name."""
    found: dict[str, Classes] = {}
    text = (files(__package__) / "data" / "date_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        row = line.split("#")[0].split()
        for word in row[2:]:
            found.setdefault(word, {})[row[0]] = row[1]
    for word, (kind, value) in number_words().items():
        if kind not in _NOT_COUNTED:
            classes = found.setdefault(word, {})
            classes["NUM"] = classes[kind.upper()] = str(int(value))
    for word in named:
        found.setdefault(word, {})[f"={word}"] = word
    return found


@cache
def grammar() -> Grammar:
    """Return the grammar, compiled once a process."""
    return Grammar()
