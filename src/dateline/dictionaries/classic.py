"""Coders' actor and agent files as they are: TABARI, PETRARCH, PETRARCH2, UniversalPetrarch.

An entry is a name, ``+`` lines with its other names, and codes in brackets on the same
line or on indented lines below; codes may be bounded by dates. Agent files have nouns with
codes such as ``[~GOV]``, irregular plurals in braces and ``!SETS!`` of words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from dateline.dictionaries.codes import is_discard, read_code, speaks_plover
from dateline.dictionaries.days import check_order, day_before, end_of, start_of
from dateline.dictionaries.drafts import Draft, Meaning, Refused, Unusable, Wording, refused

#: A code in brackets, perhaps with a comment after it: what such files are known by.
CODED: Final = re.compile(r"^[^\[\]\n]*\[[^\[\]\n]{3,60}\][^\n\"]*$", re.MULTILINE)
_OPENED, _CLOSED = re.compile(r"<!\s*--"), re.compile(r"--\s*>")
_COMMENT: Final = re.compile(r"[#;]")
_SECTION: Final = re.compile(r"\s*<(/?)([A-Za-z]+)>\s*")
_SET: Final = re.compile(r"\s*!([^!\s]+)!\s*=(.*)")
_IN_SET: Final = re.compile(r"!([^!\s]+)!")
_BRACKETS: Final = re.compile(r"\[([^\[\]]*)\]")
_BRACES: Final = re.compile(r"\{([^{}]*)\}")
#: A code in brackets with the days that bound it.
BOUNDED: Final = re.compile(
    r"\s*(?P<code>[^\s<>]+)\s*"
    r"(?:<\s*(?P<before>\d+)|>\s*(?P<after>\d+)|(?P<first>\d+)\s*-\s*(?P<last>\d+))?\s*"
)
#: More forms than this of one entry would be no dictionary any more.
_MOST_FORMS: Final = 200


@dataclass(slots=True)
class Entry:
    """An entry in the making: names and codes with their lines."""

    line: int
    names: list[Wording] = field(default_factory=list)
    codes: list[tuple[str, int]] = field(default_factory=list)


def read_classic(text: str) -> Iterator[Draft | Refused]:
    """Yield the entries of an actor or agent file in order, and the lines that are refused."""
    sets: dict[str, list[str]] = {}
    plover = speaks_plover(
        found["code"]
        for inside in _BRACKETS.findall(text)
        if (found := BOUNDED.fullmatch(inside)) is not None
    )
    for item in entries(plain_lines(text), sets):
        if isinstance(item, Refused):
            yield item
        else:
            yield from _draft(item, sets, plover=plover)


def plain_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers, without comments.

    Lists between tags (``<NOUN>`` … ``</NOUN>``) are words to be passed over, not actors.
    """
    open_comment, section = False, ""
    for number, line in enumerate(text.split("\n"), 1):
        line, open_comment = _without_markup(line, open_comment)  # noqa: PLW2901
        tag = _SECTION.fullmatch(line)
        if tag is not None:
            section = "" if tag[1] else tag[2]
            continue
        line = _without_comment(line).rstrip()  # noqa: PLW2901
        if line.strip() and not section:
            yield number, line


def _without_markup(line: str, open_comment: bool) -> tuple[str, bool]:
    """Return a line without <!-- comments -->, and whether one goes on in the next line."""
    kept = ""
    while True:
        found = (_CLOSED if open_comment else _OPENED).search(line)
        if found is None:
            return kept + ("" if open_comment else line), open_comment
        kept += "" if open_comment else line[: found.start()]
        line, open_comment = line[found.end() :], not open_comment


def _without_comment(line: str) -> str:
    """Cut a line at the first "#" or ";" that is not in brackets: [###] is a code."""
    inside = [found.span() for found in _BRACKETS.finditer(line)]
    for mark in _COMMENT.finditer(line):
        if not any(first < mark.start() < last for first, last in inside):
            return line[: mark.start()]
    return line


def entries(
    lines: Iterable[tuple[int, str]], sets: dict[str, list[str]]
) -> Iterator[Entry | Refused]:
    """Group lines into entries; note what the sets mean on the way."""
    entry: Entry | None = None
    for number, line in lines:
        defined = _SET.fullmatch(line)
        if defined is not None:
            sets[defined[1].upper()] = [word.strip() for word in defined[2].split(",")]
            continue
        name, codes, rest = _parts(line)
        if rest or (not name and not codes):
            advice = "write NAME [CODE], brackets in pairs"
            yield Refused(number, f"does not parse: {line.strip()[:60]!r}", advice)
            continue
        if name.startswith("+"):
            if entry is None:
                yield Refused(number, "a synonym without a name before it", "put the name first")
                continue
            entry.names.append(Wording(name[1:].strip(), number))
        elif name:
            if entry is not None:
                yield from _complete(entry)
            entry = Entry(number, [Wording(name, number)])
        elif entry is None:
            yield Refused(number, "a code without a name before it", "put the name first")
            continue
        entry.codes += [(code, number) for code in codes]
    if entry is not None:
        yield from _complete(entry)


def _parts(line: str) -> tuple[str, list[str], str]:
    """Return the name in a line, its codes, and what else stands there."""
    at = line.find("[")
    name, rest = (line, "") if at < 0 else (line[:at], line[at:])
    return name.strip(), _BRACKETS.findall(rest), _BRACKETS.sub("", rest).strip()


def _complete(entry: Entry) -> Iterator[Entry | Refused]:
    if entry.codes:
        yield entry
    else:
        yield Refused(
            entry.line, f"{entry.names[0].text[:60]!r} has no code", "write one, like [KENGOV]"
        )


def _draft(
    entry: Entry, sets: Mapping[str, list[str]], *, plover: bool
) -> Iterator[Draft | Refused]:
    """Yield the draft of an entry, after what of it is refused."""
    wordings: list[Wording] = []
    for name in entry.names:
        try:
            wordings += [Wording(form, name.line) for form in forms_of(name.text, sets)]
        except Unusable as error:
            yield refused(name.line, error)
    meanings: list[Meaning] = []
    discarded = True
    for code, line in entry.codes:
        try:
            meaning = _meaning(code, line, plover=plover)
        except Unusable as error:
            discarded = False
            yield refused(line, error)
        else:
            meanings += [meaning] if meaning is not None else []
    agent = any("~" in code for code, _line in entry.codes)
    if wordings and meanings:
        yield Draft(tuple(wordings), tuple(meanings), capitals=True, agent=agent)
    elif wordings and discarded:
        reason = "only says that the name is to be left uncoded"
        yield Refused(entry.line, reason, "take it out; dateline knows no such entries")


def _meaning(text: str, line: int, *, plover: bool) -> Meaning | None:
    """Return what a code in brackets says, None where it is a mark to leave out."""
    found = BOUNDED.fullmatch(text)
    if found is None:
        raise Unusable(f"does not parse: [{text[:60]}]", "write [CODE] or [CODE 20010120-20090120]")
    start, end = days_of(found)
    if is_discard(found["code"]):
        return None
    country, sectors = read_code(found["code"], plover=plover)
    return Meaning(country, sectors, start, end, line)


def days_of(found: re.Match[str]) -> tuple[str, str]:
    """Return the first and last day that a match of BOUNDED gives, "" where it gives none."""
    first = found["after"] or found["first"]
    start = start_of(first) if first else ""
    end = end_of(found["last"]) if found["last"] else ""
    if found["before"]:
        end = day_before(start_of(found["before"]))
    check_order(start, end)
    return start, end


def forms_of(text: str, sets: Mapping[str, list[str]]) -> list[str]:
    """Return all that a name of an entry stands for: its sets filled in, plurals in braces."""
    plurals = [f for inside in _BRACES.findall(text) for f in inside.split(",") if f.strip()]
    forms = [_BRACES.sub(" ", text)]
    while (found := _IN_SET.search(forms[0])) is not None:
        words = sets.get(found[1].upper())
        if words is None:
            raise Unusable(f"no set !{found[1][:40]}!", "define it above: !NAME! = ONE, OTHER")
        forms = [form.replace(found[0], word) for form in forms for word in words]
        if len(forms) > _MOST_FORMS or len(forms[0]) > 1000:
            raise Unusable("sets stand for too many forms", "write the forms out")
    return [" ".join(form.replace("_", " ").split()) for form in [*forms, *plurals]]
