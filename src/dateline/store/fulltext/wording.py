"""What a user types into a search, made into what FTS5 is asked.

Words are all wanted; "…" is a phrase, -word is not wanted, OR parts choices, field:word asks
one field, word* is a beginning, and brackets group. Each word goes to FTS5 in quotation
marks, so that nothing that is typed is syntax there; what could not be meant is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.store.errors import BadSearch
from dateline.store.fulltext.index import WEIGHTS

#: Other names of the fields.
_FIELDS: Final = {name: name for name in WEIGHTS} | {
    "actor": "people", "actors": "people", "person": "people", "place": "places", "body": "text",
}  # fmt: skip
_TOKEN: Final = re.compile(
    r"\s*(?P<minus>-(?=\S))?(?:(?P<bracket>[()])|(?:(?P<field>[A-Za-z]+):(?=\S))?"
    r'(?:"(?P<phrase>[^"]*)(?P<end>"?)|(?P<word>[^\s()"]+))(?P<star>\*)?)'
)
_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
#: Longer searches are a mistake, and would take long.
_LONGEST: Final = 2000
_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class _Token:
    """A bracket, "OR", "AND" or "NOT" (``kind``), or a term with what FTS5 is asked for it."""

    kind: str
    match: str = ""
    wanted: bool = True


def to_match(query: str) -> str:
    """Return the FTS5 expression of a query. Raises BadSearch, with what is wrong."""
    if len(query) > _LONGEST:
        raise BadSearch(query[:40] + "…", f"is longer than {_LONGEST} characters", "ask for less")
    return _Reader(query, list(_tokens(query))).all()


def _tokens(query: str) -> Iterator[_Token]:
    text = query.replace("\0", " ").translate(_QUOTES).rstrip()
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:  # a lone sign that can be no word
            place += 1
            continue
        place = match.end()
        token = _token(query, match)
        if token is not None:
            yield token


def _token(query: str, match: re.Match[str]) -> _Token | None:
    if match["bracket"]:
        return _Token(match["bracket"], wanted=not match["minus"])
    if match["phrase"] is not None and not match["end"]:
        raise BadSearch(query, "has a quotation mark that nothing closes", 'write "…"')
    word = match["word"]
    bare = not match["minus"] and not match["field"] and not match["star"]
    if word in {"OR", "AND", "NOT"} and bare:
        return _Token(word)
    field = match["field"]
    if field and field.lower() not in _FIELDS:
        # "Update: …" and the like are words; only what is no field and has none stays one.
        word, field = f"{field}:{word or match['phrase']}", None
    words = match["phrase"] if word is None else word
    star = bool(match["star"]) or words.endswith("*")
    words = words.rstrip("*")
    if not any(character.isalnum() for character in words):
        return None
    asked = '"' + words.replace('"', " ") + '"' + (" *" if star else "")
    return _Token(
        "term", f"{_FIELDS[field.lower()]} : {asked}" if field else asked, not match["minus"]
    )


class _Reader:
    """Reads tokens: choices of rows of terms, some of which are not wanted."""

    def __init__(self, query: str, tokens: list[_Token]) -> None:
        self._query, self._tokens, self._place = query, tokens, 0
        self._depth = 0

    def all(self) -> str:
        if not self._tokens:
            raise BadSearch(self._query, "has no word in it", "write words to search for")
        match = self._choices()
        if self._place < len(self._tokens):
            raise BadSearch(self._query, "closes a bracket that is not open", "write (…)")
        return match

    def _peek(self) -> str:
        return self._tokens[self._place].kind if self._place < len(self._tokens) else ""

    def _choices(self) -> str:
        found = [self._row()]
        while self._peek() == "OR":
            self._place += 1
            found.append(self._row())
        return found[0] if len(found) == 1 else f"({' OR '.join(found)})"

    def _row(self) -> str:
        wanted: list[str] = []
        unwanted: list[str] = []
        while self._peek() not in {"", "OR", ")"}:
            negated = False
            while self._peek() in {"AND", "NOT"}:
                negated ^= self._peek() == "NOT"
                self._place += 1
            if self._peek() in {"", "OR", ")"}:
                raise BadSearch(
                    self._query, "has an AND or NOT before nothing", "write a word there"
                )
            match, is_wanted = self._one()
            (wanted if is_wanted != negated else unwanted).append(match)
        if not wanted:
            reason = "only says what is not wanted" if unwanted else "has a place with no word"
            raise BadSearch(self._query, reason, "write a word that is wanted")
        match = wanted[0] if len(wanted) == 1 else f"({' AND '.join(wanted)})"
        return f"({match} NOT ({' OR '.join(unwanted)}))" if unwanted else match

    def _one(self) -> tuple[str, bool]:
        token = self._tokens[self._place]
        self._place += 1
        if token.kind != "(":
            return token.match, token.wanted
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadSearch(self._query, "has too many brackets in brackets", "ask for less")
        match = self._choices()
        if self._peek() != ")":
            raise BadSearch(self._query, "opens a bracket that nothing closes", "write (…)")
        self._place += 1
        self._depth -= 1
        return match, token.wanted
