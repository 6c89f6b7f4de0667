"""The pattern language of ``data/date_rules.toml``, turned into regular expressions.

Words and classes become sets of symbols (one character each, see ``date_grammar``).
Beside the expression the symbols are worked out that can begin a match, so that most
rules need not be tried at most words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_PIECES: Final = re.compile(r"\w+=\(|[()|?*]|[^\s()|?*]+")
_CLASS: Final = re.compile(r"(?:(\w+)=)?(~?)([A-Z]+)")
_MACRO: Final = re.compile(r"@(\w+)")
#: What "*" means: no number is longer, and a text of nothing else stays cheap.
_REPEATED: Final = "{0,6}"

#: Name of the group, of the field, and of the class ("" for several words).
Group = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern as an expression over symbols, its groups, and the symbols that open it."""

    expression: str
    groups: tuple[Group, ...]
    first: frozenset[str]


def tokens_of(pattern: str, macros: Mapping[str, str]) -> list[str]:
    """Return the tokens of a pattern with its macros put in."""
    while "@" in pattern:
        pattern = _MACRO.sub(lambda match: f"( {macros[match[1]]} )", pattern)
    return _PIECES.findall(pattern)


def literals(patterns: Iterable[list[str]]) -> Iterator[str]:
    """Yield the words that patterns name themselves."""
    for tokens in patterns:
        for piece in tokens:
            if piece not in "()|?*" and not piece.endswith("=(") and not _CLASS.fullmatch(piece):
                yield piece


def compiled(tokens: list[str], chars: Callable[[str], str]) -> Compiled:
    """Compile a pattern; ``chars`` gives the symbols of a class, or of "=word"."""
    compiler = _Compiler(tokens, chars)
    expression, first, _ = compiler.choice()
    if compiler.place != len(tokens):
        raise ValueError(f"the brackets of {' '.join(tokens)!r} do not match")
    return Compiled(expression, tuple(compiler.groups), first)


Piece = tuple[str, frozenset[str], bool]


class _Compiler:
    """Reads tokens by recursive descent; a piece is (expression, first symbols, may be empty)."""

    def __init__(self, tokens: list[str], chars: Callable[[str], str]) -> None:
        self.tokens, self.chars = tokens, chars
        self.place = 0
        self.groups: list[Group] = []

    def _next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def choice(self) -> Piece:
        """Read alternatives up to the closing bracket or the end."""
        pieces = [self._sequence()]
        while self._next() == "|":
            self.place += 1
            pieces.append(self._sequence())
        first = frozenset[str]().union(*(piece[1] for piece in pieces))
        return "|".join(piece[0] for piece in pieces), first, any(piece[2] for piece in pieces)

    def _sequence(self) -> Piece:
        parts: list[str] = []
        first: frozenset[str] = frozenset()
        empty = True
        while self._next() not in ("", "|", ")"):
            part, opening, may_miss = self._item()
            parts.append(part)
            if empty:
                first |= opening
            empty = empty and may_miss
        return "".join(parts), first, empty

    def _item(self) -> Piece:
        part, first, empty = self._atom()
        if self._next() in ("?", "*"):
            part, empty = part + ("?" if self._next() == "?" else _REPEATED), True
            self.place += 1
        return part, first, empty

    def _atom(self) -> Piece:
        token = self._next()
        self.place += 1
        if token.endswith("("):
            opening = self._group(token[:-2], "") if len(token) > 1 else "(?:"
            inner, first, empty = self.choice()
            self.place += 1
            return f"{opening}{inner})", first, empty
        match = _CLASS.fullmatch(token)
        if not match:
            found = self.chars(f"={token}")
            return f"[{found}]", frozenset(found), False
        field, silent, name = match.groups()
        found = self.chars(name)
        part = f"[{found}]"
        if not silent:
            part = self._group(field or name.lower(), name) + part + ")"
        return part, frozenset(found), False

    def _group(self, field: str, name: str) -> str:
        self.groups.append((f"g{len(self.groups)}", field, name))
        return f"(?P<{self.groups[-1][0]}>"
