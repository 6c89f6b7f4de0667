"""Coders' actor, agent and discard files with the codes that stand there.

``classic`` turns the same files into dateline's own knowledge; here nothing is translated,
so that what is coded is in the project's own codes.
"""

from collections.abc import Iterator, Mapping

from dateline.dictionaries.classic import BOUNDED, Entry, days_of, entries, forms_of, plain_lines
from dateline.dictionaries.drafts import Refused, Unusable, refused
from dateline.records import CodedName, DatedCode


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name in capitals: "U.N._TROOPS_" is U.N., TROOPS."""
    return tuple(word.upper() for word in text.replace("_", " ").split())


def read_names(text: str) -> Iterator[CodedName | Refused]:
    """Yield the names and agents of a file in order, and the lines that are refused."""
    sets: dict[str, list[str]] = {}
    for item in entries(plain_lines(text), sets):
        if isinstance(item, Refused):
            yield item
        else:
            yield from _names(item, sets)


def _names(entry: Entry, sets: Mapping[str, list[str]]) -> Iterator[CodedName | Refused]:
    codes: list[DatedCode] = []
    for text, line in entry.codes:
        try:
            codes.append(_code(text))
        except Unusable as error:
            yield refused(line, error)
    agent = any("~" in code.code for code in codes)
    for name in entry.names:
        try:
            forms = forms_of(name.text, sets)
        except Unusable as error:
            yield refused(name.line, error)
            continue
        loose = " " in name.text.split("{")[0].strip()
        whole = name.text.rstrip().endswith("_") or "{" in name.text
        if agent and not whole:
            forms = [*forms, *map(_plural, forms)]
        for form in forms if codes else ():
            yield CodedName(words_of(form), tuple(codes), agent, whole or agent, loose)


def _plural(noun: str) -> str:
    """Return the regular plural of a noun in capitals."""
    if noun.endswith("Y") and noun[-2:-1] not in "AEIOU":
        return noun[:-1] + "IES"
    return noun + ("ES" if noun.endswith(("S", "SH", "CH", "X", "Z")) else "S")


def _code(text: str) -> DatedCode:
    found = BOUNDED.fullmatch(text)
    if found is None:
        raise Unusable(f"does not parse: [{text[:60]}]", "write [CODE] or [CODE 20010120-20090120]")
    return DatedCode(found["code"], *days_of(found))


def read_discards(text: str) -> Iterator[tuple[tuple[str, ...], bool] | Refused]:
    """Yield the phrases of a discard file, and whether they discard the whole text ("+")."""
    for number, line in plain_lines(text):
        phrase = line.strip()
        words = words_of(phrase.lstrip("+"))
        if not words or "[" in phrase:
            yield Refused(number, f"no phrase: {phrase[:40]!r}", "write words, nothing else")
        else:
            yield words, phrase.startswith("+")
